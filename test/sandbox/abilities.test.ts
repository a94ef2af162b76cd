/** Skills and languages: lists by name, filters, and what each needs. */
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { api, control, names } from './calls.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ queues: 0 });
});
afterEach(() => sandbox.close());

test.each([
  ['/routing/skills?name=C', ['Cards', 'Claims', 'Complaints']],
  ['/routing/skills?name=c&pageSize=1&pageNumber=3', ['Complaints']],
  ['/routing/languages?name=english', ['English - Spoken', 'English - Written']],
  ['/routing/languages?sortOrder=descending&pageSize=1', ['Spanish - Spoken']],
  ['/routing/skills?name=nothing', []],
])('%s', async (path, found) => {
  expect(names(await api(sandbox, path))).toEqual(found);
});

test.each(['skills', 'languages'] as const)('%s by id, with all that the contract has of them', async (kind) => {
  const [first, second, third] = sandbox.state[kind];
  const { body } = await api(sandbox, `/routing/${kind}?id=${first?.id},${third?.id}`);
  const version = { version: '1', state: 'active' };
  expect(body).toMatchObject({
    total: 2,
    pageCount: 1,
    entities: [
      { ...first, ...version },
      { ...third, ...version },
    ],
  });
  expect(JSON.stringify(body)).not.toContain(second?.id);
});

test('skills need a permission, languages none', async () => {
  for (const role of sandbox.state.roles) role.policies = [];
  expect((await api(sandbox, '/routing/skills')).body).toMatchObject({
    code: 'missing.any.permissions',
    message: expect.stringContaining('[routing:skill:view]'),
  });
  expect((await api(sandbox, '/routing/languages')).status).toBe(200);
});

test('both can be set', async () => {
  const skill = { id: '6512cf67-7a56-44cb-a4b5-6612cbe6d636', name: 'Welsh', state: 'inactive' };
  await control(sandbox, 'PATCH /state', { skills: [skill], languages: [] });
  expect((await api(sandbox, '/routing/skills')).body.entities).toMatchObject([skill]);
  expect((await api(sandbox, '/routing/languages')).body.entities).toEqual([]);
});
