/** Topics of notifications and what audits cover: as expanded, as set, and with what each needs. */
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { api, control } from './calls.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ queues: 0 });
});
afterEach(() => sandbox.close());

const AUDITS = 'v2.audits.entitytype.{id}.entityid.{id}';
const topics = async (query = '') =>
  Object((await api(sandbox, `/notifications/availabletopics${query}`)).body).entities as { id: string }[];

test('a topic has its id, and what is asked for', async () => {
  expect((await topics()).map((topic) => Object.keys(topic))).toEqual([['id'], ['id'], ['id']]);
  expect((await topics('?expand=transports')).find(({ id }) => id === AUDITS)).toEqual({
    id: AUDITS,
    transports: ['EventBridge'],
  });
  expect((await topics('?expand=transports,visibility')).map((topic) => Object.keys(topic).length)).toEqual([3, 3, 3]);
  expect(await topics('?includePreview=false')).toHaveLength(2);
});

test('both lists can be set', async () => {
  const [topic, service] = [
    { id: AUDITS, transports: ['All'] },
    { name: 'Nothing', entities: [] },
  ];
  await control(sandbox, 'PATCH /state', { topics: [topic], auditServices: [service] });
  expect(await topics('?expand=transports')).toEqual([topic]);
  expect((await api(sandbox, '/audits/query/realtime/servicemapping')).body).toEqual({ services: [service] });
});

test('audits cover queues', async () => {
  const { body } = await api(sandbox, '/audits/query/realtime/servicemapping');
  const center = Object(body).services.find(({ name }: { name: string }) => name === 'ContactCenter');
  expect(center.entities).toContainEqual({ name: 'Queue', actions: expect.arrayContaining(['Create', 'Update']) });
});

test('a sandbox that is changed does not change the next one', async () => {
  sandbox.state.topics.length = 0;
  sandbox.state.auditServices[0]?.entities.splice(0);
  await control(sandbox, 'POST /reset');
  expect(await topics()).toHaveLength(3);
  expect(sandbox.state.auditServices[0]?.entities).toHaveLength(1);
});

test.each([
  ['/notifications/availabletopics', 'notifications', 200],
  ['/audits/query/realtime/servicemapping', 'audits:readonly', 403],
])('%s needs the scope %s, and without permissions answers %i', async (path, scope, status) => {
  for (const role of sandbox.state.roles) role.policies = [];
  expect((await api(sandbox, path)).status).toBe(status);
  sandbox.state.organization.enforceScopes = true;
  const token = sandbox.issueToken({ scopes: ['users'] });
  expect((await api(sandbox, path, { token })).body.message).toBe(`App not authorized to use scope [${scope}]`);
});
