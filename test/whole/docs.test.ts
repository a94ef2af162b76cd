/** The pages that are made from the code: nobody has changed one without the other, and what they say is true. */
import { existsSync, readFileSync } from 'node:fs';
import { stepsOf } from '../../scripts/docs/definition.ts';
import { PAGES } from '../../scripts/docs/pages.ts';
import { STEP_NEEDS } from '../../scripts/docs/step-needs.ts';
import { STEP_NOTES } from '../../scripts/docs/step-notes.ts';
import { HEALTHY, TEST_SITUATIONS } from '../../scripts/docs/warning-situations.ts';
import { type Tested, testWarnings } from '../../src/genesys/access/warnings.ts';
import { REQUIREMENTS, type Requirement } from '../../src/genesys/requirements.ts';
import { QUEUE_SUMMARY_OUTPUT_FIELDS } from '../../src/zapier/outputs/queue-summary-fields.ts';
import { definition, leastInput, methodOf } from '../support/steps.ts';
import { type Connected, connectedZapier } from '../support/zapier.ts';

const keys = stepsOf(definition).map(({ key }) => key);

test.each(Object.entries(PAGES))('%s is what `npm run docs` makes', (path, page) => {
  expect(readFileSync(path, 'utf8')).toBe(page());
});

test('the warnings on the page are all there are, each with a situation of its own', () => {
  expect(testWarnings(HEALTHY)).toEqual([]);
  const each = Object.values(TEST_SITUATIONS).map((change) => testWarnings({ ...HEALTHY, ...change }));
  expect(each.map((warnings) => warnings.length)).toEqual(each.map(() => 1));
  const client = {
    name: 'Zapier',
    state: 'inactive',
    deletedAt: Date.UTC(2027, 0, 31),
    actsForItself: false,
    own: true,
  };
  const everything: Tested = {
    context: { oauthClient: client, user: 'ops@example.com' },
    queueCount: 0,
    scopeCheck: 'not_enforced',
    hasRefreshToken: false,
    expiresAt: HEALTHY.expiresAt,
    inactivity: { minutes: 10 },
  };
  // Of why it cannot be renewed one reason is given, the others stand in place of it.
  const instead = /^No refresh token came|gives no new refresh token/;
  expect(testWarnings(everything)).toEqual(each.flat().filter((warning) => !instead.test(warning)));
});

test('what a step needs is said for each, and for no other', () => {
  expect(Object.keys(STEP_NEEDS).sort()).toEqual([...keys].sort());
});

test('notes belong to steps that there are, and every average has its divisor', () => {
  expect(keys).toEqual(expect.arrayContaining(Object.keys(STEP_NOTES)));
  const labels = QUEUE_SUMMARY_OUTPUT_FIELDS.map(({ label }) => /^Average (.+) Seconds$/.exec(label)?.[1] ?? '');
  const averages = labels.filter((label) => label !== '');
  expect(averages).toHaveLength(5);
  expect(averages.filter((label) => !STEP_NOTES.find_queue_summary?.includes(`| ${label} | `))).toEqual([]);
});

let zap: Connected;
let ids: string[];

/** With an interaction that waits, so that Queue Backlog has something to tell. */
async function connect(queues = 3): Promise<void> {
  zap = await connectedZapier({ queues });
  const { state } = zap.sandbox;
  ids = state.queues.map(({ id }) => id);
  const startedAt = new Date(Date.now() - 60_000).toISOString();
  state.interactions = [{ queueId: ids[0] ?? '', mediaType: 'voice', state: 'waiting', startedAt }];
}

const run = (key: string, inputData = leastInput(key, ids)): Promise<unknown> =>
  zap.zapier.callOnce(methodOf(key), { authData: zap.authData, inputData });

/** Gives the connection these rights and no other. */
function grant(scopes: string[], permissions: string[]): void {
  const { state, issueToken } = zap.sandbox;
  state.organization.enforceScopes = true;
  zap.authData.access_token = issueToken({ scopes });
  const policies = permissions.map((permission) => {
    const [domain = '', entityName = '', action = ''] = permission.split(':');
    return { domain, entityName, actions: [action] };
  });
  state.roles = [{ id: 'only', name: 'Only', policies }];
  for (const user of state.users) user.grants = [{ roleId: 'only', divisionId: '*' }];
}

describe.each(keys)('%s', (key) => {
  const accesses: readonly Requirement[] = (STEP_NEEDS[key]?.calls ?? []).map((call) => REQUIREMENTS[call]);
  const scopes = [...new Set(accesses.map(({ scopes: [narrowest] }) => narrowest))];
  const permissions = [...new Set(accesses.flatMap(({ permission }) => permission ?? []))];

  test('the scopes and permissions on the page are enough', async () => {
    await connect();
    grant(scopes, permissions);
    await run(key);
  });

  test('and each of them is needed', async () => {
    await connect();
    for (const scope of scopes) {
      grant(
        scopes.filter((other) => other !== scope),
        permissions,
      );
      await expect(run(key)).rejects.toMatchObject({ code: 'scope_missing' });
    }
    for (const permission of permissions) {
      grant(
        scopes,
        permissions.filter((other) => other !== permission),
      );
      await expect(run(key)).rejects.toMatchObject({ code: 'permission_missing' });
    }
  });
});

