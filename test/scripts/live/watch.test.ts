import { startSandbox } from '../../../sandbox/index.ts';
import { createZapier } from '../../../scripts/lib/zapier-run.ts';
import { type Telling, watch } from '../../../scripts/live/watch.ts';
import App from '../../../src/index.ts';

test('goes on after a poll that failed, and tells queues in the order in which they came', async () => {
  const sandbox = await startSandbox({ queues: 3 });
  const { id, secret } = sandbox.client;
  const zapier = createZapier(App, { CLIENT_ID: id, CLIENT_SECRET: secret, GENESYS_SANDBOX_URL: sandbox.url });
  const authData = { region: 'sandbox', access_token: sandbox.issueToken() };
  const stopping = new AbortController();
  const told: string[] = [];
  const tell: Telling = {
    first: (remembered) => {
      told.push(`first ${remembered}`);
      sandbox.faults.add({ kind: 'status', status: 403, code: 'missing.any.permissions', message: 'No.' });
    },
    failed: ({ kind }) => {
      told.push(`failed ${kind}`);
      for (const [index, name] of ['older', 'newer'].entries())
        sandbox.createQueue({ name, dateCreated: new Date(Date.now() - 1000 + index).toISOString() });
    },
    queue: ({ name }) => {
      told.push(`${name}`);
      if (name === 'newer') stopping.abort();
    },
  };
  const watched = await watch(zapier, authData, 0.01, stopping.signal, tell);
  await sandbox.close();
  expect(told).toEqual(['first 3', 'failed AppError', 'older', 'newer']);
  expect(watched).toEqual({ polls: 3, fired: 2 });
});
