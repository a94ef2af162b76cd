import { configuration } from '../../../scripts/doctor/checks/configuration.ts';
import { readConfiguration } from '../../../scripts/doctor/configuration.ts';
import { sandboxOrigin } from '../../../src/genesys/sandbox-origin.ts';

const ALL = { GENESYS_CLIENT_ID: 'id', GENESYS_CLIENT_SECRET: 'secret', GENESYS_REGION: 'eu-west-1' };

describe('configuration', () => {
  test('comes from three variables, the region from the flag first', () => {
    expect(readConfiguration(ALL, undefined)?.region.id).toBe('eu-west-1');
    expect(readConfiguration(ALL, 'us-west-2')?.region.id).toBe('us-west-2');
    expect(readConfiguration({}, undefined)).toBeNull();
  });

  test('of a sandbox that runs somewhere its address is enough', () => {
    const url = 'http://127.0.0.1:4010';
    for (const region of [undefined, 'sandbox'])
      expect(readConfiguration({ GENESYS_SANDBOX_URL: url }, region)).toEqual({
        region: expect.objectContaining({ id: 'sandbox', api: url }),
        credentials: { id: 'sandbox-service-client-id', secret: 'sandbox-service-client-secret' },
      });
    // A region that is meant is not overruled, nor is a client.
    expect(readConfiguration({ ...ALL, GENESYS_SANDBOX_URL: url }, undefined)?.region.id).toBe('eu-west-1');
    expect(() => readConfiguration({ GENESYS_SANDBOX_URL: url, GENESYS_REGION: 'eu-west-1' }, undefined)).toThrow(
      'are not set',
    );
  });

  test.each([
    [{ ...ALL, GENESYS_CLIENT_SECRET: '' }, undefined, 'GENESYS_CLIENT_SECRET is not set.'],
    [{ GENESYS_CLIENT_ID: 'id' }, undefined, 'GENESYS_CLIENT_SECRET and GENESYS_REGION are not set.'],
    [{}, 'eu-west-1', 'GENESYS_CLIENT_ID and GENESYS_CLIENT_SECRET are not set.'],
    [ALL, 'eu', expect.stringMatching(/^"eu" is not a Genesys Cloud region/)],
    [ALL, 'sandbox', expect.stringMatching(/^"sandbox" is not a Genesys Cloud region/)],
  ])('%j with --region %s is refused', (environment, region, sentence) => {
    expect(() => readConfiguration(environment, region)).toThrow(
      expect.objectContaining({ name: 'InputError', message: sentence }),
    );
  });
});

test.each([
  [() => sandboxOrigin('https://example.com/'), /^set GENESYS_SANDBOX_URL .*npm run sandbox/],
  [() => readConfiguration({ GENESYS_CLIENT_ID: 'id' }, undefined), /^set GENESYS_CLIENT_ID, /],
])('advice names the variable that is wrong: %s', (read, where) => {
  let found = '';
  try {
    read();
  } catch (error) {
    found = (error as Error).message;
  }
  const circumstances = { configuration: found } as Parameters<typeof configuration>[0];
  expect(configuration(circumstances)).toMatchObject({
    status: 'failed',
    found,
    fix: { who: 'You', where: expect.stringMatching(where) },
  });
});
