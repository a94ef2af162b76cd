/** An account is connected, tested and disconnected. */
import { type Previewed, previewed } from '../support/preview.ts';

let preview: Previewed;
beforeEach(async () => {
  preview = await previewed({ queues: 5 });
});

/** Where the login page sends the browser back to, with or without asking. */
async function wayBack(): Promise<URL> {
  preview.sandbox.state.settings.consent = 'automatic';
  const { url } = await preview.call('connect', { fields: { region: 'sandbox' } });
  const { headers } = await fetch(url, { redirect: 'manual' });
  return new URL(headers.get('location') ?? '');
}

const comeBack = (url: URL) => preview.ask('GET', `${url.pathname}${url.search}`);

test('the page shows what the connection test found: organization, user, scopes, label', async () => {
  expect(await preview.page('/')).toContain('No account is connected.');
  const back = await wayBack();
  expect(back.origin).toBe(preview.url);
  const { status, headers } = await comeBack(back);
  // The code does not stay in the address.
  expect([status, headers.location]).toEqual([303, '/']);
  const page = await preview.page('/');
  for (const text of [
    'Example Contact Center',
    'Olivia Park, ops@example.com',
    '<code>routing:readonly</code>',
    'No warnings.',
  ])
    expect(page).toContain(text);
  expect(page).toMatch(/id="account" role="status">Example Contact Center · Sandbox on this machine · ops@example.com/);
});

test('with PKCE, and a state that cannot be guessed', async () => {
  const { url } = await preview.call('connect', { fields: { region: 'sandbox' } });
  expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge_method: 'S256',
    redirect_uri: preview.redirectUri,
    state: expect.stringMatching(/^[\w-]{22,}$/),
  });
});

test.each([
  ['another state', (url: URL) => url.searchParams.set('state', 'x'.repeat(22)), 'belongs to another sign-in'],
  ['a refusal', (url: URL) => url.searchParams.set('error', 'access_denied'), 'was refused on the login page'],
  [
    'a code that is none',
    (url: URL) => url.searchParams.set('code', 'c'.repeat(40)),
    'would not continue this sign-in',
  ],
])('%s connects nothing, and is told once', async (_, change, sentence) => {
  const back = await wayBack();
  change(back);
  const before = preview.sandbox.requests.filter(({ path }) => path === '/oauth/token').length;
  await comeBack(back);
  const page = await preview.page('/');
  expect(page).toContain('The account was not connected.');
  expect(page).toContain(sentence);
  expect(page).toContain('No account is connected.');
  expect(await preview.page('/')).not.toContain(sentence);
  const exchanged = preview.sandbox.requests.filter(({ path }) => path === '/oauth/token').length - before;
  expect(exchanged).toBe(sentence.startsWith('would not') ? 1 : 0);
});

test('an answer counts once, and none counts that nobody waits for', async () => {
  await comeBack(new URL('/callback?code=c&state=s', preview.url));
  expect(await preview.page('/')).toContain('No sign-in waits for this answer.');
  const back = await wayBack();
  await comeBack(back);
  await comeBack(back);
  expect(await preview.page('/')).toContain('No sign-in waits for this answer.');
  expect(preview.sandbox.requests.filter(({ path }) => path === '/oauth/token')).toHaveLength(1);
});

test('a stray answer with another state, or with none, does not end the sign-in that waits', async () => {
  const back = await wayBack();
  for (const query of ['', '?code=c', '?code=c&state=s', '?error=access_denied']) {
    await comeBack(new URL(`/callback${query}`, preview.url));
    expect(await preview.page('/')).toContain('belongs to another sign-in');
  }
  await comeBack(back);
  expect(await preview.page('/')).toContain('Granted scopes');
});

test('a connection whose test fails is not kept, as with Zapier', async () => {
  for (const user of preview.sandbox.state.users) user.grants = [];
  await preview.connect();
  const page = await preview.page('/');
  expect(page).toContain('routing:queue:view');
  expect(page).toContain('No account is connected.');
});

test('a region without an OAuth client is refused in the integration’s words', async () => {
  const { error } = await preview.call('connect', { fields: { region: 'eu-west-1' } });
  expect(error.message).toContain('no OAuth client for the region Europe (Ireland)');
  expect(error.next).toContain('Zapier shows this message');
});

test('Test tells what is so now, Disconnect ends it and forgets what was read', async () => {
  await preview.connect();
  await preview.call('run', { kind: 'searches', key: 'list_queues', ref: 'list_queues', parts: [{}] });
  expect(await preview.call('mappable', { kind: 'searches', key: 'find_queue' })).toHaveLength(1);
  const tested = await preview.call('connection-test');
  expect(tested).toMatchObject({ error: null, html: expect.stringContaining('Granted scopes') });
  expect(tested.requests.length).toBeGreaterThan(1);
  for (const user of preview.sandbox.state.users) user.grants = [];
  const { error, html } = await preview.call('connection-test');
  expect(error.code).toBe('permission_missing');
  expect(html).toContain('the last test failed');
  expect((await preview.call('disconnect')).html).toContain('No account is connected.');
  expect(await preview.call('mappable', { kind: 'searches', key: 'find_queue' })).toEqual([]);
  const { refused } = await preview.call('run', { kind: 'searches', key: 'list_queues', ref: 'x', parts: [{}] });
  expect(refused).toContain('Connect an account first');
});
