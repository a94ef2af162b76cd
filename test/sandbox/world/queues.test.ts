/** `/api/v2/routing/queues`: the only sort is by name, pages may be smaller than asked for, filters may be repeated. */
import { type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import { api, names } from '../calls.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ queues: 0 });
  for (const name of ['delta', 'Alpha', 'charlie', 'Bravo']) sandbox.createQueue({ name });
});
afterEach(() => sandbox.close());

describe('list', () => {
  test.each([
    ['', ['Alpha', 'Bravo', 'charlie', 'delta']],
    ['?sortOrder=desc', ['delta', 'charlie', 'Bravo', 'Alpha']],
    ['?name=ALPHA', ['Alpha']],
    ['?name=lph', []],
    ['?name=*LPH*', ['Alpha']],
    ['?name=b*', ['Bravo']],
    ['?name=*a', ['Alpha', 'delta']],
    ['?name=*', ['Alpha', 'Bravo', 'charlie', 'delta']],
    ['?hasPeer=true', []],
    ['?pageSize=3&pageNumber=2', ['delta']],
    ['?pageNumber=9', []],
  ])('%s gives %j', async (query, expected) => {
    expect(names(await api(sandbox, `/routing/queues${query}`))).toEqual(expected);
  });

  test('filters by repeated id, divisionId and peerId', async () => {
    const [home, sales] = sandbox.state.divisions;
    const echo = sandbox.createQueue({ name: 'Echo', peerId: 'peer', division: { id: sales?.id ?? '' } });
    const alpha = sandbox.state.queues.find(({ name }) => name === 'Alpha');
    const list = async (query: string): Promise<unknown[]> => names(await api(sandbox, `/routing/queues?${query}`));
    expect(await list(`id=${echo.id}&id=${alpha?.id}`)).toEqual(['Alpha', 'Echo']);
    expect(await list(`divisionId=${sales?.id}`)).toEqual(['Echo']);
    expect(await list(`divisionId=${sales?.id}&divisionId=${home?.id}`)).toHaveLength(5);
    expect(await list('peerId=peer&peerId=other')).toEqual(['Echo']);
    expect(await list('hasPeer=true')).toEqual(['Echo']);
    expect(await list('hasPeer=false')).toHaveLength(4);
  });

  test('tells where the other pages are', async () => {
    const { body } = await api(sandbox, '/routing/queues?pageSize=1&pageNumber=2&name=*');
    expect(body).toMatchObject({ total: 4, pageCount: 4, pageNumber: 2, pageSize: 1 });
    const page = (number: number) => `/api/v2/routing/queues?pageSize=1&pageNumber=${number}&name=*`;
    expect([body.firstUri, body.previousUri, body.selfUri, body.nextUri, body.lastUri]).toEqual(
      [1, 1, 2, 3, 4].map(page),
    );
    const last = await api(sandbox, '/routing/queues?pageSize=4');
    expect(last.body).not.toHaveProperty('nextUri');
    expect(last.body).not.toHaveProperty('previousUri');
  });

  test('keeps pages when told to, each as it was first sent', async () => {
    const token = sandbox.issueToken();
    const list = async (query: string) => names(await api(sandbox, `/routing/queues${query}`, { token }));
    sandbox.state.settings.keepPages = true;
    expect(await list('?pageSize=3')).toEqual(['Alpha', 'Bravo', 'charlie']);
    sandbox.createQueue({ name: 'Aaron' });
    expect(await list('?pageSize=3')).toEqual(['Alpha', 'Bravo', 'charlie']);
    expect(await list('?pageSize=2')).toEqual(['Aaron', 'Alpha']);
    expect(names(await api(sandbox, '/routing/queues?pageSize=3'))).toEqual(['Aaron', 'Alpha', 'Bravo']);
    sandbox.faults.add({ kind: 'omit', fields: ['entities'] });
    expect((await api(sandbox, '/routing/queues?pageSize=3', { token })).body).not.toHaveProperty('entities');
    sandbox.state.settings.keepPages = false;
    expect(await list('?pageSize=3')).toEqual(['Aaron', 'Alpha', 'Bravo']);
  });

  test('lowers an oversized page size silently', async () => {
    sandbox.state.settings.pageSizeCap = 3;
    const answer = await api(sandbox, '/routing/queues?pageSize=500');
    expect(answer.body).toMatchObject({ pageSize: 3, pageCount: 2 });
    expect(names(answer)).toHaveLength(3);
  });

  test.each([
    ['pageNumber=0', 'invalid.page.number'],
    ['pageNumber=x', 'invalid.page.number'],
    ['pageSize=0', 'invalid.query.param.value'],
    ['sortOrder=up', 'invalid.query.param.value'],
    ['id=x', 'invalid.id'],
  ])('refuses %s with %s', async (query, code) => {
    const { status, body } = await api(sandbox, `/routing/queues?${query}`);
    expect([status, body.code]).toEqual([400, code]);
  });
});

