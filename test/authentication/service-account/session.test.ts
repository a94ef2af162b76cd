/** How the token of an OAuth client is got, kept and renewed, over HTTP against the sandbox. */
import type { Bundle, ZObject } from 'zapier-platform-core';
import type { EditorError } from '../../../scripts/lib/editor-error.ts';
import type { AuthData } from '../../../scripts/lib/zapier-run.ts';
import { perform as sessionPerform } from '../../../src/authentication/service-account/session.ts';
import { type Connected, connectedServiceAccount } from '../../support/zapier.ts';

let zap: Connected;
beforeEach(async () => {
  zap = await connectedServiceAccount({ queues: 3 });
});
afterEach(() => zap.sandbox.close());

const PERFORM = 'authentication.sessionConfig.perform';
const LIST = 'searches.list_queues.operation.perform';
const TOKEN = { method: 'POST', path: '/oauth/token' };

const entered = () => {
  const { region = '', oauth_client = '', oauth_client_key = '' } = zap.authData;
  return { region, oauth_client, oauth_client_key };
};
const perform = (authData: AuthData) => zap.zapier.callOnce<AuthData>(PERFORM, { authData });
const failure = (work: Promise<unknown>): Promise<EditorError> =>
  work.then(
    () => Promise.reject(new Error('it did not fail')),
    (error) => error,
  );
const client = () => zap.sandbox.state.clients[1] ?? Promise.reject(new Error('no client'));
const paths = () => zap.sandbox.requests.map(({ path }) => path);
const times = (path: string) => paths().filter((each) => each === path).length;
/** The connection with a token that ends so soon, having been given for so long. */
const endingIn = (seconds: number, lifetime: number | null = 86_400) =>
  Object.assign(zap.authData, {
    expires_at: new Date(Date.now() + seconds * 1000).toISOString(),
    expires_in: lifetime,
  });

test('one request by client credentials to the login host, and what is kept of its answer', async () => {
  const begun = Date.now();
  const kept = await perform(entered());
  expect(Object.keys(kept)).toEqual(['access_token', 'expires_at', 'expires_in']);
  expect(zap.sandbox.state.tokens.get(`${kept.access_token}`)).toMatchObject({ userId: null });
  expect(kept.expires_in).toBe(86_400);
  const ends = Date.parse(`${kept.expires_at}`);
  expect(ends).toBeGreaterThanOrEqual(begun + 86_400_000);
  expect(ends).toBeLessThan(Date.now() + 86_400_001);
  const [request, ...others] = zap.sandbox.requests;
  expect(others).toEqual([]);
  expect(request).toMatchObject({ path: '/oauth/token', body: { grant_type: 'client_credentials' } });
  const { id, secret } = zap.sandbox.serviceClient;
  expect(request?.headers.authorization).toBe(`Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`);
});

test('blanks that came along when id and secret were copied do no harm', async () => {
  const { region, oauth_client, oauth_client_key } = entered();
  const kept = await perform({
    region,
    oauth_client: ` ${oauth_client}\n`,
    oauth_client_key: `\t${oauth_client_key} `,
  });
  expect(kept.access_token).toEqual(expect.any(String));
});

test.each([
  [{ oauth_client: ' ' }, /has no Client ID\./],
  [{ oauth_client_key: '' }, /has no Client Secret\./],
  [{ oauth_client_key: undefined as unknown as string }, /has no Client Secret\./],
  [{ oauth_client_key: 's'.repeat(1_001) }, /Client Secret has 1,001 characters, which is too long/],
  [{ oauth_client: 's'.repeat(1_000_000) }, /Client ID has 1,000,000 characters, which is too long/],
  [{ region: 'eu-west-9' }, /"eu-west-9" is not a Genesys Cloud region/],
])(
  '%j is refused before anything is sent; a connection that was one has to be connected again',
  async (change, words) => {
    const first = await failure(perform({ ...entered(), ...change }));
    expect([first.kind, first.message]).toEqual(['AppError', expect.stringMatching(words)]);
    const again = await failure(perform({ ...zap.authData, ...change }));
    expect([again.kind, again.message]).toEqual(['ExpiredAuthError', expect.stringMatching(words)]);
    expect(again.message).toMatch(/Connect the account again in Zapier\.$/);
    expect(zap.sandbox.requests).toEqual([]);
  },
);

test('a secret of a thousand characters is sent, blanks around it not counted', async () => {
  const error = await failure(perform({ ...entered(), oauth_client_key: ` ${'s'.repeat(1_000)} ` }));
  expect(error.code).toBe('invalid_client');
  expect(paths()).toEqual(['/oauth/token']);
});

