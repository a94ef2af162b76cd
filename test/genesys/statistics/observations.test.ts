/** The clock that waits are measured by, and how many queues one request names. */
import { type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import { fetchSend } from '../../../scripts/lib/fetch-send.ts';
import { createClient } from '../../../src/genesys/client.ts';
import type { SendRequest } from '../../../src/genesys/http/http.ts';
import { regionById } from '../../../src/genesys/regions.ts';
import { observeQueues } from '../../../src/genesys/statistics/observations.ts';

/** A clock that is further from ours than a day would not be believed. */
const SERVER = Math.floor(Date.now() / 1000) * 1000 - 20 * 3_600_000;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ queues: 1, now: () => SERVER });
});
afterAll(() => sandbox.close());

const observe = (ids: readonly string[], send: SendRequest = fetchSend) => {
  const now = Date.now();
  const token = { value: sandbox.issueToken(), expiresAt: null };
  const runtime = { send, now: () => now, random: Math.random, sleep: async () => {}, log: () => {} };
  return { now, answer: observeQueues(createClient(regionById('sandbox', sandbox.url), token, runtime), ids) };
};

test('waits are measured by the server’s clock, by our own only where it says none', async () => {
  const ids = sandbox.state.queues.map(({ id }) => id);
  expect((await observe(ids).answer).now).toBe(SERVER);
  const silent = observe(ids, (request, read) =>
    fetchSend(request, (response) => read({ ...response, header: () => null })),
  );
  expect((await silent.answer).now).toBe(silent.now);
});

test('users count where no media type is named, interactions where one is', async () => {
  const ids = sandbox.state.queues.map(({ id }) => id);
  const both = ['oWaiting', 'oMemberUsers'].map((metric) => ({ metric, stats: { count: 7 } }));
  const results = [{}, { mediaType: 'voice' }].map((media) => ({ group: { queueId: ids[0], ...media }, data: both }));
  sandbox.faults.add({ kind: 'body', json: { results } });
  const { statusOf } = await observe(ids).answer;
  expect(statusOf(`${ids[0]}`)).toMatchObject({ waiting: 7, members: 7, voice: { waiting: 7 }, chat: { waiting: 0 } });
});

test.each([{}, { queueId: 7 }, { queueId: '' }])('an answer about %j alone is not Genesys’s', async (group) => {
  sandbox.faults.add({ kind: 'body', json: { results: [{ group, data: [] }] } });
  await expect(observe(['an-id']).answer).rejects.toMatchObject({ diagnosis: { kind: 'not_genesys' } });
});

test('250 queues are observed 100 at a time', async () => {
  sandbox.requests.length = 0;
  const ids = Array.from({ length: 250 }, (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`);
  await observe(ids).answer;
  const named = sandbox.requests.flatMap(({ body }) =>
    Object(body).filter.predicates.map(({ value }: { value: string }) => value),
  );
  expect(sandbox.requests).toHaveLength(3);
  expect(named.sort()).toEqual(ids);
});