test('queues/me lists the user’s own', async () => {
  const [alpha, bravo] = ['Alpha', 'Bravo'].map((name) => sandbox.state.queues.find((queue) => queue.name === name));
  const id = sandbox.state.settings.consentUserId;
  alpha?.members.push({ id, joined: true });
  bravo?.members.push({ id, joined: false });
  expect(names(await api(sandbox, '/routing/queues/me'))).toEqual(['Alpha', 'Bravo']);
  expect((await api(sandbox, '/routing/queues/me?joined=true')).body.entities).toMatchObject([
    { name: 'Alpha', joined: true, memberCount: 1 },
  ]);
  expect(names(await api(sandbox, '/routing/queues/me?joined=false'))).toEqual(['Bravo']);
});

test.each([
  ['6512cf67-7a56-44cb-a4b5-6612cbe6d636', 404, 'not.found'],
  ['not-a-uuid', 400, 'invalid.id'],
])('one queue by the id %s gives %i', async (id, status, code) => {
  const answer = await api(sandbox, `/routing/queues/${id}`);
  expect([answer.status, answer.body.code]).toEqual([status, code]);
});

describe('create', () => {
  test('makes a queue in the home division that the list then has', async () => {
    const { status, body } = await api(sandbox, '/routing/queues', {
      method: 'POST',
      body: { name: 'New', autoAnswerOnly: true },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'New',
      autoAnswerOnly: true,
      division: { name: 'Home' },
      createdBy: sandbox.state.users[0]?.id,
    });
    expect((await api(sandbox, `/routing/queues/${body.id}`)).body).toEqual(body);
  });

  test('a name is taken in every division, also in one that the caller cannot see', async () => {
    const [home, sales] = sandbox.state.divisions.map(({ id }) => id);
    sandbox.createQueue({ name: 'Hidden', division: { id: sales ?? '' } });
    for (const grant of sandbox.state.users[0]?.grants ?? []) grant.divisionId = home ?? '';
    expect(names(await api(sandbox, '/routing/queues'))).not.toContain('Hidden');
    const { status, body } = await api(sandbox, '/routing/queues', { method: 'POST', body: { name: 'hIDDEN' } });
    expect([status, body.code]).toEqual([400, 'duplicate.name']);
  });

  test('a copy does not say who changed its source', async () => {
    const [source] = sandbox.state.queues;
    await api(sandbox, `/routing/queues/${source?.id}`, {
      method: 'PUT',
      body: { name: 'Source', description: 'Old' },
    });
    if (source) source.chosen = { ...source.chosen, modifiedBy: 'somebody else' };
    const copy = { name: 'Copy', sourceQueueId: source?.id };
    const { body } = await api(sandbox, '/routing/queues', { method: 'POST', body: copy });
    expect(body).toMatchObject({ description: 'Old', modifiedBy: sandbox.state.users[0]?.id });
  });

  test('copies the settings of sourceQueueId, but not what is the queue’s own', async () => {
    const source = sandbox.createQueue({ name: 'Source', description: 'Copied', peerId: 'peer' });
    const { body } = await api(sandbox, '/routing/queues', {
      method: 'POST',
      body: { name: 'Copy', sourceQueueId: source.id },
    });
    expect(body).toMatchObject({ name: 'Copy', description: 'Copied' });
    expect(body).not.toHaveProperty('peerId');
    expect(body).not.toHaveProperty('sourceQueueId');
  });

  test.each([
    [{}, 400, 'invalid.name'],
    [{ name: '  ' }, 400, 'invalid.name'],
    [{ name: 'ALPHA' }, 400, 'duplicate.name'],
    [{ name: 'New', sourceQueueId: 'x' }, 400, 'source.queue.not.found'],
    [{ name: 'New', division: { id: 'x' } }, 404, 'resource.not.found'],
    [[], 400, 'bad.request'],
  ])('refuses %j with %i %s', async (body, status, code) => {
    const answer = await api(sandbox, '/routing/queues', { method: 'POST', body });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(sandbox.state.queues).toHaveLength(4);
  });

  test('a body that is no object is refused in the contract’s words', async () => {
    const { body } = await api(sandbox, '/routing/queues', { method: 'POST', body: [] });
    expect(body.message).toBe('Invalid request data.');
  });
});

