/**
 * Each recipe as a builder would run it, through Zapier's runtime: its trigger fires for what happens in the sandbox, or the
 * sample of another app starts it; its steps get what is mapped; and what comes of it is looked at where it shows: in the
 * sandbox, and in what the other apps would get.
 */
import { asZapStep, readRecipes } from '../../preview/recipes.ts';
import type { StepRun } from '../../preview/zap.ts';
import type { QueueRecord, Sandbox, SandboxOptions } from '../../sandbox/index.ts';
import { replaceQueue } from '../../sandbox/world/queues.ts';
import { recipeNeeds } from '../../scripts/docs/recipe-needs.ts';
import { type Previewed, previewed } from '../support/preview.ts';
import { definition } from '../support/steps.ts';

interface Trial {
  /** What the builder chooses in the first step. */
  readonly chosen?: (sandbox: Sandbox) => Record<string, unknown>;
  /** What is there before the Zap is switched on. */
  readonly before?: (sandbox: Sandbox) => void;
  /** What the trigger fires for. */
  readonly happens?: (sandbox: Sandbox) => void;
  /** What has come of it. @param given what the step of this number would get, of another app's. */
  readonly effect: (sandbox: Sandbox, given: (number: number) => StepRun['given'], item: unknown) => void;
}

function queueNamed({ state }: Sandbox, name: string): QueueRecord {
  const found = state.queues.find((queue) => queue.name === name);
  if (found) return found;
  throw new RangeError(`There is no queue ${name}.`);
}

/** Email addresses of the members, and whether they have joined. */
function membersOf(sandbox: Sandbox, name: string): Record<string, boolean> {
  const emailOf = (id: string) => sandbox.state.users.find((user) => user.id === id)?.email ?? id;
  return Object.fromEntries(queueNamed(sandbox, name).members.map(({ id, joined }) => [emailOf(id), joined]));
}

function wait({ state }: Sandbox, { id }: QueueRecord, count: number): void {
  const startedAt = new Date(Date.now() - 90_000).toISOString();
  for (let each = 0; each < count; each++)
    state.interactions.push({ queueId: id, mediaType: 'voice', state: 'waiting', startedAt });
}

const QUEUE = 'Austin Billing Callback';
const TEAM = 'Oslo Weekend';

