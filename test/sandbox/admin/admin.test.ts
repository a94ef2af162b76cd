/** The controls under `/sandbox/`: they change the live state, answer only to this machine and never show a token. */
import { request as httpRequest } from 'node:http';
import { type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import { api, authorize, control, names, postToken, sentBack } from '../calls.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ queues: 2 });
});
afterEach(() => sandbox.close());

describe('state', () => {
  test('a merge patch changes what it names and nothing else', async () => {
    const { status } = await control(sandbox, 'PATCH /state', {
      organization: { enforceScopes: true },
      settings: { allowedIps: ['::1'] },
    });
    expect(status).toBe(200);
    expect(sandbox.state.organization).toMatchObject({ enforceScopes: true, name: 'Example Contact Center' });
    expect(sandbox.state.settings).toMatchObject({ allowedIps: ['::1'], pageSizeCap: 500 });
  });

  test('null puts a default back', async () => {
    Object.assign(sandbox.state.settings, { allowedIps: [], pageSizeCap: 3 });
    await control(sandbox, 'PATCH /state', { settings: { allowedIps: null, pageSizeCap: null } });
    expect(sandbox.state.settings).toMatchObject({ allowedIps: null, pageSizeCap: 500 });
  });

  test.each([
    [{ tokens: {} }, 'the state has no "tokens"'],
    [{ settings: { latncy: 1 } }, '"settings" has no "latncy"'],
    [{ settings: { latency: '1' } }, '"settings.latency" must be a number'],
    [{ users: {} }, '"users" must be a list'],
    [[], 'an object is needed'],
  ])('refuses %j', async (patch, words) => {
    const { status, text } = await control(sandbox, 'PATCH /state', patch);
    expect([status, JSON.parse(text).error]).toEqual([400, expect.stringContaining(words)]);
  });

  test('a patch with a mistake in it changes nothing at all', async () => {
    await control(sandbox, 'PATCH /state', { organization: { enforceScopes: true }, tokens: {} });
    expect(sandbox.state.organization.enforceScopes).toBe(false);
  });

  test.each(['GET', 'PATCH'])('the answer to %s shows no client’s secret', async (method) => {
    const { text } = await control(sandbox, `${method} /state`, method === 'GET' ? undefined : { organization: {} });
    expect(JSON.parse(text).clients).toMatchObject([
      { id: sandbox.client.id, secret: '(hidden)' },
      { id: sandbox.serviceClient.id, secret: '(hidden)' },
    ]);
    for (const { secret } of sandbox.state.clients) expect(text).not.toContain(secret);
  });

  test('clients that are read, changed and sent back keep their secrets', async () => {
    const { clients } = JSON.parse((await control(sandbox, 'GET /state')).text);
    const changed = clients.map((client: object) => ({ ...client, name: 'Renamed' }));
    const added = { ...changed[0], id: 'another', secret: 'its own' };
    expect((await control(sandbox, 'PATCH /state', { clients: [...changed, added] })).status).toBe(200);
    expect(sandbox.state.clients).toMatchObject([
      { name: 'Renamed', secret: sandbox.client.secret },
      { name: 'Renamed', secret: sandbox.serviceClient.secret },
      { id: 'another', secret: 'its own' },
    ]);
  });

  test('a new client needs a secret of its own', async () => {
    const { clients } = JSON.parse((await control(sandbox, 'GET /state')).text);
    const { status, text } = await control(sandbox, 'PATCH /state', { clients: [{ ...clients[0], id: 'another' }] });
    const error = 'The body cannot be used: the client "another" is new and needs a "secret"';
    expect([status, JSON.parse(text).error]).toEqual([400, error]);
  });
});

test('queues can be made, changed and removed', async () => {
  const made = JSON.parse(
    (await control(sandbox, 'POST /queues', { name: 'New', dateCreated: '2026-01-01T00:00:00.000Z' })).text,
  );
  expect(made).toMatchObject({ name: 'New', dateCreated: '2026-01-01T00:00:00.000Z' });
  const before = Date.now();
  await control(sandbox, `PATCH /queues/${made.id}`, { name: 'Renamed', description: 'Changed' });
  const { body } = await api(sandbox, `/routing/queues/${made.id}`);
  expect(body).toMatchObject({ name: 'Renamed', description: 'Changed', dateCreated: made.dateCreated });
  expect(Date.parse(String(body.dateModified))).toBeGreaterThanOrEqual(before);
  expect((await control(sandbox, `DELETE /queues/${made.id}`)).status).toBe(204);
  expect(names(await api(sandbox, '/routing/queues'))).not.toContain('Renamed');
  expect((await control(sandbox, `DELETE /queues/${made.id}`)).status).toBe(404);
});

test('faults can be added and cleared', async () => {
  expect((await control(sandbox, 'POST /faults', { kind: 'explode' })).status).toBe(400);
  expect((await control(sandbox, 'POST /faults', { kind: 'empty', match: { path: '(' } })).status).toBe(400);
  await control(sandbox, 'POST /faults', { kind: 'empty', status: 500, times: 'forever' });
  expect((await api(sandbox, '/tokens/me')).status).toBe(500);
  await control(sandbox, 'DELETE /faults');
  expect((await api(sandbox, '/tokens/me')).status).toBe(200);
});

