/** A refusal names everything that the step lacks, whichever of its calls was refused first. */
import { type Connected, connectedZapier } from '../support/zapier.ts';

let zap: Connected;

beforeEach(async () => {
  zap = await connectedZapier({ queues: 3 });
});

const AGGREGATE = 'Analytics > Conversation Aggregate > View (analytics:conversationAggregate:view)';
const OBSERVE = 'Analytics > Queue Observation > View (analytics:queueObservation:view)';
const VIEW = 'Routing > Queue > View (routing:queue:view)';

const failure = async (key: string, inputData: object = {}) => {
  const queue_ids = zap.sandbox.state.queues.map(({ id }) => id);
  const run = zap.zapier.callOnce(`searches.${key}.operation.perform`, {
    authData: zap.authData,
    inputData: { queue_ids, period: 'yesterday', ...inputData },
  });
  return run.then(
    (result) => {
      const [{ advice }] = result as [{ advice: string }];
      return advice;
    },
    ({ message }: Error) => message,
  );
};
const withoutRoles = () => zap.sandbox.state.users[0]?.grants.splice(0);
const enforce = (...scopes: string[]) => {
  zap.sandbox.state.organization.enforceScopes = true;
  zap.authData.access_token = zap.sandbox.issueToken({ scopes });
};

test.each([
  ['find_queue_summary', AGGREGATE, {}],
  ['find_queue_status', OBSERVE, {}],
  ['check_queue_access', OBSERVE, { capability: 'view_queue_status' }],
  ['check_queue_access', AGGREGATE, { capability: 'view_queue_summary' }],
])('%s names two permissions', async (key, other, input) => {
  withoutRoles();
  const message = await failure(key, input);
  expect(message).toContain(VIEW);
  expect(message).toContain(other);
  expect(message).toContain('Reconnecting is not needed.');
});

test.each([
  ['find_queue_summary', AGGREGATE],
  ['find_queue_status', OBSERVE],
])('%s names what it needs before that is refused', async (key, other) => {
  withoutRoles();
  const json = { results: [] };
  zap.sandbox.faults.add({ kind: 'body', json, match: { path: '/api/v2/analytics/' }, times: 'forever' });
  const message = await failure(key);
  expect(message).toContain(VIEW);
  expect(message).toContain(other);
});

test.each(['find_queue_summary', 'find_queue_status'])('%s names two scopes and two permissions', async (key) => {
  withoutRoles();
  enforce('user-basic-info');
  const message = await failure(key);
  for (const lacking of ['"routing:readonly"', '"analytics:readonly"', VIEW, 'Analytics > '])
    expect(message).toContain(lacking);
});

describe('a step that writes', () => {
  const ADD = 'Routing > Queue > Add (routing:queue:add)';
  const CREATE = 'Conversation > Callback > Create (conversation:callback:create)';
  const SKILLS = 'Routing > Skill > View (routing:skill:view)';
  const USERS = 'Directory > User > View (directory:user:view)';
  const create = async (key: string, given: object) => {
    const inputData = {
      queue_id: zap.sandbox.state.queues[0]?.id,
      phone_numbers: '+13175550100',
      name: 'New',
      ...given,
    };
    const run = zap.zapier.callOnce(`creates.${key}.operation.perform`, { authData: zap.authData, inputData });
    return run.then(
      () => '',
      ({ message }: Error) => message,
    );
  };
  const UUID = '11111111-1111-4111-8111-111111111111';

  test.each<[key: string, given: object, named: string[], unnamed: string[]]>([
    ['create_queue', {}, [ADD, '"routing"'], [VIEW, 'routing:readonly']],
    ['create_queue', { division_id: UUID }, [ADD, '"routing"'], [VIEW, 'routing:readonly']],
    ['create_queue', { division_id: ` ${UUID} ` }, [ADD, '"routing"'], [VIEW, 'routing:readonly']],
    ['create_queue', { division_id: 'Sales' }, [ADD, VIEW, '"routing"'], ['routing:readonly']],
    ['create_callback', {}, [CREATE, '"conversations"'], [SKILLS, USERS, '"routing', '"users']],
    [
      'create_callback',
      { skill_ids: UUID, language_id: UUID, agent_id: UUID },
      [CREATE, '"conversations"'],
      [SKILLS, USERS, '"routing', '"users'],
    ],
    ['create_callback', { skill_ids: `${UUID},Spanish` }, [CREATE, SKILLS, '"routing:readonly"'], [USERS, '"users']],
    ['create_callback', { language_id: 'Spanish' }, [CREATE, '"routing:readonly"'], [SKILLS, USERS, '"users']],
    ['create_callback', { agent_id: 'a@example.com' }, [CREATE, USERS, '"users:readonly"'], [SKILLS, '"routing']],
    ...['add_queue_members', 'remove_queue_members', 'set_queue_membership'].map(
      (key): [string, object, string[], string[]] => [
        key,
        { agent_ids: 'a@example.com', joined: true },
        ['Routing > Queue > Edit (routing:queue:edit)', USERS, '"routing"', '"users:readonly"'],
        [ADD, SKILLS],
      ],
    ),
  ])('%s %j names all that it needs, and no more', async (key, given, named, unnamed) => {
    withoutRoles();
    enforce('user-basic-info');
    const message = await create(key, given);
    for (const lacking of named) expect(message).toContain(lacking);
    for (const other of unnamed) expect(message).not.toContain(other);
  });
});

test('two scopes where nothing else can be learned: each call says its own', async () => {
  enforce('users:readonly');
  const message = await failure('find_queue_summary');
  for (const lacking of ['"routing:readonly"', '"analytics:readonly"']) expect(message).toContain(lacking);
  expect(message).not.toContain('do not include');
});

test.each([
  ['the scope is there', ['routing:readonly', 'user-basic-info'], '"analytics:readonly"', '"routing:readonly"'],
  ['the other is there', ['analytics', 'user-basic-info'], '"routing:readonly"', '"analytics:readonly"'],
])('what is there is not named: %s', async (_what, scopes, named, unnamed) => {
  enforce(...scopes);
  const message = await failure('find_queue_summary');
  expect(message).toContain(`lacks the scope ${named}`);
  expect(message).not.toContain(unnamed);
  expect(message).not.toContain('do not include');
});

test('the connection test names scope and permission', async () => {
  withoutRoles();
  enforce('user-basic-info');
  const run = zap.zapier.callOnce('authentication.test', { authData: zap.authData });
  await expect(run).rejects.toMatchObject({ message: expect.stringContaining(VIEW) });
});

test('a call that hangs beside a refusal holds the sentence up for two seconds at most', async () => {
  zap.sandbox.faults.add({ kind: 'hang', match: { path: '/api/v2/analytics/' }, times: 'forever' });
  withoutRoles();
  const begun = Date.now();
  expect(await failure('find_queue_summary')).toContain(AGGREGATE);
  expect(Date.now() - begun).toBeLessThan(4_000);
});

test('a division whose name cannot be learned is named by its id', async () => {
  const [, sales] = zap.sandbox.state.divisions;
  const message = `permissions assigned: [routing:queue:view] in at least one of the following division(s): [${sales?.id}]`;
  const refusal = { kind: 'status', status: 403, times: 'forever' } as const;
  zap.sandbox.faults.add({ ...refusal, match: { path: '/api/v2/authorization/divisions$' } });
  zap.sandbox.faults.add({
    ...refusal,
    code: 'missing.any.division.permissions',
    message,
    match: { path: '/api/v2/routing/queues' },
  });
  expect(await failure('list_queues')).toContain(`needed in division ${sales?.id}`);
});
