/** Every kind of refusal, met by every operation, in the words that a builder reads. */
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import type { EditorError } from '../../scripts/lib/editor-error.ts';
import { REFUSALS, withoutIds } from '../../scripts/lib/refusals.ts';
import { methodOf } from '../support/steps.ts';
import { inTimeLapse } from '../support/time-lapse.ts';
import { type Connected, connectedZapier } from '../support/zapier.ts';

let zap: Connected;
let elsewhere: Sandbox;

beforeAll(async () => {
  elsewhere = await startSandbox({ queues: 0 });
});

afterAll(() => elsewhere.close());

beforeEach(async () => {
  zap = await connectedZapier({ queues: 3 });
});

const OPERATIONS = ['authentication.test', methodOf('list_queues'), methodOf('new_queue')];
const CHECK = methodOf('check_queue_access');

const run = (method: string) => zap.zapier.callOnce<unknown>(method, { authData: zap.authData, inputData: {} });
const failure = (method: string): Promise<EditorError> =>
  run(method).then(
    () => Promise.reject(new Error('it did not fail')),
    (error) => error,
  );
const make = (refusal: (typeof REFUSALS)[number]) => refusal.make(zap.sandbox, zap.authData, elsewhere.issueToken());

describe.each(REFUSALS)('$kind: $situation', (refusal) => {
  test.each(OPERATIONS)('%s', async (method) => {
    make(refusal);
    const error = await failure(method);
    const { text, textOfTest = text } = refusal;
    expect(withoutIds(error.message)).toBe(method === 'authentication.test' ? textOfTest : text);
    expect(error.kind).toBe(refusal.error);
    if (refusal.error === 'AppError') expect(error.code).toBe(refusal.kind);
    expect(JSON.stringify(error.cause)).not.toContain(zap.authData.access_token);
  });

  test('says the same where Genesys Cloud leaves out contextId', async () => {
    zap.sandbox.state.settings.sendContextId = false;
    make(refusal);
    const { message } = await failure(methodOf('list_queues'));
    expect(withoutIds(message)).toBe(refusal.text);
  });

  test('check_queue_access answers a refusal, and throws what says nothing about access', async () => {
    make(refusal);
    if (refusal.error === 'AppError' && refusal.kind !== 'not_genesys') {
      const [check] = (await run(CHECK)) as { allowed: boolean; advice: string }[];
      expect(check).toMatchObject({ allowed: false });
      expect(withoutIds(check?.advice ?? '')).toBe(refusal.text);
    } else {
      const error = await failure(CHECK);
      expect([withoutIds(error.message), error.kind]).toEqual([refusal.text, refusal.error]);
    }
  });
});

test('every kind of refusal is in the table', () => {
  const kinds = new Set(REFUSALS.map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual([
    'client_disabled',
    'division_permission_missing',
    'ip_not_allowed',
    'not_genesys',
    'permission_missing',
    'policy_denied',
    'rate_limited',
    'refused_without_reason',
    'scope_missing',
    'token_expired',
    'token_not_accepted',
    'unavailable',
    'unknown',
    'user_required',
  ]);
});

describe('what is learned after a refusal', () => {
  const refuseList = (times: number | 'forever' = 'forever') =>
    zap.sandbox.faults.add({
      kind: 'status',
      status: 403,
      code: 'missing.any.permissions',
      message: 'one of the following permissions assigned: [routing:queue:view]',
      match: { path: '/api/v2/routing/queues' },
      times,
    });
  const asked = () =>
    zap.sandbox.requests
      .filter(({ path }) => path !== '/api/v2/routing/queues')
      .map(({ path }) => path)
      .sort();

  test('it is asked once a run, though ten pages are refused', async () => {
    const many = await connectedZapier({ queues: 6_000 });
    const [home] = many.sandbox.state.divisions;
    for (const queue of many.sandbox.state.queues) queue.divisionId = `${home?.id}`;
    for (const grant of many.sandbox.state.users[0]?.grants ?? []) grant.divisionId = `${home?.id}`;
    many.sandbox.faults.add({
      kind: 'status',
      status: 403,
      code: 'missing.any.permissions',
      message: 'one of the following permissions assigned: [routing:queue:view]',
      match: { path: '/api/v2/routing/queues' },
      skip: 1,
      times: 'forever',
    });
    const failed = many.zapier.callOnce(methodOf('new_queue'), { authData: many.authData });
    // The permission is there after all: in Home.
    await expect(failed).rejects.toMatchObject({ code: 'division_permission_missing' });
    expect(many.sandbox.requests.filter(({ path }) => path === '/api/v2/tokens/me')).toHaveLength(1);
  });

  test('token, user and divisions, each once and in parallel', async () => {
    refuseList();
    await failure(OPERATIONS[1] ?? '');
    expect(asked()).toEqual([
      '/api/v2/authorization/divisionspermitted/paged/me',
      '/api/v2/tokens/me',
      '/api/v2/users/me',
    ]);
  });

  test.each<[string, Parameters<Sandbox['faults']['add']>[0]]>([
    ['are refused too', { kind: 'status', status: 403 }],
    [
      'answer nonsense',
      { kind: 'body', json: { entities: 7, OAuthClient: 'x', authorizedScope: 'routing', email: { a: 1 } } },
    ],
    ['never answer', { kind: 'hang' }],
  ])('when those calls %s, the message says less, and in time', async (_what, fault) => {
    refuseList();
    for (const path of ['/api/v2/tokens/me', '/api/v2/users/me', '/api/v2/authorization/'])
      zap.sandbox.faults.add({ ...fault, match: { path }, times: 'forever' });
    await inTimeLapse(4, async () => {
      const begun = Date.now();
      const { message } = await failure(OPERATIONS[1] ?? '');
      expect(withoutIds(message)).toMatch(
        /^Genesys Cloud would not list queues: the roles of the connected user do not include Routing > Queue > View/,
      );
      expect(Date.now() - begun).toBeLessThan(4_000);
    });
  });
});