const YEAR = { period: 'custom', from: '2025-07-01', to: '2026-06-30' };

/** As the first poll of a Zap. */
const SWITCHED_ON = { isPopulatingDedupe: true };

test.each<[key: string, queues: number, requests: number]>([
  ['new_queue', 1_200, 6],
  ['new_queue', 500, 1],
  ['queue_settings_changed', 1_200, 6],
  ['queue_settings_changed', 500, 1],
])('the first poll of %s among %i queues costs what the page says', async (key, queues, requests) => {
  await connect(queues);
  await zap.zapier.callOnce(methodOf(key), { authData: zap.authData, meta: SWITCHED_ON });
  expect(zap.sandbox.requests).toHaveLength(requests);
});

test.each([
  [99, 1],
  [100, 3 + 2],
  [800, 15 + 9],
])('the members of a queue of %i cost what the page says', async (count, requests) => {
  await connect();
  const [queue_id = ''] = ids;
  zap.sandbox.state.queues.find(({ id }) => id === queue_id)?.members.splice(0);
  zap.sandbox.addMembers(queue_id, count);
  await run('find_queue_members', { queue_id });
  expect(zap.sandbox.requests).toHaveLength(requests);
});

test.each<[key: string, queues: number, inputData: (ids: string[]) => Record<string, unknown>, requests: number]>([
  ['new_queue', 1_200, () => ({}), 3],
  ['queue_settings_changed', 1_200, () => ({}), 3],
  ['queue_settings_changed', 1_200, ([queue_id]) => ({ queue_id }), 1],
  ['queue_backlog', 101, (queue_ids) => ({ queue_ids, waiting: 1_000 }), 2],
  ['queue_backlog', 101, (queue_ids) => ({ queue_ids, waiting: 1 }), 3],
  ['list_queues', 1_200, () => ({}), 1],
  ['list_queues', 1_200, () => ({ max_queues: 501 }), 2],
  ['list_queues', 1_200, () => ({ name: 'a*' }), 3],
  ['check_queue_access', 3, () => ({}), 5],
  ['find_queue', 1_200, () => ({ name: 'support' }), 2],
  ['find_queue', 3, ([queue_id]) => ({ queue_id }), 1],
  ['find_queue_members', 3, ([queue_id]) => ({ queue_id }), 1],
  ['find_queue_status', 101, (queue_ids) => ({ queue_ids }), 4],
  ['find_queue_summary', 3, (queue_ids) => ({ queue_ids, period: 'yesterday' }), 2],
  ['find_queue_summary', 3, (queue_ids) => ({ queue_ids, ...YEAR }), 13],
  ['find_queue_summary', 101, (queue_ids) => ({ queue_ids, ...YEAR }), 26],
  ['division_choices', 1_200, () => ({}), 3],
  ['queue_choices', 1_200, () => ({}), 3],
  ['time_zone_choices', 3, () => ({}), 0],
  ['find_queue', 3, () => ({ name: 'Another', name_match: 'exactly' }), 1],
  ['create_queue', 3, () => ({ name: 'Another' }), 2],
  ['add_queue_members', 3, ([queue_id]) => ({ queue_id, agent_ids: 'lena.vogel@example.com' }), 3],
])('%s among %i queues, case %#, costs what the page says', async (key, queues, inputData, requests) => {
  await connect(queues);
  await run(key, inputData(ids));
  expect(zap.sandbox.requests).toHaveLength(requests);
});

