/** The generated queues: the same for the same seed and day, full-size, and old or young without regard to their names. */
import { emitted } from '../../../sandbox/analytics/emitted.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import { defaultState } from '../../../sandbox/world/defaults.ts';
import { generateConversations } from '../../../sandbox/world/seed-activity.ts';
import { api } from '../calls.ts';

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

test('20,000 have no id or name twice', () => {
  const many = queues({ queues: 20_000 });
  expect(new Set(many.map(({ id }) => id)).size).toBe(20_000);
  expect(new Set(many.map(({ name }) => name)).size).toBe(20_000);
});

describe('activity', () => {
  const past = (change: object = {}) =>
    generateConversations(queues({ queues: 3 }), { days: 7, perDay: 20, seed: 1, now, ...change });

  test('conversations are the same for the same seed and day, and others for another seed', () => {
    expect(past()).toEqual(past());
    expect(past({ seed: 2 })).not.toEqual(past());
    const later = new Set(past({ now: now + 3_600_000 }).map((conversation) => JSON.stringify(conversation)));
    expect(past().filter((conversation) => !later.has(JSON.stringify(conversation)))).toEqual([]);
  });

  test('conversations lie in the last days, and have every outcome', () => {
    const ages = past().map(({ start }) => (now - Date.parse(start)) / day);
    expect(Math.min(...ages)).toBeGreaterThan(0);
    expect(Math.max(...ages)).toBeLessThan(8);
    expect(new Set(past().map(({ outcome }) => outcome)).size).toBe(3);
    expect(past().filter(({ dialingMs = 0 }) => dialingMs > 0).length).toBeGreaterThan(0);
  });

  test('they are over: nothing that is measured of them lies in the future', () => {
    const many = generateConversations(queues({ queues: 20 }), { days: 1, perDay: 500, seed: 1, now });
    const last = many.flatMap(emitted).reduce((latest, { emitDate }) => Math.max(latest, emitDate), 0);
    expect(last).toBeLessThanOrEqual(now);
    expect(last).toBeGreaterThan(now - day / 24);
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
