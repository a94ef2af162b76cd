import { type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import { type Chapter, outcomes } from '../../../scripts/start/chapter.ts';
import * as connect from '../../../scripts/start/connect.ts';
import * as connectionTest from '../../../scripts/start/connection-test.ts';
import * as listQueues from '../../../scripts/start/list-queues.ts';
import * as newQueue from '../../../scripts/start/new-queue.ts';
import { createPrinter } from '../../../scripts/start/print.ts';
import * as refusals from '../../../scripts/start/refusals.ts';
import { tellStory } from '../../../scripts/start/story.ts';
import App from '../../../src/index.ts';

// For the tests that need a few of the chapters only, and none of them many queues.
let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ queues: 60 });
});
afterEach(() => sandbox.close());

/** Keeps what is printed; as a terminal it has colors. */
function paper(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, hasColors: () => true, write: (text: string) => written.push(text), text: () => written.join('') };
}

/** The app with another function in place of a step's. */
function broken(kind: 'searches' | 'triggers', key: string, perform: () => Promise<unknown>) {
  const steps = App[kind] as Record<string, { operation: object }>;
  return { ...App, [kind]: { ...steps, [key]: { ...steps[key], operation: { ...steps[key]?.operation, perform } } } };
}

/** The whole story, which goes well: told once for all who look at it. */
async function toldWell() {
  const out = paper(false);
  const home = await startSandbox({ queues: 600 });
  const changeable = () => {
    const { organization, divisions, roles, users, clients, settings } = home.state;
    return structuredClone({ organization, divisions, roles, users, clients, settings });
  };
  const before = changeable();
  const story = await tellStory(App, home, createPrinter(out));
  await home.close();
  return { story, out, home, before, after: changeable() };
}
let told: Awaited<ReturnType<typeof toldWell>>;
beforeAll(async () => {
  told = await toldWell();
});

test('without a printer it tells the same', async () => {
  const { held, chapters } = await tellStory(App, sandbox, null, [connect, connectionTest, listQueues]);
  expect(held).toBe(true);
  const words = ({ title, about }: Chapter) => [title, about];
  expect(chapters.map(words)).toEqual(told.story.chapters.slice(0, 3).map(words));
});

test('tells seven chapters, and all of it held', () => {
  const { story, home } = told;
  expect(story.chapters.flatMap(outcomes).filter(({ held }) => !held)).toEqual([]);
  expect(story).toMatchObject({
    held: true,
    sandbox: { url: home.url, queues: 600 },
    chapters: [
      { facts: { region: 'sandbox', received: ['access token', 'refresh token'] } },
      {
        facts: { organization: 'Example Contact Center', introspected: 'GET /api/v2/tokens/me', warnings: [] },
        cases: { length: 8 },
      },
      { facts: { queues: 600, requests: 2 }, first_rows: { length: 5 } },
      { facts: { queue_created: 'Zurich Night Shift', second_poll_fired_for: ['Zurich Night Shift'] } },
      { facts: { queue_created: 'Website Leads', new_queue_fired_for: ['Website Leads'], callback: 'created' } },
      { cases: { length: 6 } },
      {
        facts: {
          queues_created: 14,
          polls_of_the_service_account: 57,
          fired_by_the_service_account: 14,
          polls_of_the_user: 4,
        },
        cases: [{ situation: "the user's connection ends after 24 hours", held: true }],
      },
    ],
  });
});

