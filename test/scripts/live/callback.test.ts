import { connect } from 'node:net';
import { type Callback, listen } from '../../../scripts/live/callback.ts';

const STATE = 's'.repeat(43);
const FOREVER = 60_000;

let callback: Callback;
let stop: AbortController;
beforeEach(async () => {
  stop = new AbortController();
  callback = await listen(0, STATE, FOREVER, stop.signal);
});
afterEach(() => callback.close());

/** What the browser is sent back with. */
const comeBack = (query: Record<string, string>) => fetch(`${callback.redirectUri}?${new URLSearchParams(query)}`);

test('takes the code that comes with the state, and shows a page that holds nothing', async () => {
  const response = await comeBack({ code: 'the-code', state: STATE });
  expect(await callback.code).toBe('the-code');
  expect(response.status).toBe(200);
  expect(await response.text()).not.toContain('the-code');
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
  });
});

test.each([
  ['another state', { code: 'c', state: 'x'.repeat(43) }, 'belongs to another sign-in'],
  ['a shorter state', { code: 'c', state: 's' }, 'belongs to another sign-in'],
  ['no state', { code: 'c' }, 'belongs to another sign-in'],
  ['a refusal with another state', { error: 'access_denied', state: 'x' }, 'belongs to another sign-in'],
  ['a refusal', { error: 'access_denied', state: STATE }, 'The sign-in was refused on the login page.'],
  ['an error', { error: 'invalid_scope', state: STATE }, 'The login page refused the request: invalid_scope.'],
  ['markup for an error', { error: '<script>', state: STATE }, 'The login page refused the request: ?.'],
  ['no code', { state: STATE }, 'The login page sent neither a code nor a reason.'],
  ['an empty code', { code: '', state: STATE }, 'The login page sent neither a code nor a reason.'],
])('%s ends the sign-in with a sentence, in the browser as in the terminal', async (_, query, sentence) => {
  const response = await comeBack(query);
  const page = await response.text();
  expect(response.status).toBe(400);
  expect(page).toContain(sentence);
  expect(page).not.toContain('<script>');
  await expect(callback.code).rejects.toMatchObject({
    name: 'SignInError',
    message: expect.stringContaining(sentence),
  });
});

test('nothing else is answered, and the sign-in goes on', async () => {
  const elsewhere = new URL('/favicon.ico', callback.redirectUri);
  expect((await fetch(elsewhere)).status).toBe(404);
  expect((await fetch(`${callback.redirectUri}?code=c&state=${STATE}`, { method: 'POST' })).status).toBe(404);
  await comeBack({ code: 'later', state: STATE });
  expect(await callback.code).toBe('later');
});

test('listens on 127.0.0.1 and on no other address', async () => {
  const { port, hostname } = new URL(callback.redirectUri);
  expect(hostname).toBe('127.0.0.1');
  const refused = new Promise((resolve) => {
    connect({ host: '127.0.0.2', port: Number(port) }).once('error', resolve);
  });
  expect(await refused).toMatchObject({ code: 'ECONNREFUSED' });
});

test('ends when it is stopped', async () => {
  stop.abort();
  await expect(callback.code).rejects.toThrow('Stopped before anybody had signed in.');
});

test('ends when nobody comes', async () => {
  const brief = await listen(0, STATE, 20, stop.signal);
  await expect(brief.code).rejects.toThrow(/^Nobody signed in within \d+ minutes\.$/);
  brief.close();
});

test('says so when the port is taken', async () => {
  const port = Number(new URL(callback.redirectUri).port);
  await expect(listen(port, STATE, FOREVER, stop.signal)).rejects.toThrow(
    `Port ${port} is in use. Stop what listens there, or choose another with --port.`,
  );
});