describe('a token that is about to end is renewed before anything is sent', () => {
  test.each([
    [301, 86_400, false],
    [299, 86_400, true],
    [-1, 86_400, true],
    // Of ten minutes or less, half: it would be renewed by every run.
    [151, 300, false],
    [149, 300, true],
    [299, 598, true],
    [301, 602, false],
    // Not said, hence taken for the shortest there is.
    [151, null, false],
    [149, null, true],
  ])('%i s before its end, of a life of %j s: %j', async (seconds, lifetime, renewed) => {
    endingIn(seconds, lifetime);
    const before = zap.authData.access_token;
    const { length } = await zap.zapier
      .call<{ results: unknown[] }>(LIST, { authData: zap.authData })
      .then(({ results }) => results);
    expect(length).toBe(3);
    expect(paths()).toEqual([...(renewed ? ['/oauth/token'] : []), '/api/v2/routing/queues']);
    expect(zap.authData.access_token === before).toBe(!renewed);
  });

  test('its lifetime may be text, as in .env', async () => {
    Object.assign(endingIn(200), { expires_in: '300' });
    await zap.zapier.callOnce(LIST, { authData: zap.authData });
    expect(times('/oauth/token')).toBe(0);
  });

  test('in words, where it is in vain, and with nothing of the bundle', async () => {
    endingIn(10);
    const { kind, message } = await failure(zap.zapier.callOnce(LIST, { authData: zap.authData }));
    expect([kind, message]).toEqual([
      'RefreshAuthError',
      "This connection's access token is about to end. Zapier gets another one by itself and runs again; if this message stays, connect the account again in Zapier.",
    ]);
  });

  test('not where nobody knows when it ends', async () => {
    const { expires_at: _, ...authData } = zap.authData;
    await zap.zapier.callOnce(LIST, { authData });
    expect(times('/oauth/token')).toBe(0);
  });

  test('by the connection test, too', async () => {
    endingIn(10);
    expect(await failure(zap.zapier.callOnce('authentication.test', { authData: zap.authData }))).toMatchObject({
      kind: 'RefreshAuthError',
    });
    expect(zap.sandbox.requests).toEqual([]);
  });
});

test('a 401 in the middle renews once, though ten pages meet it', async () => {
  const many = await connectedServiceAccount({ queues: 480 });
  many.sandbox.state.settings.pageSizeCap = 40;
  many.sandbox.state.tokens.clear();
  const { results } = await many.zapier.call<{ results: unknown[] }>(LIST, {
    authData: many.authData,
    inputData: { max_queues: 5_000 },
  });
  expect(results).toHaveLength(480);
  expect(many.sandbox.requests.filter(({ path }) => path === '/oauth/token')).toHaveLength(1);
});

test('a token that rested longer than the inactivity timeout allows is replaced, and the poll is not missed', async () => {
  zap.sandbox.state.organization.idleTimeoutSeconds = 300;
  await zap.zapier.poll('new_queue', zap.authData);
  const { id } = zap.sandbox.createQueue({ name: 'Made meanwhile' });
  for (const token of zap.sandbox.state.tokens.values()) token.lastUsedAt = Date.now() - 301_000;
  const { fired } = await zap.zapier.poll<{ id: string }>('new_queue', zap.authData);
  expect(fired.map((queue) => queue.id)).toEqual([id]);
  expect(times('/oauth/token')).toBe(1);
});

test('the next run uses the token that the last one was given, and asks for none', async () => {
  endingIn(10);
  for (let run = 0; run < 3; run++) await zap.zapier.call(LIST, { authData: zap.authData });
  expect(times('/oauth/token')).toBe(1);
});

