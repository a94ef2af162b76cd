/** What is asked for an id as a server named it; the answers are held by test/searches/estimated-wait.test.ts. */
import type { Call, Client } from '../../../src/genesys/client.ts';
import { estimatedWaits } from '../../../src/genesys/statistics/estimated-wait.ts';

test.each([
  ['4f1c2b7e-6a0d-4c58-9a53-0f6f3d2b8c11', '4f1c2b7e-6a0d-4c58-9a53-0f6f3d2b8c11'],
  ['../../users/me?a=/b#c', '..%2F..%2Fusers%2Fme%3Fa%3D%2Fb%23c'],
])('the id %s stays one part of the path', async (id, part) => {
  const paths: string[] = [];
  const call = async ({ path }: Call) => {
    paths.push(path);
    return { data: null };
  };
  await estimatedWaits({ call } as unknown as Client, [id], true);
  const media = ['call', 'callback', 'chat', 'email', 'message'].map((type) => `/mediatypes/${type}`);
  expect(paths.sort()).toEqual(
    ['', ...media].map((each) => `/api/v2/routing/queues/${part}${each}/estimatedwaittime`).sort(),
  );
});
