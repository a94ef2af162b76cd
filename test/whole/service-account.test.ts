/**
 * What every suite of this folder holds of the default edition, held of the other one where the two differ: how a token is
 * got, how a run begins, how a connection is tested; and of a step, one, since the steps are the same.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault } from '../../sandbox/index.ts';
import { createZapier, type LogLine } from '../../scripts/lib/zapier-run.ts';
import serviceAccount from '../../src/service-account.ts';
import { leaksOf } from '../support/leaks.ts';
import { type Connected, connectedServiceAccount } from '../support/zapier.ts';

const SESSION = 'authentication.sessionConfig.perform';
const TEST = 'authentication.test';
const LIST = 'searches.list_queues.operation.perform';
const CHECK = 'searches.check_queue_access.operation.perform';

let zap: Connected;
beforeAll(async () => {
  zap = await connectedServiceAccount({ queues: 4 });
  zap.sandbox.state.settings.rateLimitPerMinute = 1e6;
});
beforeEach(() => {
  zap.sandbox.faults.clear();
  zap.sandbox.requests.length = 0;
});

const run = (method: string) => zap.zapier.callOnce<object>(method, { authData: zap.authData, inputData: {} });
const QUEUES = '/api/v2/routing/queues';

test('its definition is valid by Zapier’s schema, and its steps are those of the other', async () => {
  expect(await zap.zapier.validate()).toEqual([]);
});

test('no help text speaks of scopes, or of a user who is connected', () => {
  const texts = JSON.stringify({ ...serviceAccount, authentication: serviceAccount.authentication?.fields });
  expect(texts).toContain('helpText');
  expect(texts).not.toMatch(/the scope|`users:readonly`|enforces scopes|your role|connected user/i);
});

describe('Create Queue, whose answer is lost', () => {
  const CREATE = { method: 'POST', path: QUEUES };
  const create = (name: string) =>
    zap.zapier.callOnce<{ name: string }>('creates.create_queue.operation.perform', {
      authData: zap.authData,
      inputData: { name },
    });
  const named = (name: string) => zap.sandbox.state.queues.filter((queue) => queue.name === name);

  test('the queue is known by the id of the client, and no user is asked for', async () => {
    zap.sandbox.faults.add({ kind: 'reset', when: 'after', match: CREATE });
    expect(await create('Ours')).toMatchObject({ id: named('Ours')[0]?.id, name: 'Ours' });
    expect(zap.sandbox.requests.map(({ path }) => path)).not.toContain('/api/v2/users/me');
  });

  test.each<[what: string, fault: Fault]>([
    ['fails', { kind: 'status', status: 500 }],
    ['does not say the client', { kind: 'body', json: { organization: { id: 'o' } } }],
  ])('where tokens/me %s, it halts', async (what, fault) => {
    zap.sandbox.faults.add({ ...fault, match: { path: '/api/v2/tokens/me' }, times: 'forever' });
    zap.sandbox.faults.add({ kind: 'reset', when: 'after', match: CREATE });
    await expect(create(`Lost, ${what}`)).rejects.toMatchObject({ kind: 'HaltedError' });
    expect(named(`Lost, ${what}`)).toHaveLength(1);
  });

  test('a queue that a user made meanwhile is not taken for it', async () => {
    zap.sandbox.faults.add({ kind: 'reset', match: CREATE });
    const timer = setInterval(() => {
      const sent = zap.sandbox.requests.some(({ method }) => method === 'POST');
      if (sent && named('Theirs').length === 0)
        zap.sandbox.createQueue({ name: 'Theirs', createdBy: `${zap.sandbox.state.users[1]?.id}` });
    }, 0);
    try {
      await expect(create('Theirs')).rejects.toMatchObject({ kind: 'HaltedError' });
    } finally {
      clearInterval(timer);
    }
  });
});

describe('faults', () => {
  const PASSING: [what: string, fault: Fault][] = [
    ['429', { kind: 'status', status: 429, headers: { 'retry-after': '0' } }],
    ['503', { kind: 'status', status: 503 }],
    ['a reset', { kind: 'reset', when: 'after' }],
    ['a gzip cut short', { kind: 'cut', gzip: true }],
    ['an empty answer', { kind: 'empty' }],
  ];
  describe.each([TEST, LIST, CHECK])('%s', (method) => {
    test.each(PASSING)('%s once, and for ever', async (_what, fault) => {
      zap.sandbox.faults.add({ ...fault, match: { path: QUEUES } });
      await run(method);
      expect(zap.sandbox.requests.filter(({ path }) => path === QUEUES)).toHaveLength(2);
      zap.sandbox.faults.add({ ...fault, match: { path: QUEUES }, times: 'forever' });
      await expect(run(method)).rejects.toMatchObject({ kind: 'ThrottledError' });
    });
  });
});

describe('redirects', () => {
  let elsewhere: Server;
  const received: string[] = [];
  beforeAll(async () => {
    elsewhere = createServer(({ url }, response) => {
      received.push(`${url}`);
      response.setHeader('content-type', 'application/json').end('{"access_token":"t","entities":[],"total":0}');
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => elsewhere.close());

  test.each([301, 302, 303, 307, 308] as const)('HTTP status %i leads nobody away', async (status) => {
    const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
    zap.sandbox.faults.add({ kind: 'redirect', status, location, times: 'forever' });
    for (const method of [SESSION, TEST, LIST, CHECK]) await expect(run(method)).rejects.toBeDefined();
    expect(zap.sandbox.requests.length).toBeGreaterThanOrEqual(4);
    expect(received).toEqual([]);
  });

  test('neither id nor secret goes to the API, nor the token to the login host', async () => {
    for (const method of [SESSION, TEST, LIST, CHECK]) await run(method);
    for (const { path, headers } of zap.sandbox.requests)
      expect(headers.authorization).toMatch(path === '/oauth/token' ? /^Basic / : /^Bearer /);
  });
});

describe('secrets', () => {
  const SECRETS = {
    access_token: 'kC9zWq7Tb2Xv5Yh8Rn1PqX81',
    oauth_client_key: 'wR4vLm20Gf6Jd3Ks9Hx1Zc7Bn5Mq2Tp8',
  };
  const json = JSON.stringify;
  const ANSWERS: [
    what: string,
    answer: (s: string) => [status: number, body: string, headers?: Record<string, string>],
  ][] = [
    ['a refusal', (s) => [403, json({ code: 'not.authorized', message: s, contextId: s })]],
    ['an OAuth error', (s) => [400, json({ error: s, error_description: s, description: s, code: s, message: s })]],
    ['a 401', (s) => [401, json({ code: 'ip.not.authorized', message: `[${s}]`, error: s })]],
    ['a 429', (s) => [429, json({ message: s }), { 'retry-after': s.slice(0, 20) }]],
    ['a 500', (s) => [500, s]],
    ['HTML', (s) => [200, `<html>${s}`, { 'content-type': 'text/html' }]],
    ['a redirect', (s) => [307, '', { location: `http://127.0.0.1:9/?${encodeURIComponent(s)}` }]],
    [
      'a list of queues',
      (s) => [
        200,
        json({
          entities: [{ id: 'q', name: s, description: s }],
          total: 1,
          organization: { id: 'o', name: s },
          OAuthClient: { name: s },
          grants: [{ role: { name: s } }],
        }),
      ],
    ],
    ['a token with a line break', (s) => [200, json({ access_token: `${s}\n` })]],
    ['HTTP Basic', (s) => [400, json({ message: Buffer.from(`an-id:${s}`).toString('base64') })]],
  ];

  const [uuid, secret] = ['9f2e6a10-3c4d-4b5e-8f60-7a8b9c0d1e2f', SECRETS.oauth_client_key];
  const ENTERED: (readonly [id: string, key: string])[] = [
    ['a-client-id', secret],
    // The id was entered where the secret belongs, and the other way round: both fields are kept.
    [secret, 'a-client-id'],
    // With blanks, which are not sent.
    [uuid, `  ${secret}\n`],
    [` ${uuid}`, `\u00a0${secret}\ufeff`],
    [`\t ${secret} `, uuid],
  ];

  test.each(ANSWERS)('%s that echoes them: none comes out', async (_what, answer) => {
    const server = createServer((request, response) => {
      const seen = Buffer.from((request.headers.authorization ?? '').replace('Basic ', ''), 'base64').toString();
      const [status, body, headers] = answer(`${Object.values(SECRETS).join(' ')} ${seen.split(':')[1] ?? ''}`);
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const lines: LogLine[] = [];
    const environment = { GENESYS_SANDBOX_URL: `http://127.0.0.1:${port}` };
    const zapier = createZapier(serviceAccount, environment, (line) => lines.push(line));
    for (const [id, key] of ENTERED) {
      const authData = {
        region: 'sandbox',
        access_token: SECRETS.access_token,
        oauth_client: id,
        oauth_client_key: key,
      };
      const said = await Promise.all(
        [SESSION, TEST, LIST, CHECK].map((method) =>
          zapier.callOnce(method, { authData, inputData: {} }).then(json, (error) => `${error.message} ${error.stack}`),
        ),
      );
      // Core logs headers and forms of its own accord, scrubbed by its own rules.
      const logged = lines.map(
        ({ message, data: { response_headers: _, request_data: __, ...rest } }) => message + json(rest),
      );
      for (const secret of Object.values(SECRETS)) expect(leaksOf(secret, [...said, ...logged].join('\n'))).toEqual([]);
      expect(said.join()).not.toMatch(/What happened|with bundle/);
    }
    server.close();
  });

  test('a client id is none: a queue that the client made still says so', async () => {
    const id = '9f2e6a10-3c4d-4b5e-8f60-7a8b9c0d1e2f';
    const [queue] = zap.sandbox.state.queues;
    if (queue) queue.createdBy = id;
    const authData = { ...zap.authData, oauth_client: id };
    const result = await zap.zapier.callOnce('searches.find_queue.operation.perform', {
      authData,
      inputData: { queue_id: queue?.id },
    });
    expect(JSON.stringify(result)).toContain(id);
  });
});