describe('when no token comes', () => {
  const answer = (status: number, json: object) => () =>
    zap.sandbox.faults.add({ kind: 'body', status, json, match: TOKEN, times: 'forever' });
  const limited = () => Object.assign(zap.sandbox.state.settings, { tokenRateLimited: true });

  test.each<[what: string, make: () => unknown]>([
    ['the rate limit of the login host, which is a 400', limited],
    ['a 429', answer(429, {})],
    ['an outage', answer(503, {})],
    ['a reset', () => zap.sandbox.faults.add({ kind: 'reset', match: TOKEN })],
    ['a page', () => zap.sandbox.faults.add({ kind: 'html', match: TOKEN })],
    ['a redirect', () => zap.sandbox.faults.add({ kind: 'redirect', location: 'http://127.0.0.1:9/', match: TOKEN })],
    ['no token in the answer', answer(200, { token_type: 'bearer' })],
    ['an error that nobody knows', answer(400, { error: 'moon_phase' })],
  ])('%s throttles, asked once, connected before or not', async (_what, make) => {
    make();
    for (const authData of [entered(), zap.authData]) {
      zap.sandbox.requests.length = 0;
      expect(await failure(perform(authData))).toMatchObject({ kind: 'ThrottledError', retryAfterSeconds: 60 });
      expect(paths()).toEqual(['/oauth/token']);
      zap.sandbox.faults.clear();
      make();
    }
  });

  test.each<[what: string, change: (authData: AuthData) => unknown, code: string, words: RegExp]>([
    [
      'a wrong secret',
      (a) => Object.assign(a, { oauth_client_key: 'wrong-secret' }),
      'invalid_client',
      /a wrong secret, to a client that is disabled or inactive, and to the wrong region/,
    ],
    [
      'an unknown client',
      (a) => {
        zap.sandbox.state.settings.unknownClient = 'not_found';
        a.oauth_client = 'nobody';
      },
      'client_not_found',
      /no OAuth client with this client id in the region Sandbox/,
    ],
    [
      'a disabled client',
      async () => Object.assign(await client(), { state: 'disabled' }),
      'invalid_client',
      /is it active/,
    ],
    [
      'a client of another grant type',
      (a) => Object.assign(a, { oauth_client: zap.sandbox.client.id, oauth_client_key: zap.sandbox.client.secret }),
      'unauthorized_client',
      /a client with the grant type Client Credentials/,
    ],
  ])('%s reads as what it is when an account is connected', async (_what, change, code, words) => {
    const authData = entered();
    await change(authData);
    const error = await failure(perform(authData));
    expect([error.kind, error.code]).toEqual(['AppError', code]);
    expect(error.message).toMatch(words);
    // It is the connection's client, and not the integration's.
    expect(error.message).not.toMatch(/this integration's OAuth client|Code Authorization/);
    // Ids of the sandbox are words.
    expect(error.message).not.toContain('swapped');
  });

  test.each<[what: string, change: () => unknown, words: RegExp]>([
    [
      'the secret was replaced',
      async () => Object.assign(await client(), { secret: 'another-secret' }),
      /the OAuth client is active, so its client secret was replaced\. Ask .* \(Admin > Integrations > OAuth\), then/,
    ],
    [
      'the client was disabled',
      async () => Object.assign(await client(), { state: 'disabled' }),
      /the client secret was replaced, or the OAuth client is inactive, disabled or deleted\. Ask/,
    ],
    [
      'the client was made inactive',
      async () => Object.assign(await client(), { state: 'inactive' }),
      /the OAuth client is inactive\. Ask/,
    ],
    [
      'the client was deleted',
      () => zap.sandbox.state.clients.splice(1),
      /the OAuth client is inactive, disabled or deleted|gives the same answer/,
    ],
    [
      'its token had idled out when the secret was replaced',
      async () => {
        zap.sandbox.state.organization.idleTimeoutSeconds = 300;
        for (const token of zap.sandbox.state.tokens.values()) token.lastUsedAt = Date.now() - 301_000;
        Object.assign(await client(), { secret: 'another-secret' });
      },
      /no longer takes the one it has, .*: the client secret was replaced, or the OAuth client is inactive, disabled or deleted\./,
    ],
    [
      'its token was revoked when the client was made inactive',
      async () => {
        zap.sandbox.state.tokens.clear();
        Object.assign(await client(), { state: 'inactive' });
      },
      /the OAuth client is inactive, disabled or deleted\./,
    ],
    [
      'its token has ended',
      async () => {
        Object.assign(await client(), { secret: 'another-secret' });
        endingIn(-1);
      },
      /the same answer to a wrong secret/,
    ],
    [
      'nobody knows when its token ends',
      async () => {
        Object.assign(await client(), { secret: 'another-secret' });
        zap.authData.expires_at = '';
      },
      /the same answer to a wrong secret/,
    ],
    [
      'the API does not answer',
      async () => {
        Object.assign(await client(), { secret: 'another-secret' });
        zap.sandbox.faults.add({ kind: 'status', status: 503, match: { path: '/api/v2/tokens/me' }, times: 'forever' });
      },
      /the same answer to a wrong secret/,
    ],
    [
      'the API answers once',
      async () => {
        Object.assign(await client(), { secret: 'another-secret' });
        zap.sandbox.faults.add({
          kind: 'status',
          status: 503,
          match: { path: '/api/v2/tokens/me' },
          skip: 1,
          times: 'forever',
        });
      },
      /the same answer to a wrong secret/,
    ],
  ])('when a token is renewed and %s, who connected has to connect again', async (_what, change, words) => {
    await change();
    const error = await failure(perform(zap.authData));
    expect(error.kind).toBe('ExpiredAuthError');
    expect(error.message).toMatch(words);
    expect(error.message).not.toMatch(/What happened|with bundle/);
  });

  test('why is asked only once more: the answer explains, and nobody waits for it', async () => {
    Object.assign(await client(), { secret: 'another-secret' });
    const match = { path: '/api/v2/tokens/me' };
    zap.sandbox.faults.add({ kind: 'status', status: 503, match, skip: 1, times: 'forever' });
    await failure(perform(zap.authData));
    expect(paths()).toEqual(['/oauth/token', match.path, match.path]);
  });

  test('a client that is not known any more is told without asking about its token', async () => {
    zap.sandbox.state.settings.unknownClient = 'not_found';
    zap.sandbox.state.clients.splice(1);
    const error = await failure(perform(zap.authData));
    expect([error.kind, error.message]).toEqual(['ExpiredAuthError', expect.stringMatching(/found no OAuth client/)]);
    expect(paths()).toEqual(['/oauth/token']);
  });
});

test('a lifetime that is not said any more is taken back', async () => {
  zap.sandbox.faults.add({ kind: 'omit', fields: ['expires_in'], match: TOKEN });
  const begun = Date.now();
  const kept = await perform(zap.authData);
  expect(kept.expires_in).toBeNull();
  expect(Date.parse(`${kept.expires_at}`)).toBeLessThan(begun + 310_000);
});

/** Zapier's runtime, where nothing is sent to a real login host. */
const answering = (request: () => Promise<unknown>) => {
  class ThrottledError extends Error {
    override readonly name = 'ThrottledError';
    constructor(message: string) {
      super(JSON.stringify({ message }));
    }
  }
  class ExpiredAuthError extends Error {
    override readonly name = 'ExpiredAuthError';
  }
  const errors = { Error: class extends Error {}, ExpiredAuthError, ThrottledError };
  return { console: { log: () => {} }, errors, request } as unknown as ZObject;
};
const bundleOf = (authData: object) => ({ authData, inputData: {}, meta: {} }) as unknown as Bundle;

test.each([
  ['9f2e6a10-3c4d-4b5e-8f60-7a8b9c0d1e2f', false],
  ['9F2E6A10-3C4D-4B5E-8F60-7A8B9C0D1E2F ', false],
  ['q7Zk-a-secret-in-the-field-of-the-id-93', true],
])('at a real login host the id %s is not accepted; perhaps swapped: %j', async (id, swapped) => {
  // Core's way to say 401.
  const z = answering(() => Promise.reject(Object.assign(new Error(), { name: 'RefreshAuthError' })));
  const authData = { region: 'eu-west-1', oauth_client: id, oauth_client_key: 'another-secret' };
  const error = await failure(sessionPerform(z, bundleOf(authData)));
  expect(error.message).toMatch(/^Genesys Cloud would not accept this client id and client secret/);
  expect(/id and secret may be swapped\.$/.test(error.message)).toBe(swapped);
  expect(error.message).not.toContain(id.trim());
});

test.each([
  [400, { error: 'invalid_client' }, true],
  [400, { error: 'invalid_client', description: 'client not found: x' }, true],
  [400, { error: 'unauthorized_client' }, false],
  [429, {}, false],
])('an answer %i %j of a real login host to what is no id: perhaps swapped: %j', async (status, json, swapped) => {
  const answer = { status, headers: new Headers(), buffer: async () => Buffer.from(JSON.stringify(json)) };
  const authData = { region: 'eu-west-1', oauth_client: 'a-secret-in-the-field-of-the-id', oauth_client_key: 'other' };
  const error = await failure(
    sessionPerform(
      answering(async () => answer),
      bundleOf(authData),
    ),
  );
  expect(error.message).toContain('Genesys Cloud');
  expect(/id and secret may be swapped\./.test(error.message)).toBe(swapped);
});

test('a fault of our own is none of the connection, which nobody has to connect again for it', async () => {
  const z = answering(() => Promise.reject(new TypeError('a bug')));
  const bundle = bundleOf({ ...zap.authData, region: 'eu-west-1' });
  await expect(sessionPerform(z, bundle)).rejects.toThrow(/met a fault of its own/);
});
