/** A trigger that is switched on, and the sandbox beside it. */
import { type Previewed, previewed } from '../support/preview.ts';

let preview: Previewed;
beforeEach(async () => {
  preview = await previewed({ queues: 8 });
  await preview.connect();
});

const on = (key: string, input: object = {}) => preview.call('trigger-on', { kind: 'triggers', key, parts: [input] });
const poll = (key: string) => preview.call('trigger-poll', { key });
const control = async (name: string, given: object) =>
  (await preview.call('sandbox', { control: name, ...given })).said;
const firedNames = async (key: string) =>
  (await poll(key)).run.results.map(({ name, queue_name }: Record<string, string>) => name ?? queue_name);

test('the first poll remembers, and what is created, fires once', async () => {
  expect(await poll('new_queue')).toEqual({ refused: 'This trigger is not switched on.' });
  const { remembered, run } = await on('new_queue');
  expect([remembered, run.results, run.error]).toEqual([4, [], null]);
  expect(await firedNames('new_queue')).toEqual([]);
  expect(await control('create', { name: 'Zurich Night Shift' })).toBe('Zurich Night Shift is created.');
  expect(await control('create', { name: 'Aachen Day Shift' })).toBe('Aachen Day Shift is created.');
  expect((await firedNames('new_queue')).sort()).toEqual(['Aachen Day Shift', 'Zurich Night Shift']);
  expect(await firedNames('new_queue')).toEqual([]);
  await preview.call('trigger-off', { key: 'new_queue' });
  expect(await poll('new_queue')).toEqual({ refused: 'This trigger is not switched on.' });
});

test('what is switched on again starts afresh', async () => {
  await on('new_queue');
  await control('create', { name: 'Meanwhile' });
  await on('new_queue');
  expect(await firedNames('new_queue')).toEqual([]);
});

test('a rename and a move fire Queue Settings Changed, a call that waits fires Queue Backlog', async () => {
  const [queue] = preview.sandbox.state.queues;
  const division = preview.sandbox.state.divisions.find(({ id }) => id !== queue?.divisionId);
  preview.sandbox.state.interactions = [];
  await on('queue_settings_changed');
  await on('queue_backlog', { queue_ids: [queue?.id], waiting: '1' });
  expect(await control('rename', { queue: queue?.name, name: 'Renamed' })).toMatch(/ is now Renamed\.$/);
  expect(await firedNames('queue_settings_changed')).toEqual(['Renamed']);
  expect(await control('move', { queue: 'renamed', division: division?.id })).toBe(
    `renamed is moved to ${division?.name}.`,
  );
  expect(await firedNames('queue_settings_changed')).toEqual(['Renamed']);
  expect(await firedNames('queue_backlog')).toEqual([]);
  expect(await control('wait', { queue: 'Renamed', minutes: '5' })).toBe('1 interaction waits in Renamed.');
  expect(await firedNames('queue_backlog')).toEqual(['Renamed']);
  expect(await control('staff', { queue: 'Renamed', count: '2' })).toMatch(/^Renamed has \d+ members\.$/);
  expect(await control('delete', { queue: 'Renamed' })).toBe('Renamed is deleted.');
  expect((await preview.call('sandbox-queues')).includes('Renamed')).toBe(false);
});

test.each([
  ['create', { name: '' }, 'Invalid queue name specified.'],
  ['create', { name: 'SAME' }, 'A queue with this name already exists.'],
  ['rename', { queue: 'Nowhere', name: 'x' }, 'There is no queue named Nowhere.'],
  ['rename', { queue: 'Same', name: ' ' }, 'Invalid queue name specified.'],
  ['move', { queue: 'Same' }, 'Choose the division to move it to.'],
  ['delete', {}, 'Choose a queue.'],
  ['constructor', {}, 'The sandbox has no such control.'],
])('%s with %j is refused in words', async (name, given, refused) => {
  preview.sandbox.createQueue({ name: 'Same' });
  expect(await preview.call('sandbox', { control: name, ...given })).toEqual({ refused });
});

test.each([
  ['Infinity', 10_000],
  ['1e300', 10_000],
  ['-5', 0],
  ['many', 0],
  ['2.5', 2.5],
])('a call waits for 0 to 10,000 minutes: %s', async (minutes, waited) => {
  const [queue] = preview.sandbox.state.queues;
  expect(await control('wait', { queue: queue?.name, minutes })).toContain(' in ');
  const { startedAt } = preview.sandbox.state.interactions.at(-1) ?? { startedAt: '' };
  expect((Date.now() - Date.parse(startedAt)) / 60_000).toBeCloseTo(waited, 0);
});

test('what Zapier would not switch on, is off', async () => {
  const { run, remembered } = await on('queue_backlog', { waiting: '1' });
  expect([run.error.message, remembered]).toEqual(['Required field "Queues" (queue_ids) is missing.', null]);
  for (const user of preview.sandbox.state.users) user.grants = [];
  expect((await on('new_queue')).run.error.code).toBe('permission_missing');
  expect(await poll('new_queue')).toEqual({ refused: 'This trigger is not switched on.' });
});

test('samples are loaded as the editor does, and the requests of two runs at once are each counted alone', async () => {
  const samples = () => preview.call('run', { kind: 'triggers', key: 'new_queue', ref: 'new_queue', parts: [{}] });
  const queue = preview.sandbox.state.queues[0]?.id;
  const status = preview.call('run', {
    kind: 'searches',
    key: 'find_queue_status',
    ref: 's',
    parts: [{ queue_ids: [queue] }],
  });
  const [loaded, found] = await Promise.all([samples(), status]);
  expect(loaded.results).toHaveLength(3);
  expect(loaded.requests.map(({ path }: { path: string }) => path.split('?')[0])).toEqual(['/api/v2/routing/queues']);
  expect(found.requests.map(({ method }: { method: string }) => method).sort()).toEqual(['GET', 'POST']);
  for (const { status: code, bytes, milliseconds } of [...loaded.requests, ...found.requests]) {
    expect(code).toBe(200);
    expect(bytes).toBeGreaterThan(200);
    expect(milliseconds).toBeGreaterThanOrEqual(0);
  }
});
