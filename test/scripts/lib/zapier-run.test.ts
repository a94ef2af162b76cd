import type { Bundle, ZObject } from 'zapier-platform-core';
import { type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import { createZapier, type Integration, type LogLine } from '../../../scripts/lib/zapier-run.ts';
import type { Queue } from '../../../src/genesys/queues/queue.ts';
import App from '../../../src/index.ts';
import serviceAccount from '../../../src/service-account.ts';

const REGION = { region: 'sandbox' };
const LIST = 'searches.list_queues.operation.perform';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ queues: 3 });
});
afterEach(() => sandbox.close());

function run(app: Integration = App) {
  const { id, secret } = sandbox.client;
  return createZapier(app, { CLIENT_ID: id, CLIENT_SECRET: secret, GENESYS_SANDBOX_URL: sandbox.url });
}

/** What a sign-in gives, beside the fields. */
const text = expect.any(String);
const tokens = { access_token: text, refresh_token: text, expires_at: text };

const connected = () => ({ ...REGION, access_token: sandbox.issueToken() });

/** The app with other parts of its OAuth configuration. */
function withOauth(oauth2Config: object): Integration {
  const { authentication } = App;
  const changed = { ...authentication, oauth2Config: { ...authentication?.oauth2Config, ...oauth2Config } };
  return { ...App, authentication: changed as never };
}

const tokenForms = () =>
  sandbox.requests.filter(({ path }) => path === '/oauth/token').map(({ body }) => body as Record<string, string>);
const authorizeQuery = () => sandbox.requests.find(({ path }) => path === '/oauth/authorize')?.query;

test('the app passes Zapier’s schema, and one that does not is told apart', async () => {
  expect(await run().validate()).toEqual([]);
  expect(await run({ ...App, authentication: { type: 'none' } } as never).validate()).not.toEqual([]);
});

describe('an app with session authentication', () => {
  const fields = () => ({
    ...REGION,
    oauth_client: sandbox.serviceClient.id,
    oauth_client_key: sandbox.serviceClient.secret,
  });

  test('is connected without a sign-in, and keeps what was entered', async () => {
    const authData = await run(serviceAccount).startSession(fields());
    expect(authData).toEqual({ ...fields(), access_token: text, expires_at: text, expires_in: 86_400 });
    expect(sandbox.requests.map(({ path }) => path)).toEqual(['/oauth/token']);
  });

  test('has its token renewed once, where it is kept', async () => {
    const authData = { ...fields(), access_token: 'dead' };
    const bundle = { authData };
    await run(serviceAccount).call(LIST, bundle);
    expect(sandbox.state.tokens.has(authData.access_token)).toBe(true);
    sandbox.faults.add({ kind: 'status', status: 401, match: { path: '/api/v2/routing/queues' }, times: 'forever' });
    sandbox.requests.length = 0;
    await expect(run(serviceAccount).call(LIST, bundle)).rejects.toMatchObject({ kind: 'RefreshAuthError' });
    expect(tokenForms()).toHaveLength(1);
  });
});

describe('connect', () => {
  test('signs in with PKCE and keeps the fields beside the tokens', async () => {
    const authData = await run().connect(sandbox.client.redirectUri, REGION);
    expect(authData).toEqual({ ...REGION, ...tokens });
    expect(sandbox.state.tokens.has(authData.access_token ?? '')).toBe(true);
    expect(authorizeQuery()).toMatchObject({
      code_challenge: [expect.stringMatching(/^[\w-]{43}$/)],
      code_challenge_method: ['S256'],
    });
    expect(tokenForms()[0]?.code_verifier).toMatch(/^[\w.~-]{43,128}$/);
  });

  test('sends no PKCE for an app that does not enable it', async () => {
    await run(withOauth({ enablePkce: false })).connect(sandbox.client.redirectUri, REGION);
    expect(authorizeQuery()).not.toHaveProperty('code_challenge');
    expect(tokenForms()[0]).not.toHaveProperty('code_verifier');
  });

  test('says so when the login page keeps the user', async () => {
    await expect(run().connect('https://elsewhere.example.com/', REGION)).rejects.toThrow(
      /did not lead back to Zapier \(HTTP status 400\): .*redirect_uri is not one of those registered/,
    );
  });

  test('says so when the login page sends the user back without a code', async () => {
    sandbox.state.settings.unknownScope = 'refuse';
    await expect(run().connect(sandbox.client.redirectUri, REGION)).rejects.toThrow(
      /No code came back: .*invalid_scope/,
    );
  });

  test('refuses an answer to another sign-in', async () => {
    const authorizeUrl = async (_z: unknown, { inputData }: { inputData: Record<string, string> }) =>
      `${sandbox.url}/oauth/authorize?${new URLSearchParams({
        client_id: sandbox.client.id,
        response_type: 'code',
        redirect_uri: inputData.redirect_uri ?? '',
        state: 'another',
      })}`;
    const connecting = run(withOauth({ authorizeUrl })).connect(sandbox.client.redirectUri, REGION);
    await expect(connecting).rejects.toThrow('The state that came back is another.');
    expect(tokenForms()).toEqual([]);
  });
});

