/** Parts of the page that need no browser: pages of results put together, and a poll that takes its time. */
const PUBLIC = '../../preview/public';
const { joined } = await import(`${PUBLIC}/run-view.js`);
const { rowsOf } = await import(`${PUBLIC}/results.js`);
const { bindPolling } = await import(`${PUBLIC}/polling.js`);

const page = (name: string, change: object = {}) => ({
  label: 'List',
  results: [name],
  requests: [{ path: name, bytes: 10 }],
  log: [`log ${name}`],
  renewals: [],
  milliseconds: 40,
  error: null,
  pagingToken: `after ${name}`,
  ...change,
});

test('two pages are one run: results, requests, time, log and renewals', () => {
  const { results, requests, log, renewals, milliseconds, pagingToken, error } = joined(
    page('a', { renewals: ['old'] }),
    page('b', { milliseconds: 2, pagingToken: null, renewals: ['older'] }),
  );
  expect({ results, requests, log, renewals, milliseconds, pagingToken, error }).toEqual({
    results: ['a', 'b'],
    requests: [
      { path: 'a', bytes: 10 },
      { path: 'b', bytes: 10 },
    ],
    log: ['log a', 'log b'],
    renewals: ['old', 'older'],
    milliseconds: 42,
    pagingToken: null,
    error: null,
  });
});

test('a page that fails leaves what there is, counts what it cost, and can be asked for again', () => {
  const failed = page('b', { results: [], error: { message: 'No.' }, pagingToken: null });
  const both = joined(page('a'), failed);
  expect(both).toMatchObject({ results: ['a'], error: { message: 'No.' }, pagingToken: 'after a', milliseconds: 80 });
  expect(both.requests).toHaveLength(2);
  const again = joined(both, page('b', { pagingToken: null }));
  expect(again).toMatchObject({ results: ['a', 'b'], error: null, pagingToken: null, milliseconds: 120 });
});

test('an output that is empty has no row', () => {
  const fields = ['id', 'warnings', 'note', 'count', 'open', 'gone'].map((key) => ({ key, label: key.toUpperCase() }));
  const result = { id: 'q', warnings: [], note: '', count: 0, open: false, gone: null, more: [], other: ['x'] };
  expect(rowsOf(result, fields)).toEqual([
    ['ID', 'q'],
    ['COUNT', 0],
    ['OPEN', false],
    ['other', ['x']],
  ]);
});

describe('a poll that takes its time', () => {
  /** As much of an element as is used. */
  class Part extends EventTarget {
    [name: string]: unknown;
    disabled = false;
    checked = false;
    textContent = '';
    setAttribute() {}
    removeAttribute() {}
    replaceChildren() {}
    press = () => this.dispatchEvent(new Event('click'));
  }

  const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
  const polled = (...results: string[]) => ({ run: { results, error: null }, remembered: 0 });

  function page() {
    const parts = new Map<string, Part>();
    const find = (selector: string) => {
      const part = parts.get(selector) ?? new Part();
      parts.set(selector, part);
      return part;
    };
    const waiting: { resolve: (value: object) => void; reject: (error: Error) => void }[] = [];
    const told: string[] = [];
    const calls = {
      on: async () => polled(),
      off: async () => ({}),
      poll: () => new Promise<object>((resolve, reject) => waiting.push({ resolve, reject })),
    };
    bindPolling({ querySelector: find }, calls, ({ run }: ReturnType<typeof polled>) => told.push(...run.results));
    const [on, poll, state] = ['[data-on]', '[data-poll]', '[data-state]'].map(find) as [Part, Part, Part];
    return { on, poll, state, waiting, told };
  }

  beforeAll(() => Object.assign(globalThis, { document: { activeElement: null, body: {} } }));
  afterAll(() => Reflect.deleteProperty(globalThis, 'document'));

  test.each([
    ['brings something', (waiting: { resolve: (value: object) => void }) => waiting.resolve(polled('late')), ['late']],
    ['fails', (waiting: { reject: (error: Error) => void }) => waiting.reject(new Error('Not on.')), []],
  ])('switched off before it %s: it is off', async (_, end, brought) => {
    const { on, poll, state, waiting, told } = page();
    on.press();
    await settled();
    expect([on.textContent, poll.disabled]).toEqual(['Switch off', false]);
    poll.press();
    await settled();
    on.press();
    await settled();
    for (const each of waiting) end(each);
    await settled();
    expect([on.textContent, poll.disabled, state.textContent, told]).toEqual([
      'Switch on',
      true,
      'Off. Switched on again, it starts afresh.',
      brought,
    ]);
  });

  test('what a poll brings that was overtaken by another start is not told as of this one', async () => {
    const { on, poll, state, waiting, told } = page();
    for (const part of [on, poll, on, on]) {
      part.press();
      await settled();
    }
    waiting[0]?.resolve(polled('late'));
    await settled();
    expect([poll.disabled, state.textContent, told]).toEqual([false, 'On. The first poll remembers 0.', []]);
    poll.press();
    await settled();
    waiting[1]?.resolve(polled('a', 'b'));
    await settled();
    expect([state.textContent, told]).toEqual(['On. Poll 2 fired for 2.', ['a', 'b']]);
  });
});
