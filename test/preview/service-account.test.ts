/** The preview of the edition in which nobody signs in: an OAuth client is entered, tested, and taken away. */
import serviceAccount from '../../src/service-account.ts';
import { type Previewed, previewed } from '../support/preview.ts';

let preview: Previewed;
beforeEach(async () => {
  preview = await previewed({ queues: 5 }, serviceAccount);
});
afterEach(() => {
  expect(preview.faults).toEqual([]);
  const { state, serviceClient } = preview.sandbox;
  for (const secret of [...state.tokens.keys(), serviceClient.secret])
    expect(preview.answers.join('\n')).not.toContain(secret);
});

const entered = (given: object = {}) => ({
  fields: {
    region: 'sandbox',
    oauth_client: preview.sandbox.serviceClient.id,
    oauth_client_key: preview.sandbox.serviceClient.secret,
    ...given,
  },
});
const list = () => preview.call('run', { kind: 'searches', key: 'list_queues', ref: 'list_queues', parts: [{}] });
const tokens = () => preview.sandbox.requests.filter(({ path }) => path === '/oauth/token').length;

test('its page asks for the fields of the session, the secret as a password, and speaks of no sign-in', async () => {
  const page = await preview.page('/');
  for (const label of ['Region', 'Client ID', 'Client Secret']) expect(page).toContain(label);
  expect(page).toMatch(/<input id="f-connection-0-oauth_client_key"[^>]* type="password" value="">/);
  expect(page).toMatch(/<input id="f-connection-0-oauth_client"[^>]* type="text" value="">/);
  expect(page).toMatch(/<button type="submit" class="primary">Connect</);
  expect(page).not.toMatch(/sign-in|Sign in|\/callback/);
});

test('connected without a login page: organization, client and roles, and a step runs', async () => {
  expect(await preview.call('connect', entered())).toEqual({ url: '/' });
  const page = await preview.page('/');
  for (const text of ['Example Contact Center', 'Zapier service account', 'Contact Center Manager', 'No warnings.'])
    expect(page).toContain(text);
  expect(page).toContain('scope not_applicable, permission granted');
  expect((await list()).results).toHaveLength(5);
  // Core keeps what was entered, so the token can be renewed.
  preview.sandbox.state.tokens.clear();
  const { results, renewals } = await list();
  expect([results.length, renewals.length]).toEqual([5, 1]);
});

test('what is left empty is the sandbox’s own, and stays as it is when connecting again', async () => {
  const empty = { fields: { region: 'sandbox', oauth_client: '', oauth_client_key: '' } };
  expect(await preview.page('/')).toContain('empty for the sandbox&#39;s own');
  expect(await preview.call('connect', empty)).toEqual({ url: '/' });
  expect(await preview.page('/')).toContain('that is left empty stays as it is.');
  expect(await preview.call('connect', empty)).toEqual({ url: '/' });
  expect(tokens()).toBe(2);
  // Another secret counts, and the connection that there is stays.
  const { error } = await preview.call('connect', { fields: { ...empty.fields, oauth_client_key: 'another-secret' } });
  expect(error.code).toBe('invalid_client');
  expect((await list()).results).toHaveLength(5);
});

test.each([
  ['a wrong secret', { oauth_client_key: '  another-secret-of-a-client ' }, /is it there, is it active/],
  ['blanks for an id', { oauth_client: '  ' }, /has no Client ID/],
  ['another region', { region: 'nowhere' }, /is not a Genesys Cloud region/],
])('%s is refused in the integration’s words, and nothing is kept', async (_what, given, words) => {
  const { error } = await preview.call('connect', entered(given));
  expect(error.message).toMatch(words);
  const page = await preview.page('/');
  expect(page).toContain('No account is connected.');
  expect(page).not.toContain('another-secret-of-a-client');
});

test('a connection whose test fails is not kept', async () => {
  for (const client of preview.sandbox.state.clients) client.roleDivisions = [];
  const { error } = await preview.call('connect', entered());
  expect(error.code).toBe('permission_missing');
  expect(await preview.page('/')).toContain('No account is connected.');
});

test('Test, Reconnect and Disconnect', async () => {
  await preview.call('connect', entered());
  expect(await preview.call('connection-test')).toMatchObject({ error: null, html: expect.stringContaining('Roles') });
  for (const client of preview.sandbox.state.clients) client.roleDivisions = [];
  const { error, html } = await preview.call('connection-test');
  expect([error.code, html]).toEqual(['permission_missing', expect.stringContaining('data-reconnect')]);
  expect((await preview.call('disconnect')).html).toContain('No account is connected.');
  expect((await list()).refused).toContain('Connect an account first');
});

test('after a refusal is taken back, the token is the client’s again', async () => {
  await preview.call('connect', entered());
  await preview.call('situation', { index: 0 });
  await preview.call('situation', { index: null });
  const before = tokens();
  expect((await list()).results).toHaveLength(5);
  expect(tokens()).toBe(before);
  expect([...preview.sandbox.state.tokens.values()].at(-1)).toMatchObject({ userId: null });
});