describe('a token that expired', () => {
  test('is renewed once, in the stored connection, and the call is made again', async () => {
    const zapier = run();
    const authData = await zapier.connect(sandbox.client.redirectUri, REGION);
    const before = { ...authData };
    sandbox.state.tokens.clear();
    expect(await zapier.call(LIST, { authData })).toMatchObject({ results: { length: 3 } });
    expect(authData).toEqual({ ...REGION, ...tokens });
    expect(authData.access_token).not.toBe(before.access_token);
    expect(authData.refresh_token).not.toBe(before.refresh_token);
    expect(tokenForms().map(({ grant_type }) => grant_type)).toEqual(['authorization_code', 'refresh_token']);
  });

  test('that cannot be renewed shows the refresh’s own error', async () => {
    const authData = { ...REGION, access_token: 'gone', refresh_token: 'gone too' };
    await expect(run().call(LIST, { authData })).rejects.toMatchObject({
      kind: 'ExpiredAuthError',
      message: expect.stringContaining('Connect the account again in Zapier'),
    });
  });

  test('is not renewed a second time', async () => {
    let refreshes = 0;
    const refreshAccessToken = async () => ({ access_token: `still bad ${++refreshes}` });
    const authData = { ...REGION, access_token: 'gone' };
    await expect(run(withOauth({ refreshAccessToken })).call(LIST, { authData })).rejects.toMatchObject({
      kind: 'RefreshAuthError',
    });
    expect(refreshes).toBe(1);
  });
});

describe('poll', () => {
  const ids = ({ fired }: { fired: readonly Queue[] }) => fired.map(({ id }) => id);

  test('fires for each new item once, after a first poll that only remembers', async () => {
    const zapier = run();
    const authData = connected();
    const poll = () => zapier.poll<Queue>('new_queue', authData);
    const first = await poll();
    expect(first.results).toHaveLength(3);
    expect(ids(first)).toEqual([]);
    const { id } = sandbox.createQueue({ name: 'New' });
    expect(ids(await poll())).toEqual([id]);
    expect(ids(await poll())).toEqual([]);
    // Gone and back again, as when a list could not be read whole: it has been seen.
    const queues = sandbox.state.queues.splice(0);
    expect((await poll()).results).toEqual([]);
    sandbox.state.queues.push(...queues);
    expect(ids(await poll())).toEqual([]);
  });

  test('keeps the memories of two Zaps apart', async () => {
    const zapier = run();
    await zapier.poll<Queue>('new_queue', connected());
    sandbox.createQueue({ name: 'New' });
    expect(ids(await zapier.poll<Queue>('new_queue', connected(), { other: 'input' }))).toEqual([]);
    expect(ids(await zapier.poll<Queue>('new_queue', connected()))).toHaveLength(1);
  });

  test('tells items apart by the fields marked primary, by id where none is', async () => {
    const items = [{ id: 'a', version: 1 }];
    const trigger = (outputFields?: object[]) => ({
      ...App.triggers.new_queue,
      operation: { type: 'polling', perform: async () => items, sample: items[0], outputFields },
    });
    const fields = [{ key: 'id', primary: true }, { key: 'version', primary: true }, { key: 'name' }];
    const zapier = run({
      ...App,
      triggers: { both: trigger(fields), none: trigger([{ key: 'id' }]), bare: trigger() },
    });
    const fired = async (key: string) => (await zapier.poll<{ version: number }>(key, connected())).fired;
    const keys = ['both', 'none', 'bare'];
    for (const key of keys) expect(await fired(key)).toEqual([]);
    items.push({ id: 'a', version: 2 });
    expect(await fired('both')).toEqual([{ id: 'a', version: 2 }]);
    expect(await fired('both')).toEqual([]);
    items.shift();
    for (const key of keys.slice(1)) expect(await fired(key)).toEqual([]);
    items.push({ id: 'b', version: 1 });
    for (const key of keys) expect(await fired(key)).toEqual([{ id: 'b', version: 1 }]);
  });

  test('remembers nothing of a poll that failed, and tells the app which poll populates', async () => {
    const meta: unknown[] = [];
    const perform = async (_z: unknown, bundle: { meta: Record<string, unknown> }) => {
      meta.push(bundle.meta.isPopulatingDedupe);
      if (meta.length === 1) throw new Error('The first poll fails.');
      return [{ id: '1' }];
    };
    const newQueue = { ...App.triggers.new_queue, operation: { ...App.triggers.new_queue?.operation, perform } };
    const zapier = run({ ...App, triggers: { new_queue: newQueue } } as never);
    await expect(zapier.poll('new_queue', connected())).rejects.toThrow('The first poll fails.');
    expect((await zapier.poll('new_queue', connected())).fired).toEqual([]);
    await zapier.poll('new_queue', connected());
    expect(meta).toEqual([true, true, false]);
  });
});

