/** How often Zapier runs a step: the sum behind each throttle, and what the run it is made for costs. */
import { STEP_NEEDS } from '../../scripts/docs/step-needs.ts';
import { LARGE_RUN } from '../../src/zapier/throttle.ts';
import { definition, methodOf } from '../support/steps.ts';
import { type Connected, connectedZapier } from '../support/zapier.ts';

const steps = Object.entries(LARGE_RUN);

test.each(steps)('%s: its runs and their requests stay below the limit of a token', (key, requests) => {
  const { throttle } = (definition.searches[key] ?? definition.creates?.[key])?.operation ?? {};
  expect(throttle).toEqual({ window: 60, limit: expect.any(Number), scope: ['auth', 'action'] });
  const limit = throttle?.limit ?? 0;
  expect(limit * requests).toBeLessThanOrEqual(240);
  expect((limit + 1) * requests).toBeGreaterThan(240);
  expect(STEP_NEEDS[key]?.largeRun).toBeTruthy();
});

test('no trigger has one: polls come when they come, and none may be held back', () => {
  expect(Object.values(definition.triggers).filter(({ operation }) => operation.throttle)).toEqual([]);
});

const run = async (zap: Connected, key: string, inputData: Record<string, unknown>) => {
  zap.sandbox.state.settings.rateLimitPerMinute = 1e6;
  zap.sandbox.requests.length = 0;
  await zap.zapier.callOnce(methodOf(key), { authData: zap.authData, inputData });
  return zap.sandbox.requests.length;
};

test('a large run of List Queues', async () => {
  const zap = await connectedZapier({ queues: 5_000 });
  const [home] = zap.sandbox.state.divisions;
  for (const queue of zap.sandbox.state.queues) queue.divisionId = home?.id ?? '';
  const input = { max_queues: 5_000, division_id: home?.name, look_up_names: true };
  expect(await run(zap, 'list_queues', input)).toBeLessThanOrEqual(LARGE_RUN.list_queues);
});

test('a large run of Find Queue Members, Find Queue Status and Find Queue Summary', async () => {
  const zap = await connectedZapier({ queues: 100 });
  const queue_ids = zap.sandbox.state.queues.map(({ id }) => id);
  const [queue_id = ''] = queue_ids;
  zap.sandbox.state.queues.find(({ id }) => id === queue_id)?.members.splice(0);
  zap.sandbox.addMembers(queue_id, 500);
  expect(await run(zap, 'find_queue_members', { queue_id })).toBeLessThanOrEqual(LARGE_RUN.find_queue_members);
  // Two for each hundred.
  expect((await run(zap, 'find_queue_status', { queue_ids })) * 4).toBe(LARGE_RUN.find_queue_status);
  const estimated = { queue_ids: queue_ids.slice(0, 25), estimated_wait: 'each' };
  expect(await run(zap, 'find_queue_status', estimated)).toBe(152);
  const year = { queue_ids, period: 'custom', from: '2025-07-01', to: '2026-06-30' };
  expect(await run(zap, 'find_queue_summary', year)).toBe(LARGE_RUN.find_queue_summary);
});

test.each(['add_queue_members', 'remove_queue_members', 'set_queue_membership'] as const)(
  'a large run of %s',
  async (key) => {
    const zap = await connectedZapier({ queues: 1 });
    const [queue] = zap.sandbox.state.queues;
    queue?.members.splice(0);
    zap.sandbox.addMembers(queue?.id ?? '', 500);
    const users = new Map(zap.sandbox.state.users.map((user) => [user.id, user]));
    const members = queue?.members.map(({ id }) => users.get(id)?.email ?? '') ?? [];
    const agent_ids = members.slice(0, 100);
    if (key === 'add_queue_members') queue?.members.splice(0, 100);
    const requests = await run(zap, key, { queue_id: queue?.id, agent_ids, joined: false });
    expect(requests).toBeLessThanOrEqual(LARGE_RUN[key]);
    // Not far below, or it would hold back more than it has to.
    expect(requests).toBeGreaterThan(LARGE_RUN[key] - 5);
  },
);