const TRIALS: Readonly<Record<string, Trial>> = {
  'welcome-new-queue': {
    happens(sandbox) {
      sandbox.addMembers(sandbox.createQueue({ name: TEAM }).id, 2);
    },
    effect(sandbox, given) {
      const { id, members, dateCreated, createdBy } = queueNamed(sandbox, TEAM);
      const names = members.map((member) => sandbox.state.users.find((user) => user.id === member.id)?.name);
      expect(names).toHaveLength(2);
      const text = given(3)?.['Message Text'] ?? '';
      expect(text).toMatch(/^New queue Oslo Weekend in Home\. Members: /);
      expect(text.split('Members: ')[1]?.split(',').sort()).toEqual(names.sort());
      expect(given(4)).toEqual({
        Worksheet: 'Queues',
        'Queue ID': id,
        Name: TEAM,
        Division: 'Home',
        Created: dateCreated,
        'Created By': createdBy,
      });
    },
  },
  'weekly-queue-list': {
    effect({ state }, given) {
      const sorted = state.queues.toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
      const column = (of: (queue: QueueRecord) => unknown) => sorted.map(of).join(',');
      expect(sorted.length).toBeGreaterThan(500);
      expect(given(3)).toEqual({
        Worksheet: 'Queues',
        'Queue ID': column(({ id }) => id),
        Name: column(({ name }) => name),
        Members: column(({ members }) => members.length),
        Joined: column(({ members }) => members.filter(({ joined }) => joined).length),
      });
      expect(given(4)?.['Message Text']).toBe('The list of queues of June 15, 2026 is in the sheet.');
    },
  },
  'backlog-escalation': {
    chosen: (sandbox) => ({ queue_ids: sandbox.state.queues.map(({ id }) => id) }),
    before: (sandbox) => wait(sandbox, queueNamed(sandbox, 'London Travel Callback'), 9),
    happens(sandbox) {
      wait(sandbox, queueNamed(sandbox, QUEUE), 10);
    },
    effect(_, given) {
      expect(given(2)?.['Message Text']).toMatch(
        /^10 waiting in Austin Billing Callback, the longest for \d\d s\. Idle agents: \d\.$/,
      );
      expect(given(3)).toEqual({ 'Time Delayed For': '10 minutes' });
      expect(given(6)).toEqual({
        To: 'manager@example.com',
        Subject: 'Still 10 waiting in Austin Billing Callback',
        Body: expect.stringMatching(
          /^It began with 10\. Now the longest wait is \d\d s, and \d agents are on queue\.$/,
        ),
      });
    },
  },
  'shift-change': {
    before(sandbox) {
      const joined = { 'Chloé Martin': false, 'Jakub Nowak': false, 'Ben Castillo': true, 'Daniel Kim': true };
      queueNamed(sandbox, QUEUE).members = Object.entries(joined).map(([name, joined]) => {
        return { id: sandbox.state.users.find((user) => user.name === name)?.id ?? '', joined };
      });
    },
    effect(sandbox, given) {
      expect(membersOf(sandbox, QUEUE)).toEqual({
        'chloe.martin@example.com': true,
        'jakub.nowak@example.com': true,
        'ben.castillo@example.com': false,
        'daniel.kim@example.com': true,
      });
      expect(given(2)).toMatchObject({ 'Lookup Value': 'Thursday' });
      expect(given(6)?.['Message Text']).toMatch(
        /^Shift change in Austin Billing Callback\. On: 2 agents on the queue: Chloé Martin, Jakub Nowak\. Off: 1 agent [^:]+: Ben Castillo\.$/,
      );
    },
  },
  'lead-to-callback': {
    effect(sandbox, given) {
      const [callback, ...others] = sandbox.state.callbacks;
      expect(others).toEqual([]);
      expect(callback).toMatchObject({
        queueId: queueNamed(sandbox, 'Lisbon Orders Callback').id,
        command: {
          callbackNumbers: ['+13175550142'],
          callbackUserName: 'Dana Whitfield',
          data: { Company: 'Whitfield & Sons', Source: 'Website', notes: 'Do you ship to Alaska?' },
          validateCallbackNumbers: true,
        },
      });
      expect(given(4)).toEqual({
        Name: 'Dana Whitfield',
        Phone: '+13175550142',
        'Genesys Conversation': callback?.conversationId,
        Note: 'Callback created in Lisbon Orders Callback',
      });
    },
  },
  'onboard-team': {
    // What Contains would take in its place.
    before: (sandbox) => void sandbox.createQueue({ name: `${TEAM} Overflow` }),
    effect(sandbox, given) {
      expect(queueNamed(sandbox, TEAM).chosen?.description).toBe('Calls from Norway at the weekend');
      const members = Object.keys(membersOf(sandbox, TEAM)).sort();
      expect(members).toEqual(['amara.osei@example.com', 'ben.castillo@example.com']);
      expect(membersOf(sandbox, `${TEAM} Overflow`)).toEqual({});
      expect(given(4)).toEqual({
        To: 'ops@example.com',
        Subject: `The queue ${TEAM} is ready`,
        Body: '2 agents added: Amara Osei, Ben Castillo.',
      });
    },
  },
  'settings-to-ticket': {
    happens(sandbox) {
      const { state } = sandbox;
      const settings = {
        name: 'Austin Invoices',
        mediaSettings: { call: { serviceLevel: { percentage: 0.7, durationMs: 15_000 } } },
        skillEvaluationMethod: 'BEST',
        acwSettings: { wrapupPrompt: 'MANDATORY_TIMEOUT', timeoutMs: 5_000 },
      };
      const by = state.users.find(({ name }) => name === 'Kavya Menon');
      replaceQueue(state, queueNamed(sandbox, QUEUE), settings, by?.id ?? '', Date.now());
    },
    effect(sandbox, given) {
      const { id, dateModified, divisionId } = queueNamed(sandbox, 'Austin Invoices');
      const { name } = sandbox.state.divisions.find((each) => each.id === divisionId) ?? {};
      expect(given(2)).toEqual({
        Project: 'Contact Center',
        'Issue Type': 'Task',
        Summary: 'Review the changed settings of Austin Invoices',
        Description:
          `Changed by Kavya Menon (kavya.menon@example.com) at ${dateModified}. Queue ${id}, division ${name}. ` +
          'Service level: 70 percent in 15 s. Routing: Best available skills. After-call work: Mandatory, time-boxed.',
      });
    },
  },
  'access-before-roll-out': {
    effect(_, given) {
      const text = given(5)?.['Message Text'] ?? '';
      expect(text).toMatch(/^Access of Olivia Park on June 18, 2026\. View queues: false\. /);
      const [, members = '', callbacks = ''] = text.split(/(?:Change members|Callbacks): false\. /);
      expect(members).toContain('Routing > Queue > Edit');
      expect(callbacks).toContain('Conversation > Callback > Create');
    },
  },
};

