/** Find Agent through Zapier's runtime, over HTTP against the sandbox. */
import { type Connected, connectedZapier } from '../support/zapier.ts';

let zap: Connected;

interface Found {
  id: string;
  name?: string;
  email?: string;
  active?: boolean;
  state?: string;
}

const find = (inputData = {}) =>
  zap.zapier.callOnce<Found[]>('searches.find_agent.operation.perform', { authData: zap.authData, inputData });
const names = async (inputData = {}) => (await find(inputData)).map(({ name }) => name);

function hire(name: string, email: string, state: 'active' | 'inactive' | 'deleted' = 'active'): string {
  const id = `00000000-0000-4000-8000-${String(zap.sandbox.state.users.length).padStart(12, '0')}`;
  zap.sandbox.state.users.push({ id, name, email, state, grants: [] });
  return id;
}

beforeAll(async () => {
  zap = await connectedZapier({ queues: 0 });
  zap.sandbox.state.settings.rateLimitPerMinute = 1e6;
  hire('Kim Zeta', 'zeta@example.com', 'inactive');
  hire('A Kim Zeta', 'a.zeta@example.com');
  hire('kim zeta', 'zeta.two@example.com');
  hire('Kim Zeta', 'kim.zeta@example.com');
  hire('Kim Zeta Gone', 'gone.zeta@example.com', 'deleted');
  hire('Kim Zeta the Former', 'former.zeta@example.com', 'inactive');
  hire('42', 'agent42@example.com');
});

beforeEach(() => {
  zap.sandbox.requests.length = 0;
});

test('by name: exact, in another case, containing; then those who are inactive, marked', async () => {
  const found = await find({ name: ' Kim Zeta ' });
  expect(found.map(({ name, active, state }) => [name, active, state])).toEqual([
    ['Kim Zeta', true, 'active'],
    ['kim zeta', true, 'active'],
    ['A Kim Zeta', true, 'active'],
    ['Kim Zeta', false, 'inactive'],
    ['Kim Zeta the Former', false, 'inactive'],
  ]);
});

test('one shape, in two requests', async () => {
  const [home] = zap.sandbox.state.divisions;
  expect(await find({ email: 'kim.zeta@example.com' })).toEqual([
    {
      id: expect.any(String),
      name: 'Kim Zeta',
      email: 'kim.zeta@example.com',
      active: true,
      state: 'active',
      state_label: 'Active',
      division_id: home?.id,
      division_name: home?.name,
    },
  ]);
  expect(zap.sandbox.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /api/v2/users/search',
    'POST /api/v2/users/search',
  ]);
});

test.each<[inputData: object, found: string[]]>([
  [{ email: 'ZETA.TWO@example.com' }, ['kim zeta']],
  [{ email: 'zeta.two', name: 'somebody else' }, ['kim zeta']],
  [{ email: ' ', name: 42 }, ['42']],
  [{ name: 'nobody of this name' }, []],
  [{ email: 'nobody@example.com' }, []],
])('%j finds %j', async (inputData, found) => {
  expect(await names(inputData)).toEqual(found);
});

test('an exact name is found among hundreds that contain it, and 100 are returned', async () => {
  const many = await connectedZapier({ queues: 0 });
  const before = zap;
  zap = many;
  for (let count = 0; count < 250; count++) hire(`A Sigma ${count}`, `sigma${count}@example.com`);
  hire('Sigma', 'zz@example.com');
  const found = await names({ name: 'sigma' });
  expect([found.length, found[0]]).toEqual([100, 'Sigma']);
  zap = before;
});

test.each([{}, { email: '', name: ' ' }, { email: null }])('%j: a sentence', async (inputData) => {
  await expect(find(inputData)).rejects.toMatchObject({
    code: 'invalid_input',
    message: 'Find Agent needs to know which agent: enter an Email or a Name.',
  });
});

test.each([
  [{ email: ['a@example.com', 'b@example.com'] }, 'Email must be a single value; it is a list.'],
  [{ name: { first: 'Kim' } }, 'Name must be a single value; it is an object.'],
])('%j: a sentence that names the field', async (inputData, message) => {
  await expect(find(inputData)).rejects.toMatchObject({ message });
});

describe('odd answers', () => {
  const answer = (json: unknown, status = 200) =>
    zap.sandbox.faults.add({ kind: 'body', json, status, match: { path: '/api/v2/users/search' }, times: 2 });
  afterEach(() => zap.sandbox.faults.clear());

  test.each([{}, { total: 3 }, { results: 'abc' }, { results: {} }, { results: [null, 7, {}] }])(
    '%j is not Genesys',
    async (json) => {
      answer(json);
      await expect(find({ name: 'x' })).rejects.toMatchObject({ code: 'not_genesys' });
    },
  );

  test('more than were asked for is not Genesys', async () => {
    answer({ results: Array.from({ length: 101 }, (_, index) => ({ id: `u${index}` })) });
    await expect(find({ name: 'x' })).rejects.toMatchObject({ code: 'not_genesys' });
  });

  test.each([{ total: 0 }, { results: [] }])('%j is nobody', async (json) => {
    answer(json);
    expect(await find({ name: 'x' })).toEqual([]);
  });

  test('a 404 is nobody', async () => {
    answer({ status: 404, code: 'resource.not.found', message: 'Users not found' }, 404);
    expect(await find({ name: 'x' })).toEqual([]);
  });

  test('what is of another type than the contract says is left out, the agent is not', async () => {
    answer({
      results: [
        { id: 'u1', name: 7, email: {}, state: null, title: ['x'], department: 1, division: 'd' },
        {
          id: 'u2',
          name: 'Ann',
          state: 'INACTIVE',
          title: 'Lead',
          department: 'Cards',
          division: { id: 'd', name: 'D' },
        },
        null,
        { name: 'no id' },
      ],
    });
    expect(await find({ name: 'ann' })).toEqual([
      { id: 'u1' },
      {
        id: 'u2',
        name: 'Ann',
        active: false,
        state: 'inactive',
        state_label: 'Inactive',
        title: 'Lead',
        department: 'Cards',
        division_id: 'd',
        division_name: 'D',
      },
    ]);
  });
});
