/**
 * Every step over HTTP against the sandbox, its results held against its sample and its output fields: Zapier's checks
 * T004 and T006, and what a builder who maps a field relies on.
 */
import { choicesOf } from '../../scripts/docs/definition.ts';
import { flat, sampleFaults } from '../support/output.ts';
import { ASKING, definition, leastInput, methodOf, STEPS } from '../support/steps.ts';
import { type Connected, connectedZapier } from '../support/zapier.ts';

let zap: Connected;
let queueIds: string[];

beforeAll(async () => {
  zap = await connectedZapier({ queues: 40 });
  queueIds = zap.sandbox.state.queues.slice(0, 3).map(({ id }) => id);
  zap.sandbox.addMembers(queueIds[0] ?? '', 3);
});

async function run(key: string): Promise<Record<string, unknown>[]> {
  const meta = key in definition.triggers ? { isLoadingSample: true } : {};
  const inputData = leastInput(key, queueIds);
  const results: object = await zap.zapier.call(methodOf(key), { authData: zap.authData, inputData, meta });
  // A page of a search, one object of a create, or a list.
  if ('results' in results) return results.results as Record<string, unknown>[];
  return [results].flat() as Record<string, unknown>[];
}

const steps = STEPS.map((step) => [step.key, step] as const);

test.each(steps)('%s', async (key, step) => {
  const { outputFields = [], sample = {} } = step.operation;
  zap.sandbox.requests.length = 0;
  const results = await run(key);
  expect(zap.sandbox.requests.length > 0).toBe(ASKING.includes(key));
  expect(results.length).toBeGreaterThan(0);
  // T004 and T006, for results in all: Genesys leaves out what a queue does not have.
  const live = new Set(results.flatMap((result) => flat(result).map(([path]) => path)));
  expect(flat(sample).filter(([path]) => !live.has(path))).toEqual([]);
  expect(results.flatMap((result) => sampleFaults(key, outputFields, result))).toEqual([]);
  expect(Math.max(...results.map((result) => Object.keys(result).length))).toBeLessThanOrEqual(32);
  const primary = outputFields.filter((field) => field.primary).map((field) => field.key);
  const marks = results.map((result) =>
    (primary.length > 0 ? primary : ['id']).map((name) => `${result[name]}`).join(),
  );
  expect(new Set(marks).size).toBe(results.length);
});

test('the connection label is made of what the connection test returns', async () => {
  const result = await zap.zapier.call<object>('authentication.test', { authData: zap.authData });
  const label = `${definition.authentication.connectionLabel}`;
  const used = [...label.matchAll(/\{\{(\w+)\}\}/g)].map(([, key]) => key);
  expect(Object.keys(result)).toEqual(expect.arrayContaining(used));
  expect(Object.keys(result).sort()).toEqual([
    'connection_label',
    'granted_scopes',
    'granted_scopes_text',
    'introspection',
    'oauth_client_name',
    'organization_id',
    'organization_name',
    'permission_check',
    'queue_count',
    'region',
    'region_name',
    'scope_check',
    'user_email',
    'user_id',
    'user_name',
    'warnings',
  ]);
});

test('every choice of a dropdown is understood', async () => {
  const chosen = STEPS.flatMap(({ key, operation: { inputFields = [] } }) =>
    inputFields.flatMap((field) =>
      typeof field === 'function' ? [] : choicesOf(field).map(([value]) => [key, field.key, value] as const),
    ),
  );
  expect(chosen.length).toBeGreaterThan(20);
  for (const [key, field, value] of chosen) {
    const inputData = { ...leastInput(key, queueIds), from: '2026-07-01', to: '2026-07-02', [field]: value };
    zap.sandbox.requests.length = 0;
    expect(await zap.zapier.callOnce(methodOf(key), { authData: zap.authData, inputData })).toBeDefined();
    expect([key, field, value, zap.sandbox.requests.length > 0]).toEqual([key, field, value, true]);
  }
});