test('two Zaps with the same trigger and input have memories of their own, and the one that is polled by name another', async () => {
  const zapier = run();
  const authData = connected();
  const [first, second] = [zapier.switchOn('new_queue'), zapier.switchOn('new_queue')];
  await first.poll(authData);
  sandbox.createQueue({ name: 'Between' });
  await second.poll(authData);
  await zapier.poll('new_queue', authData);
  expect((await first.poll<Queue>(authData)).fired.map(({ name }) => name)).toEqual(['Between']);
  expect((await second.poll(authData)).fired).toEqual([]);
  expect((await zapier.poll('new_queue', authData)).fired).toEqual([]);
});

test('what made a token be renewed is told, and nothing is where none was', async () => {
  const reasons: string[] = [];
  const { id, secret } = sandbox.client;
  const environment = { CLIENT_ID: id, CLIENT_SECRET: secret, GENESYS_SANDBOX_URL: sandbox.url };
  const zapier = createZapier(App, environment, undefined, ({ kind }) => reasons.push(kind));
  const { refreshToken } = sandbox.issueTokens();
  const authData = { ...connected(), refresh_token: refreshToken };
  await zapier.call(LIST, { authData });
  expect(reasons).toEqual([]);
  await zapier.call(LIST, { authData: { ...authData, access_token: sandbox.issueToken({ expiresInSeconds: -1 }) } });
  expect(reasons).toEqual(['RefreshAuthError']);
});

test('what goes in and out is copied, as over Zapier’s JSON', async () => {
  const test = async (_z: unknown, bundle: { authData: Record<string, string> }) => {
    bundle.authData.region = 'changed';
    return { absent: undefined, date: new Date(0) };
  };
  const authData = connected();
  const zapier = run({ ...App, authentication: { ...App.authentication, test } as never });
  expect(await zapier.call('authentication.test', { authData })).toEqual({ date: '1970-01-01T00:00:00.000Z' });
  expect(authData.region).toBe('sandbox');
});

test('what is logged is handed out: what the app says, and what core notes of requests', async () => {
  const lines: LogLine[] = [];
  const test = async (z: ZObject, { authData }: Bundle) => {
    z.console.log('said with %s', authData.access_token);
    return (await z.request(`${sandbox.url}/api/v2/tokens/me`)).json;
  };
  const app = { ...App, authentication: { ...App.authentication, test } } as never;
  const { id, secret } = sandbox.client;
  const environment = { CLIENT_ID: id, CLIENT_SECRET: secret, GENESYS_SANDBOX_URL: sandbox.url };
  const { access_token } = connected();
  const asked = createZapier(app, environment, (line) => lines.push(line)).callOnce('authentication.test', {
    authData: { ...REGION, access_token },
  });
  await expect(asked).rejects.toMatchObject({ kind: 'RefreshAuthError' });
  expect(lines.find(({ type }) => type === 'console')?.message).toMatch(/^said with :censored:\d+:\w+:\n$/);
  expect(lines.find(({ type }) => type === 'http')?.message).toBe(`401 GET ${sandbox.url}/api/v2/tokens/me`);
});

test('errors are shown as in the editor', async () => {
  const authData = connected();
  const path = '/api/v2/routing/queues';
  sandbox.faults.add({ kind: 'status', status: 429, headers: { 'retry-after': '120' }, match: { path } });
  await expect(run().call(LIST, { authData })).rejects.toMatchObject({
    name: 'EditorError',
    kind: 'ThrottledError',
    code: null,
    retryAfterSeconds: 120,
    message: expect.stringMatching(/^Genesys Cloud would not list queues just now/),
  });
  await expect(run().call(LIST, { authData, inputData: { max_queues: 0 } })).rejects.toMatchObject({
    kind: 'AppError',
    code: 'invalid_input',
    retryAfterSeconds: null,
    message: expect.stringMatching(/^Maximum Number of Queues must be/),
  });
});
