/** The consent page: it says who asks for what, counts once, and cannot be turned against the user by what a client is called. */
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { authorize, control, postToken, sentBack } from './calls.ts';

let sandbox: Sandbox;
let time: number;
beforeEach(async () => {
  time = Date.UTC(2026, 6, 1);
  sandbox = await startSandbox({ queues: 0, now: () => time });
  sandbox.state.settings.consent = 'page';
});
afterEach(() => sandbox.close());

/** Opens the page and presses a button. */
async function press(decision: string, change: Record<string, string | null> = {}): Promise<Response> {
  return answer({ consent: tokenOn(await (await authorize(sandbox, change)).text()), decision });
}

function answer(form: Record<string, string>): Promise<Response> {
  const body = new URLSearchParams(form);
  return fetch(`${sandbox.url}/oauth/authorize`, { method: 'POST', body, redirect: 'manual' });
}

function tokenOn(page: string): string {
  return /name="consent" value="([\w-]{43})"/.exec(page)?.[1] ?? '';
}

test('it names the organization, the user, the client and the scopes', async () => {
  const response = await authorize(sandbox, { prompt: 'login', login_hint: 'ops@example.com' });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  const page = await response.text();
  const { organization, users, clients } = sandbox.state;
  const named = [organization.name, users[0]?.name, users[0]?.email, clients[0]?.name, ...(clients[0]?.scopes ?? [])];
  for (const text of named) expect(page).toContain(text);
  expect(page).toMatch(
    /<button name="decision" value="allow">Allow<\/button>\s*<button name="decision" value="refuse">Refuse/,
  );
  expect(page).not.toContain('<script');
});

test('its policy lets the form reach the client and nothing else', async () => {
  const { headers } = await authorize(sandbox);
  const policy = headers.get('content-security-policy');
  expect(policy).toBe(
    "default-src 'none'; form-action 'self' https://zapier.com; frame-ancestors 'none'; base-uri 'none'",
  );
  expect(headers.get('cache-control')).toBe('no-store');
});

test('names cannot become markup', async () => {
  const hostile = `"><script>alert('&')</script>`;
  const [client] = sandbox.state.clients;
  const [user] = sandbox.state.users;
  if (client) Object.assign(client, { name: hostile, scopes: [hostile] });
  if (user) Object.assign(user, { name: hostile, email: hostile });
  sandbox.state.organization.name = hostile;
  const page = await (await authorize(sandbox)).text();
  expect(page).not.toContain('<script>');
  expect(page.split('&#34;&#62;&#60;script&#62;alert(&#39;&#38;&#39;)').length - 1).toBe(7);
});

test('Allow sends back a code that works, and the state', async () => {
  const response = await press('allow', { state: 'a&b' });
  expect(response.status).toBe(303);
  const { code = '', ...rest } = sentBack(response);
  expect(rest).toEqual({ state: 'a&b' });
  const form = { grant_type: 'authorization_code', code, redirect_uri: sandbox.client.redirectUri };
  expect((await postToken(sandbox, form)).body).toHaveProperty('refresh_token');
});

test('Refuse sends back access_denied, and the state when there was one', async () => {
  expect(sentBack(await press('refuse'))).toMatchObject({ error: 'access_denied', state: 'a state' });
  expect(sentBack(await press('refuse', { state: null }))).not.toHaveProperty('state');
});

test.each([
  ['no token', { decision: 'allow' }],
  ['an invented token', { consent: 'x', decision: 'allow' }],
])('%s is a page, not a redirect', async (_, form) => {
  const response = await answer(form);
  expect([response.status, response.headers.get('location')]).toEqual([400, null]);
});

test('it counts once, and a button it does not have leaves it open', async () => {
  const consent = tokenOn(await (await authorize(sandbox)).text());
  expect((await answer({ consent, decision: 'perhaps' })).status).toBe(400);
  expect((await answer({ consent, decision: 'refuse' })).status).toBe(303);
  expect((await answer({ consent, decision: 'allow' })).status).toBe(400);
});

test('it expires after 300 seconds, and the code it gives has 300 of its own', async () => {
  const pages = await Promise.all([authorize(sandbox), authorize(sandbox)]);
  const [intime = '', late = ''] = await Promise.all(pages.map(async (page) => tokenOn(await page.text())));
  time += 299_000;
  const { code = '' } = sentBack(await answer({ consent: intime, decision: 'allow' }));
  time += 1000;
  expect((await answer({ consent: late, decision: 'allow' })).status).toBe(400);
  time += 298_000;
  const form = { grant_type: 'authorization_code', code, redirect_uri: sandbox.client.redirectUri };
  expect((await postToken(sandbox, form)).status).toBe(200);
});

test('a request that is wrong is sent back without a page', async () => {
  expect(sentBack(await authorize(sandbox, { response_type: 'token' }))).toMatchObject({
    error: 'unsupported_response_type',
  });
});

test('the log does not show its token', async () => {
  const consent = tokenOn(await (await authorize(sandbox)).text());
  await answer({ consent, decision: 'allow' });
  const { text } = await control(sandbox, 'GET /requests');
  expect(text).toContain('"decision":"allow"');
  expect(text).not.toContain(consent);
});