describe('update', () => {
  const named = (name: string) => sandbox.state.queues.find((queue) => queue.name === name)?.id ?? '';
  const put = (id: string, body: unknown) => api(sandbox, `/routing/queues/${id}`, { method: 'PUT', body });

  test('puts the fields in the place of all there were, and says when and who', async () => {
    const [home] = sandbox.state.divisions;
    const created = '2026-01-01T00:00:00.000Z';
    const { id } = sandbox.createQueue({ name: 'Echo', description: 'Old', peerId: 'peer', dateCreated: created });
    const before = Date.now();
    const { status, body } = await put(id, {
      name: 'Foxtrot',
      callingPartyName: 'New',
      dateCreated: '2001-01-01T00:00:00Z',
      createdBy: 'x',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id,
      name: 'Foxtrot',
      callingPartyName: 'New',
      division: { id: home?.id },
      dateCreated: created,
      createdBy: sandbox.state.users[0]?.id,
      modifiedBy: sandbox.state.users[0]?.id,
    });
    expect(Date.parse(String(body.dateModified))).toBeGreaterThanOrEqual(before);
    for (const gone of ['description', 'peerId', 'mediaSettings']) expect(body).not.toHaveProperty(gone);
    expect((await api(sandbox, `/routing/queues/${id}`)).body).toEqual(body);
  });

  test('keeps everything when a client sends back what it read', async () => {
    const { body } = await api(sandbox, `/routing/queues/${named('Alpha')}`);
    const { dateModified: _, ...kept } = body;
    expect((await put(named('Alpha'), { ...body, name: 'ALPHA' })).body).toMatchObject({ ...kept, name: 'ALPHA' });
  });

  test('moves a queue to another division', async () => {
    const sales = sandbox.state.divisions[1];
    const { body } = await put(named('Alpha'), { name: 'Alpha', division: { id: sales?.id } });
    expect(body.division).toMatchObject({ name: 'Sales' });
  });

  test('is modified by the client when there is no user', async () => {
    const token = sandbox.issueToken({ userId: null });
    const path = `/routing/queues/${named('Alpha')}`;
    const { body } = await api(sandbox, path, { method: 'PUT', body: { name: 'Alpha' }, token });
    expect(body.modifiedBy).toBe(sandbox.serviceClient.id);
  });

  test.each([
    [{}, 400, 'invalid.name'],
    [{ name: 'BRAVO' }, 400, 'duplicate.name'],
    [[], 400, 'bad.request'],
    [{ name: 'New', division: { id: 'x' } }, 400, 'resource.not.found'],
  ])('refuses %j with %i %s, and changes nothing', async (body, status, code) => {
    const id = named('Alpha');
    const before = await api(sandbox, `/routing/queues/${id}`);
    const answer = await put(id, body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect((await api(sandbox, `/routing/queues/${id}`)).body).toEqual(before.body);
  });

  test('refuses a queue that is not there', async () => {
    const answer = await put('6512cf67-7a56-44cb-a4b5-6612cbe6d636', { name: 'New' });
    expect([answer.status, answer.body.code]).toEqual([404, 'not.found']);
  });
});