test('what a person reads, situation by situation', () => {
  const { chapters } = told.story;
  const read = (chapter: number) => chapters[chapter]?.cases?.map(({ reads }) => reads);
  expect(read(1)).toEqual([
    expect.stringMatching(/^No queue is visible/),
    expect.stringMatching(/^\(no word; \d+ queues are visible\)$/),
    expect.stringMatching(/^The scope "routing:readonly" is not among those granted\./),
    expect.stringMatching(/^Genesys Cloud would not list queues: .* lacks the scope "routing:readonly"/),
    expect.stringMatching(/do not include Routing > Queue > View \(routing:queue:view\)/),
    expect.stringMatching(/^No refresh token came with this connection/),
    expect.stringMatching(/^Genesys Cloud could not be reached/),
    expect.stringMatching(/^Your organization's inactivity timeout of 10 minutes is on/),
  ]);
  expect(read(5)).toEqual([
    expect.stringMatching(/lacks the scope "routing:readonly"/),
    expect.stringMatching(/Reconnecting is not needed\. Correlation id [\w-]+\.$/),
    expect.stringMatching(/only in Home; it is needed in division/),
    expect.stringMatching(/Zapier renews it by itself/),
    expect.stringMatching(/choose the region/),
    '(no error: List Queues returned)',
  ]);
});

test('a sentence that is not the one expected does not hold', async () => {
  const deaf = broken('searches', 'list_queues', async () => ({ results: [], paging_token: null }));
  const { chapters } = await tellStory(deaf, sandbox, null, [connect, refusals]);
  expect(chapters[1]?.cases?.map(({ held }) => held)).toEqual([false, false, false, false, false, true]);
});

test('leaves everything as it was', () => {
  expect(told.after).toEqual(told.before);
});

test('shows no secret, token or code, as data or as text', () => {
  const { story, out, home } = told;
  const shown = JSON.stringify(story) + out.text();
  const { tokens, refreshTokens, codes } = home.state;
  const forms = home.requests.map(({ body }) => (body ?? {}) as Record<string, string>);
  const verifiers = forms.flatMap(({ code_verifier }) => code_verifier ?? []);
  const secrets = [home.client.secret, ...tokens.keys(), ...refreshTokens.keys(), ...codes.keys(), ...verifiers];
  // The client's, a code with its verifier, a refresh token, and an access token for the connection and for each situation.
  expect(secrets.length).toBeGreaterThan(5 + 12);
  expect(secrets.filter((secret) => shown.includes(secret))).toEqual([]);
});

test.each([
  ['a poll that misses a queue', 'triggers', 'new_queue', async () => [], 1, /created queue.*: fired for 0$/m],
  [
    'a search that returns nothing',
    'searches',
    'list_queues',
    async () => ({ results: [], paging_token: null }),
    2,
    /each once: 0 returned, 0 different, 61 in Genesys Cloud$/m,
  ],
  [
    'a step that breaks',
    'searches',
    'list_queues',
    () => Promise.reject(new Error('It broke.')),
    2,
    /it works: It broke\.$/m,
  ],
] as const)('%s does not hold, and the reason is printed', async (_, kind, key, perform, chapter, printed) => {
  const out = paper(false);
  const chapters = [connect, newQueue, listQueues, connectionTest];
  const story = await tellStory(broken(kind, key, perform), sandbox, createPrinter(out), chapters);
  expect(story.held).toBe(false);
  expect(story.chapters.map(({ title }) => title)).toEqual(chapters.map(({ title }) => title));
  expect(story.chapters[chapter]?.checks.some(({ held }) => !held)).toBe(true);
  expect(out.text()).toMatch(printed);
  expect(out.text()).toMatch(/\d of \d+ checks did not hold/);
});

const ESCAPE = '\x1b[';

test('text is plain without a terminal, in lines of at most 100 characters, and the table is aligned', () => {
  const { out } = told;
  const lines = out.text().split('\n');
  expect(out.text()).not.toContain(ESCAPE);
  expect(lines.filter((line) => line.length > 100)).toEqual([]);
  const header = lines.findIndex((line) => /^ {3}Name +Division +Members +Created$/.test(line));
  const dates = lines.slice(header + 1, header + 6).map((line) => line.search(/\d{4}-\d\d-\d\d$/));
  expect(new Set(dates)).toEqual(new Set([lines[header]?.indexOf('Created')]));
});

test('a terminal gets color and a progress indicator, which is taken away again', async () => {
  sandbox.state.settings.latency = 200;
  const out = paper(true);
  await tellStory(App, sandbox, createPrinter(out), [connect, listQueues]);
  expect(out.text()).toContain(`${ESCAPE}1m1. Connect an account`);
  // Each frame starts by erasing the line; so does what comes after the last one.
  const drawn = out.text().split(`\r${ESCAPE}K`);
  const frames = drawn.filter((text) => /^ {3}\S .*, \d+ requests so far$/.test(text));
  expect(frames.join()).toContain('List Queues');
  expect(drawn.filter((text) => text.includes('so far'))).toEqual(frames);
  expect(drawn.at(-1)).toMatch(/^\n.*2\. List Queues/);
  const { length } = out.text();
  // Longer than a frame is shown.
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect(out.text()).toHaveLength(length);
});

test('secrets that an integration gives away are not told', async () => {
  const leaking = {
    ...App,
    authentication: {
      ...App.authentication,
      test: (_z: unknown, { authData }: { authData: Record<string, string> }) => {
        throw new Error(`${authData.access_token} ${process.env.CLIENT_SECRET}`);
      },
    },
  };
  const out = paper(false);
  const story = await tellStory(leaking as never, sandbox, createPrinter(out), [connect, connectionTest]);
  const text = `${out.text()}${JSON.stringify(story)}`;
  expect(story.held).toBe(false);
  expect(text).toContain('it works: … …');
  for (const secret of [sandbox.client.secret, ...sandbox.state.tokens.keys()]) expect(text).not.toContain(secret);
});