interface Rights {
  readonly scopes: readonly string[];
  readonly permissions: readonly string[];
}

const recipes = readRecipes();
const recipeOf = (id: string) => recipes.find((recipe) => recipe.id === id) ?? { title: '', steps: [] };

/** What the page says that a recipe needs, and what it says that can tell more. */
function rightsOf(id: string): { least: Rights; all: Rights } {
  const { least, more } = recipeNeeds(definition, recipeOf(id).steps);
  const scopes = [...least.scopes, ...more.scopes];
  return { least, all: { scopes, permissions: [...least.permissions, ...more.permissions] } };
}

/** A connection that is left with these rights and no other. */
async function connected({ scopes, permissions }: Rights, options: SandboxOptions = {}): Promise<Previewed> {
  const preview = await previewed({ queues: 20, ...options });
  await preview.connect();
  const { state } = preview.sandbox;
  state.organization.enforceScopes = true;
  for (const each of [...state.clients, ...state.tokens.values()]) each.scopes = [...scopes];
  const policies = permissions.map((permission) => {
    const [domain = '', entityName = '', action = ''] = permission.split(':');
    return { domain, entityName, actions: [action] };
  });
  state.roles = [{ id: 'only', name: 'Only', policies }];
  for (const user of state.users) user.grants = [{ roleId: 'only', divisionId: '*' }];
  return preview;
}

const zapOf = (id: string, { sandbox }: Previewed) =>
  recipeOf(id).steps.map((step, index) =>
    asZapStep(index > 0 ? step : { ...step, input: { ...step.input, ...TRIALS[id]?.chosen?.(sandbox) } }),
  );

type Ran = readonly { readonly item: unknown; readonly steps: readonly StepRun[] }[];

/** @returns each run of the Zap: none where its trigger failed */
async function run(id: string, preview: Previewed): Promise<Ran> {
  const { before, happens } = TRIALS[id] ?? {};
  const steps = zapOf(id, preview);
  before?.(preview.sandbox);
  if (recipeOf(id).steps[0]?.trigger === undefined) return (await preview.call('zap-once', { steps })).runs;
  await preview.call('zap-on', { steps });
  happens?.(preview.sandbox);
  return (await preview.call('zap-poll', { steps })).runs ?? [];
}

const errorsOf = (runs: Ran) => runs.flatMap(({ steps }) => steps.flatMap((step) => step.run?.error ?? []));

test('each recipe has its trial, and there are eight', () => {
  expect(Object.keys(TRIALS).sort()).toEqual(recipes.map(({ id }) => id));
  expect(recipes).toHaveLength(8);
});

