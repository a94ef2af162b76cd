/** The generated queues: the same for the same seed and day, full-size, and old or young without regard to their names. */
import { defaultState } from '../../sandbox/defaults.ts';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { generateConversations } from '../../sandbox/seed-activity.ts';
import { api } from './calls.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 6, 1, 12);
const queues = (change: { seed?: number; now?: number; queues?: number } = {}) =>
  defaultState({ queues: 200, seed: 1, latency: 0, now, ...change }).queues;

const started: Sandbox[] = [];
afterEach(async () => {
  for (const sandbox of started.splice(0)) await sandbox.close();
});

test('the same seed gives the same queues all day long', () => {
  expect(queues({ now: now + 11 * 3_600_000 })).toEqual(queues());
});

test('another seed gives other queues, another day the same ones with other dates', () => {
  const ids = (list: { id: string }[]): string[] => list.map(({ id }) => id);
  expect(ids(queues({ seed: 2 }))).not.toEqual(ids(queues()));
  const [today, tomorrow] = [queues(), queues({ now: now + day })];
  expect(ids(tomorrow)).toEqual(ids(today));
  expect(Date.parse(tomorrow[0]?.dateCreated ?? '') - Date.parse(today[0]?.dateCreated ?? '')).toBe(day);
});

test('a few were made in the last 30 days, none in the future, in several divisions', () => {
  const ages = queues().map(({ dateCreated }) => (now - Date.parse(dateCreated)) / day);
  expect(ages.filter((age) => age < 30)).toHaveLength(4);
  expect(Math.min(...ages)).toBeGreaterThan(0);
  expect(Math.max(...ages)).toBeGreaterThan(3 * 365);
  expect(new Set(queues().map(({ divisionId }) => divisionId)).size).toBe(5);
});

test('20,000 take less than two seconds, with no id or name twice', () => {
  const before = performance.now();
  const many = queues({ queues: 20_000 });
  expect(performance.now() - before).toBeLessThan(2000);
  expect(new Set(many.map(({ id }) => id)).size).toBe(20_000);
  expect(new Set(many.map(({ name }) => name)).size).toBe(20_000);
});

describe('activity', () => {
  const past = (change: object = {}) =>
    generateConversations(queues({ queues: 3 }), { days: 7, perDay: 20, seed: 1, now, ...change });

  test('conversations are the same for the same seed and day, and others for another seed', () => {
    expect(past()).toEqual(past());
    expect(past({ seed: 2 })).not.toEqual(past());
    // As text: to look for each in the list as an object takes seconds.
    const later = new Set(past({ now: now + 3_600_000 }).map((one) => JSON.stringify(one)));
    expect(past().filter((one) => !later.has(JSON.stringify(one)))).toEqual([]);
  });

  test('conversations lie in the last days, and have every outcome', () => {
    const ages = past().map(({ start }) => (now - Date.parse(start)) / day);
    expect(Math.min(...ages)).toBeGreaterThan(0);
    expect(Math.max(...ages)).toBeLessThan(8);
    expect(new Set(past().map(({ outcome }) => outcome)).size).toBe(3);
  });

  test('a large organization has it in a few queues only', () => {
    const { interactions, conversations } = defaultState({ queues: 500, seed: 1, latency: 0, now });
    for (const list of [interactions, conversations]) expect(new Set(list.map(({ queueId }) => queueId)).size).toBe(8);
    expect(conversations.length).toBeLessThan(1000);
  });
});

test('a queue is several kilobytes, with the fields of the contract', async () => {
  const sandbox = await startSandbox({ queues: 1, now: () => now });
  started.push(sandbox);
  const { body } = await api(sandbox, `/routing/queues/${sandbox.state.queues[0]?.id}`);
  expect(JSON.stringify(body).length).toBeGreaterThan(3000);
  expect(Object.keys(body).length).toBeGreaterThanOrEqual(36);
  expect(body).toMatchObject({
    mediaSettings: { call: {} },
    acwSettings: {},
    bullseye: {},
    memberCount: expect.any(Number),
  });
});
