/** The controls for what goes on in queues: what they set is what the API then shows. */
import { type QueueRecord, type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import { api, control } from '../calls.ts';

let sandbox: Sandbox;
let queue: QueueRecord;
beforeEach(async () => {
  sandbox = await startSandbox({ queues: 1, now: () => Date.UTC(2026, 6, 2, 12) });
  queue = sandbox.createQueue({ name: 'Alpha' });
});
afterEach(() => sandbox.close());

const observed = async (metric: string): Promise<unknown> => {
  const filter = { type: 'or', predicates: [{ dimension: 'queueId', value: queue.id }] };
  const body = { filter, metrics: [metric] };
  const path = '/analytics/queues/observations/query';
  return Object((await api(sandbox, path, { method: 'POST', body })).body).results?.[0].data[0];
};

test('live data: interactions and members of one queue, the other queues’ staying', async () => {
  const others = sandbox.state.interactions.length;
  const [user] = sandbox.state.users;
  const change = {
    interactions: [{ state: 'waiting' }, { state: 'alerting', mediaType: 'chat' }],
    members: [{ id: user?.id }],
  };
  const { status, text } = await control(sandbox, `PATCH /queues/${queue.id}/live`, change);
  expect([status, JSON.parse(text)]).toMatchObject([
    200,
    {
      interactions: [
        { state: 'waiting', mediaType: 'voice', startedAt: '2026-07-02T12:00:00.000Z' },
        { mediaType: 'chat' },
      ],
      members: [{ id: user?.id, joined: true }],
    },
  ]);
  expect(await observed('oWaiting')).toMatchObject({ stats: { count: 1 } });
  await control(sandbox, `PATCH /queues/${queue.id}/live`, { interactions: [] });
  expect(await observed('oWaiting')).toMatchObject({ stats: { count: 0 } });
  expect(JSON.parse((await control(sandbox, `GET /queues/${queue.id}/live`)).text).members).toHaveLength(1);
  expect(others).toBeGreaterThan(0);
  expect(sandbox.state.interactions).toHaveLength(others);
});

test('more than a page of members', async () => {
  expect((await control(sandbox, `POST /queues/${queue.id}/members`, { count: 120 })).status).toBe(201);
  expect((await api(sandbox, `/routing/queues/${queue.id}`)).body.memberCount).toBe(120);
});

test('a user’s status and presence', async () => {
  sandbox.addMembers(queue.id, 1);
  const change = { routingStatus: 'NOT_RESPONDING', presence: 'On Queue' };
  await control(sandbox, `PATCH /users/${queue.members[0]?.id}`, change);
  expect(await observed('oOnQueueUsers')).toEqual({
    metric: 'oOnQueueUsers',
    qualifier: 'NOT_RESPONDING',
    stats: { count: 1 },
  });
});

test('past conversations, one or many', async () => {
  const offered = async (): Promise<number> => {
    const body = { interval: '2026-06-25T00:00:00Z/2026-07-03T00:00:00Z', metrics: ['nOffered'] };
    const { results } = Object(
      (await api(sandbox, '/analytics/conversations/aggregates/query', { method: 'POST', body })).body,
    );
    return results?.[0].data[0].metrics[0].stats.count ?? 0;
  };
  expect((await control(sandbox, 'DELETE /conversations')).status).toBe(204);
  expect(await offered()).toBe(0);
  const { status, text } = await control(sandbox, 'POST /conversations', { queueId: queue.id, outcome: 'abandoned' });
  expect([status, JSON.parse(text)]).toMatchObject([201, { outcome: 'abandoned', start: '2026-07-02T12:00:00.000Z' }]);
  expect(await offered()).toBe(1);
  const made = await control(sandbox, 'POST /conversations/generate', { days: 3, perDay: 5 });
  expect(await offered()).toBe(JSON.parse(made.text).conversations);
});

test('a past conversation has all that is measured of one', async () => {
  const times = { waitMs: 1000, contactingMs: 2000, dialingMs: 3000, talkMs: 4000, holdMs: 5000, acwMs: 6000 };
  const sent = { queueId: queue.id, outcome: 'outbound', start: '2026-07-01T09:00:00.000Z', holds: 2, ...times };
  const { text } = await control(sandbox, 'POST /conversations', sent);
  expect(JSON.parse(text)).toEqual({ ...sent, mediaType: 'voice', transferred: false, overSla: false });
  expect(sandbox.state.conversations.at(-1)).toEqual(JSON.parse(text));
});

test.each([
  ['PATCH /queues/{id}/live', { interactions: {} }, 400],
  ['PATCH /queues/{id}/live', { interactions: [{ state: 'sleeping' }] }, 400],
  ['PATCH /queues/{id}/live', { interactions: [{ startedAt: 'x' }] }, 400],
  ['PATCH /queues/{id}/live', { members: [{ id: 'nobody' }] }, 404],
  ['PATCH /queues/{id}/live', { members: [{ id: '{user}', joined: 1 }] }, 400],
  ['PATCH /queues/nothing/live', {}, 404],
  ['POST /queues/{id}/members', { count: 10_001 }, 400],
  ['PATCH /users/nobody', {}, 404],
  ['PATCH /users/{user}', { presence: 'Asleep' }, 400],
  ['POST /conversations', { queueId: 'nothing' }, 404],
  ['POST /conversations', { queueId: '{id}', waitMs: -1 }, 400],
  ['POST /conversations', { queueId: '{id}', dialingMs: '1' }, 400],
  ['POST /conversations', { queueId: '{id}', holds: 0 }, 400],
  ['POST /conversations', { queueId: '{id}', outcome: 'lost' }, 400],
])('%s with %j is refused with %i, and changes nothing', async (call, body, status) => {
  const before = structuredClone([sandbox.state.users, queue, sandbox.state.interactions, sandbox.state.conversations]);
  const fill = (text: string) => text.replace('{id}', queue.id).replace('{user}', sandbox.state.users[0]?.id ?? '');
  const answer = await control(sandbox, fill(call), JSON.parse(fill(JSON.stringify(body))));
  expect([answer.status, JSON.parse(answer.text).sandbox]).toEqual([status, true]);
  expect([sandbox.state.users, queue, sandbox.state.interactions, sandbox.state.conversations]).toEqual(before);
});