test.each([
  [{ kind: 'status' }, '"status" needs a "status" from 100 to 599'],
  [{ kind: 'status', status: 99 }, '"status" needs a "status" from 100 to 599'],
  [{ kind: 'status', status: 600 }, '"status" needs a "status" from 100 to 599'],
  [{ kind: 'status', status: 404.5 }, '"status" needs a "status" from 100 to 599'],
  [{ kind: 'status', status: '404' }, '"status" needs a "status" from 100 to 599'],
  [{ kind: 'empty', status: 0 }, '"empty" needs a "status" from 100 to 599'],
  [{ kind: 'html', status: null }, '"html" needs a "status" from 100 to 599'],
  [{ kind: 'delay' }, '"delay" needs "ms", a number of 0 or more'],
  [{ kind: 'delay', ms: -1 }, '"delay" needs "ms", a number of 0 or more'],
  [{ kind: 'delay', ms: '5' }, '"delay" needs "ms", a number of 0 or more'],
  [{ kind: 'body' }, '"body" needs "json"'],
  [{ kind: 'redirect' }, '"redirect" needs a "location"'],
  [{ kind: 'redirect', location: '' }, '"redirect" needs a "location"'],
  [{ kind: 'redirect', location: 7 }, '"redirect" needs a "location"'],
  [{ kind: 'omit' }, '"omit" needs "fields", a list of names'],
  [{ kind: 'omit', fields: 'id' }, '"omit" needs "fields", a list of names'],
  [{ kind: 'omit', fields: [7] }, '"omit" needs "fields", a list of names'],
])('the fault %j cannot be', async (fault, lacking) => {
  const { status, text } = await control(sandbox, 'POST /faults', fault);
  expect([status, JSON.parse(text).error]).toEqual([400, `The body cannot be used: ${lacking}`]);
  expect((await api(sandbox, '/tokens/me')).status).toBe(200);
});

test.each([
  { kind: 'status', status: 100 + 499 },
  { kind: 'delay', ms: 0 },
  { kind: 'body', json: null },
  { kind: 'redirect', location: '/x' },
  { kind: 'omit', fields: [] },
  { kind: 'empty' },
])('the fault %j can be', async (fault) => {
  expect((await control(sandbox, 'POST /faults', fault)).status).toBe(204);
  await control(sandbox, 'DELETE /faults');
});

test('tokens can be expired', async () => {
  const token = sandbox.issueToken();
  await control(sandbox, 'POST /tokens/expire');
  expect((await api(sandbox, '/tokens/me', { token })).body.code).toBe('bad.credentials');
});

test('reset puts everything back', async () => {
  const { state } = sandbox;
  state.settings.pageSizeCap = 1;
  sandbox.createQueue({ name: 'New' });
  sandbox.faults.add({ kind: 'empty', status: 500 });
  await control(sandbox, 'POST /reset');
  expect([state.settings.pageSizeCap, state.queues.length]).toEqual([500, 2]);
  expect((await api(sandbox, '/tokens/me')).status).toBe(200);
});

test('the log has every request but the controls’ own, with its answer’s status', async () => {
  await api(sandbox, '/routing/queues?id=1&id=2');
  await control(sandbox, 'GET /state');
  expect(sandbox.requests).toMatchObject([
    { method: 'GET', path: '/api/v2/routing/queues', query: { id: ['1', '2'] }, body: null, status: 400 },
  ]);
  await control(sandbox, 'DELETE /requests');
  expect(sandbox.requests).toEqual([]);
});

test('neither the log nor the state shows tokens or codes', async () => {
  const { code = '' } = sentBack(await authorize(sandbox));
  const { body } = await postToken(sandbox, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: sandbox.client.redirectUri,
  });
  const [access, refresh] = [String(body.access_token), String(body.refresh_token)];
  await api(sandbox, '/tokens/me', { token: access });
  await postToken(sandbox, { grant_type: 'refresh_token', refresh_token: refresh });
  const shown = (await control(sandbox, 'GET /requests')).text + (await control(sandbox, 'GET /state')).text;
  expect(shown).toContain('refresh_token');
  for (const secret of [code, access, refresh]) expect(shown).not.toContain(secret);
});

test.each([
  [{ host: 'rebound.example' }, 403],
  [{ origin: 'https://page.example' }, 403],
  [{ origin: 'null' }, 403],
  [{ host: 'localhost' }, 200],
  [{ host: '[::1]:4010', origin: 'http://localhost:3000' }, 200],
])('with %j it answers %i', async (headers, status) => {
  const found = await new Promise((resolve, reject) => {
    const sent = httpRequest(`${sandbox.url}/sandbox/state`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject).end();
  });
  expect(found).toBe(status);
});

test('it says that it is the sandbox, not Genesys', async () => {
  const { status, text } = await control(sandbox, 'GET /nothing');
  expect([status, JSON.parse(text)]).toEqual([
    404,
    { sandbox: true, error: 'The sandbox has no GET /sandbox/nothing.' },
  ]);
});
