/** What real answers leave out, these leave out too. */
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { api, control } from './calls.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ queues: 200 });
});
afterEach(() => sandbox.close());

type Queue = Record<string, unknown>;
const all = async (): Promise<Queue[]> => Object((await api(sandbox, '/routing/queues?pageSize=500')).body).entities;

/** Everything in it that is null, or empty without having been set so. */
function blanks(value: unknown, path = ''): string[] {
  if (value === null || value === '') return [path];
  if (typeof value !== 'object') return [];
  const entries = Object.entries(value);
  return entries.length === 0 ? [path] : entries.flatMap(([key, inner]) => blanks(inner, `${path}.${key}`));
}

describe('queues', () => {
  test('have nothing null or empty', async () => {
    sandbox.createQueue({ name: 'Made by hand' });
    expect((await all()).flatMap((queue) => blanks(queue))).toEqual([]);
  });

  test.each([
    ...['description', 'callingPartyName', 'callingPartyNumber', 'bullseye', 'routingRules', 'conditionalGroupRouting'],
    ...['memberGroups', 'queueFlow', 'emailInQueueFlow', 'messageInQueueFlow', 'whisperPrompt', 'onHoldPrompt'],
    ...['defaultScripts', 'outboundMessagingAddresses', 'outboundEmailAddress', 'directRouting', 'agentOwnedRouting'],
    'peerId',
  ])('some have %s and some have not', async (field) => {
    const having = (await all()).filter((queue) => field in queue);
    expect(having.length).toBeGreaterThan(0);
    expect(having.length).toBeLessThan(200);
  });

  test('one made with a name has what Genesys sets, and nothing that nobody did', async () => {
    const { body } = await api(sandbox, '/routing/queues', { method: 'POST', body: { name: 'New' } });
    expect(body).toMatchObject({ mediaSettings: { call: {} }, acwSettings: {}, skillEvaluationMethod: 'ALL' });
    for (const unset of ['description', 'bullseye', 'routingRules', 'queueFlow', 'defaultScripts', 'peerId']) {
      expect(body).not.toHaveProperty(unset);
    }
    expect(blanks(body)).toEqual([]);
  });
});

describe('sparse queues', () => {
  const ALWAYS = ['dateCreated', 'division', 'id', 'name', 'selfUri'];
  const fields = (queue: unknown) => Object.keys(Object(queue)).toSorted();

  test('a whole sandbox of them has nothing but what every queue has, also after a reset', async () => {
    await sandbox.close();
    sandbox = await startSandbox({ queues: 30, sparse: true });
    const shapes = async () => new Set((await all()).map((queue) => fields(queue).join()));
    expect(await shapes()).toEqual(new Set([ALWAYS.join()]));
    await control(sandbox, 'POST /reset');
    expect([(await all()).length, await shapes()]).toEqual([30, new Set([ALWAYS.join()])]);
  });

  test('the names and ages are those of a sandbox that is not sparse', async () => {
    const other = await startSandbox({ queues: 200, sparse: true });
    const list = ({ state }: Sandbox) => state.queues.map(({ id, name, dateCreated }) => ({ id, name, dateCreated }));
    expect(list(other)).toEqual(list(sandbox));
    await other.close();
  });

  test('by the setting, one made with a name has who made it beside that, and grows by what is set', async () => {
    await control(sandbox, 'PATCH /state', { settings: { sparseQueues: true } });
    const { body } = await api(sandbox, '/routing/queues', { method: 'POST', body: { name: 'New' } });
    expect(fields(body)).toEqual(['createdBy', ...ALWAYS]);
    const id = String(body.id);
    sandbox.addMembers(id, 1);
    expect(fields((await api(sandbox, `/routing/queues/${id}`)).body)).toEqual(
      ['createdBy', 'joinedMemberCount', 'memberCount', 'userMemberCount', ...ALWAYS].toSorted(),
    );
    const [record] = sandbox.state.queues.slice(-1);
    if (record) record.dateCreated = '2026-01-01T00:00:00.000Z';
    const changed = await api(sandbox, `/routing/queues/${id}`, {
      method: 'PUT',
      body: { name: 'New', description: 'x' },
    });
    expect(fields(changed.body)).toEqual(expect.arrayContaining(['dateModified', 'description', 'modifiedBy']));
  });
});

test('a grant in all divisions has no name', async () => {
  const { body } = await api(sandbox, '/authorization/subjects/me');
  const [grant] = Object(body).grants;
  expect(grant.division).toEqual({ id: '*', homeDivision: false });
});

describe('the correlation id of a refusal', () => {
  const refused = () => api(sandbox, '/routing/queues?hasPeer=foo');

  test('is in the header and in the body', async () => {
    const { headers, body } = await refused();
    expect(body.contextId).toBe(headers.get('inin-correlation-id'));
  });

  test('is in the header alone when told so, also of faults', async () => {
    sandbox.state.settings.sendContextId = false;
    const answers = [await refused()];
    sandbox.faults.add({ kind: 'status', status: 503 });
    answers.push(await refused());
    for (const { headers, body } of answers) {
      expect(headers.get('inin-correlation-id')).toMatch(/^[\da-f-]{36}$/);
      expect(Object.keys(body)).toEqual(['message', 'code', 'status', 'messageParams', 'details', 'errors']);
    }
  });
});
