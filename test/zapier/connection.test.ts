/** Faults that are nobody's but ours: no message of theirs reaches a user, since it might hold what they tripped over. */
import type { ZObject } from 'zapier-platform-core';
import { connectionFacts } from '../../src/genesys/access/connection-facts.ts';
import { explaining } from '../../src/genesys/access/explain.ts';
import { createClient } from '../../src/genesys/client.ts';
import { tokenRequest } from '../../src/genesys/oauth/token-request.ts';
import { regionById } from '../../src/genesys/regions.ts';
import { zapierSend } from '../../src/zapier/send.ts';
import { type Connected, connectedZapier } from '../support/zapier.ts';

const bug = new TypeError('a bug that holds a token');
const request = { method: 'GET', url: 'https://api.mypurecloud.ie/', headers: {}, timeoutMs: 1_000 } as const;

test('a fault that is not of the connection comes through the sender and the core as it is', async () => {
  const send = zapierSend({ request: () => Promise.reject(bug) } as unknown as ZObject);
  await expect(send(request, String)).rejects.toBe(bug);
  const region = regionById('eu-west-1');
  await expect(tokenRequest(region, { id: 'i', secret: 's' }, {}, send)).rejects.toBe(bug);
  const runtime = { send, now: Date.now, random: Math.random, sleep: async () => {}, log: () => {} };
  const client = createClient(region, { value: 'token', expiresAt: null }, runtime);
  await expect(connectionFacts(explaining(client), { accessToken: 'token', oauthClient: null })).rejects.toBe(bug);
});

test('an answer that a run no longer wants is not waited for', async () => {
  const aborted = AbortSignal.abort();
  const seen: AbortSignal[] = [];
  const z = { request: (options: { signal: AbortSignal }) => Promise.reject(seen.push(options.signal)) };
  const send = zapierSend(z as unknown as ZObject);
  await expect(send({ ...request, signal: aborted }, String)).rejects.toMatchObject({ reason: 'timeout' });
  expect(seen[0]?.aborted).toBe(true);
});

describe('through Zapier’s runtime', () => {
  let zap: Connected;
  beforeAll(async () => {
    zap = await connectedZapier({ queues: 1 });
  });

  test('the user reads a fixed sentence, the owner finds the place in the log', async () => {
    // Nothing makes text of it: the code trips over what only we can have stored.
    const authData = { ...zap.authData, expires_at: { toString: 'canary-of-the-fault' } as unknown as string };
    const failed = zap.zapier.callOnce('searches.list_queues.operation.perform', { authData });
    await expect(failed).rejects.toMatchObject({
      kind: 'AppError',
      code: 'internal',
      message:
        'This integration met a fault of its own and stopped. Try again; if it stays, tell the owner of this integration, who finds it in the log.',
    });
    // Where, and not what: the message of the fault might hold what it tripped over.
    expect(zap.logged).toEqual([
      expect.stringMatching(/^A fault of the integration itself: TypeError(\n +at .+)*\n +at .+connection\.ts(\n|:).*/),
    ]);
    expect(
      zap.logged[0]
        ?.split('\n')
        .slice(1)
        .filter((line) => !/^ +at /.test(line)),
    ).toEqual([]);
  });

  test('a connection that holds no token asks for a new one', async () => {
    const failed = zap.zapier.callOnce('authentication.test', { authData: { region: 'sandbox' } });
    await expect(failed).rejects.toMatchObject({ kind: 'RefreshAuthError' });
  });
});
