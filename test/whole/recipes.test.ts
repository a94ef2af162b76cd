/**
 * Each recipe as a builder would run it, through Zapier's runtime: its trigger fires for what happens in the sandbox, or the
 * sample of another app starts it; its steps get what is mapped; and what comes of it is looked at where it shows: in the
 * sandbox, and in what the other apps would get.
 */
import { asZapStep, readRecipes } from '../../preview/recipes.ts';
import type { StepRun } from '../../preview/zap.ts';
import type { QueueRecord, SandboxOptions } from '../../sandbox/index.ts';
import { recipeNeeds } from '../../scripts/docs/recipe-needs.ts';
import { type Previewed, previewed } from '../support/preview.ts';
import { membersOf, TEAM, TRIALS, wait } from '../support/recipe-trials.ts';
import { definition } from '../support/steps.ts';

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