describe.each(recipes)('$id', ({ id, steps }) => {
  test('comes to its end with the rights on the page, and to what it is for', async () => {
    const preview = await connected(rightsOf(id).all, { queues: id === 'weekly-queue-list' ? 520 : 20 });
    const runs = await run(id, preview);
    expect(errorsOf(runs)).toEqual([]);
    expect(runs.map((each) => each.steps.map(({ stops }) => stops))).toEqual([steps.slice(1).map(() => null)]);
    const [only] = runs;
    TRIALS[id]?.effect(preview.sandbox, (number) => only?.steps[number - 2]?.given ?? null, only?.item);
    expect(JSON.stringify(runs)).not.toContain('{{');
  });

  test.each([false, true])('what only tells more is not needed, also where queues are sparse: %s', async (sparse) => {
    const preview = await connected(rightsOf(id).least, { sparse });
    const runs = await run(id, preview);
    expect(errorsOf(runs)).toEqual([]);
    expect(runs.map((each) => each.steps.length)).toEqual([steps.length - 1]);
  });

  test('without any of the others it does not get there', async () => {
    const { least } = rightsOf(id);
    for (const right of [...least.scopes, ...least.permissions]) {
      const without = (rights: readonly string[]) => rights.filter((each) => each !== right);
      const runs = await run(
        id,
        await connected({ scopes: without(least.scopes), permissions: without(least.permissions) }),
      );
      // Either the trigger fails, so that nothing runs, or a step does.
      expect([right, runs.length === 0 || errorsOf(runs).length > 0]).toEqual([right, true]);
    }
  });
});

test('a new queue without members is announced, too', async () => {
  const preview = await connected(rightsOf('welcome-new-queue').least);
  const steps = zapOf('welcome-new-queue', preview);
  await preview.call('zap-on', { steps });
  preview.sandbox.createQueue({ name: TEAM });
  const { runs } = await preview.call('zap-poll', { steps });
  expect(runs[0].steps[1].given['Message Text']).toBe('New queue Oslo Weekend in Home. Members: ');
});

test('a backlog that is over after the delay is not escalated', async () => {
  const preview = await connected(rightsOf('backlog-escalation').least);
  const steps = zapOf('backlog-escalation', preview);
  const [{ id }] = preview.sandbox.state.queues as [QueueRecord];
  wait(preview.sandbox, { id } as QueueRecord, 12);
  const [trigger] = steps;
  await preview.call('run', { ...trigger, ref: '1' });
  const { state } = preview.sandbox;
  state.interactions = state.interactions.filter(({ queueId }) => queueId !== id);
  wait(preview.sandbox, { id } as QueueRecord, 9);
  const { runs } = await preview.call('zap-once', { steps });
  expect(runs[0].steps[0].given['Message Text']).toMatch(/^12 waiting/);
  expect(runs[0].steps).toHaveLength(4);
  expect(runs[0].steps[3].stops).toContain('The condition does not hold');
});

test('the same team twice makes one queue, and adds nobody twice', async () => {
  const preview = await connected(rightsOf('onboard-team').least);
  const { state } = preview.sandbox;
  await run('onboard-team', preview);
  const count = state.queues.length;
  const steps = zapOf('onboard-team', preview);
  const { runs } = await preview.call('zap-once', { steps });
  expect(state.queues).toHaveLength(count);
  expect(Object.keys(membersOf(preview.sandbox, TEAM))).toHaveLength(2);
  expect(runs[0].steps[2].given.Body).toMatch(/^2 agents already in the queue: /);
});

test('what is allowed is told as allowed', async () => {
  const permissions = ['routing:queue:view', 'routing:queue:edit', 'conversation:callback:create'];
  const scopes = ['user-basic-info', 'authorization:readonly', 'routing', 'conversations'];
  const preview = await connected({ scopes, permissions });
  const [{ steps }] = (await run('access-before-roll-out', preview)) as [Ran[number]];
  expect(steps[3]?.given?.['Message Text']).toMatch(
    /View queues: true\. .*Change members: true\. .*Callbacks: true\. /,
  );
});