describe('docs/connecting.md', () => {
  const page = readFileSync('docs/connecting.md', 'utf8');

  test('names every scope and permission that a step needs', () => {
    const accesses: readonly Requirement[] = Object.values(STEP_NEEDS).flatMap(({ calls, helpful = [] }) =>
      [...calls, ...helpful].map((call) => REQUIREMENTS[call]),
    );
    const names = accesses.flatMap(({ scopes: [narrowest], permission }) => [narrowest, permission ?? narrowest]);
    expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  test('explains every line of the connection test', async () => {
    await connect();
    const result = await zap.zapier.call<object>('authentication.test', { authData: zap.authData });
    expect(Object.keys(result).filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
  });

  test('explains every warning', () => {
    const section = page.slice(page.indexOf('### Warnings'), page.indexOf('### Verdicts'));
    const begins = [...section.matchAll(/^\| ([A-Z][^|]+) \| [A-Z]/gm)].map(([, begin = '']) => begin.split(' … '));
    const warnings = Object.values(TEST_SITUATIONS).flatMap((change) => testWarnings({ ...HEALTHY, ...change }));
    expect(begins).toHaveLength(warnings.length);
    for (const [index, [begin = '', ...rest]] of begins.entries()) {
      expect(warnings[index]?.startsWith(begin)).toBe(true);
      for (const part of rest) expect(warnings[index]).toContain(part);
    }
  });

  test('quotes the verdicts as they are said', () => {
    const messages = readFileSync('docs/messages.md', 'utf8');
    const quoted = [...page.matchAll(/^\| "([^"]+)" \|/gm)].flatMap(([, words = '']) => words.split(/ ?… ?/));
    expect(quoted.length).toBeGreaterThanOrEqual(7);
    expect(quoted.filter((words) => !messages.includes(words))).toEqual([]);
  });
});

describe('docs/deploy.md', () => {
  const page = readFileSync('docs/deploy.md', 'utf8').replace(/\s+/g, ' ');
  type Page = { results: { id: string; name: string }[]; paging_token: string | null };
  const listed = (inputData: Record<string, unknown>, paging_token?: string | null) =>
    zap.zapier.call<Page>(methodOf('list_queues'), { authData: zap.authData, inputData, meta: { paging_token } });

  test('tells what List Queues returns with no field filled in, and told to return all', async () => {
    expect(page).toContain('returns the first 500 queues by name, and a paging token for the rest');
    expect(page).toContain('of 1,200 queues it takes three calls to get all');
    await connect(1_200);
    const pages = [await listed({})];
    for (let last = pages[0]; last?.paging_token; last = pages.at(-1)) pages.push(await listed({}, last.paging_token));
    expect(pages.map(({ results }) => results.length)).toEqual([500, 500, 200]);
    expect(page).toContain('With *Maximum Number of Queues* set to 5000 they come at once');
    const whole = await listed({ max_queues: 5_000 });
    expect([whole.results.length, whole.paging_token]).toEqual([1_200, null]);
    expect(pages.flatMap(({ results }) => results.map(({ id }) => id))).toEqual(whole.results.map(({ id }) => id));
  });

  test.each([5, 0])('tells what samples there are of %i queues', async (queues) => {
    expect(page).toContain('The three newest queues appear as samples, however old they are; none means');
    await connect(queues);
    // The last by name is the newest, and older than any window.
    for (const [index, queue] of zap.sandbox.state.queues.entries())
      queue.dateCreated = new Date(Date.UTC(2001, 0, index + 1)).toISOString();
    const samples = (await zap.zapier.callOnce(methodOf('new_queue'), {
      authData: zap.authData,
      meta: { isLoadingSample: true },
    })) as { id: string }[];
    expect(samples.map(({ id }) => id)).toEqual(ids.toReversed().slice(0, 3));
  });
});

test('no page states a limit of requests as fixed', () => {
  for (const path of ['docs/architecture.md', 'docs/steps.md', 'docs/performance.md'])
    expect(readFileSync(path, 'utf8')).not.toMatch(/allows 300|300 requests a minute:/);
});

test('docs/security.md names tests that are there', () => {
  const named = [...readFileSync('docs/security.md', 'utf8').matchAll(/`(test\/[\w/.-]+\.test\.ts)`/g)].map(
    ([, file = '']) => file,
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((file) => !existsSync(file))).toEqual([]);
});

describe('README: each step that writes, by Zapier’s command line', () => {
  const lines = readFileSync('README.md', 'utf8').matchAll(
    /^npm run -s invoke -- create (\w+) --inputData '(.*)' --non-int/gm,
  );
  const examples = [...lines].map(([, key = '', input = '']): [string, string] => [key, input]);

  test('none is left out', () => {
    expect(examples.map(([key]) => key).sort()).toEqual(Object.keys(definition.creates ?? {}).sort());
  });

  test.each(examples)('%s does what it says', async (key, input) => {
    const connected = await connectedZapier({ queues: 1 });
    const [queue] = connected.sandbox.state.queues;
    const ben = connected.sandbox.state.users.find(({ email }) => email === 'ben.castillo@example.com');
    const others = queue?.members.filter(({ id }) => id !== ben?.id) ?? [];
    if (queue) queue.members = key === 'add_queue_members' ? others : [...others, { id: `${ben?.id}`, joined: true }];
    const inputData: Record<string, unknown> = JSON.parse(input.replaceAll("'$QUEUE'", `${queue?.id}`));
    // Zapier's command line reads text only where a field is a boolean.
    expect(Object.values(inputData).filter((value) => typeof value === 'boolean')).toEqual([]);
    const result = await connected.zapier.call<object>(`creates.${key}.operation.perform`, {
      authData: connected.authData,
      inputData,
    });
    const COUNTS: Record<string, object> = {
      add_queue_members: { added_count: 1 },
      remove_queue_members: { removed_count: 1 },
      set_queue_membership: { seen_count: 1, joined: false },
      create_callback: { status: 'created' },
      create_queue: { name: 'Night Support' },
    };
    expect(result).toMatchObject({ ...COUNTS[key] });
  });
});
