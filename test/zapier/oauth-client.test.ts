/** What a run takes from Zapier's bundle and from what the owner has set. */
import type { Bundle, ZObject } from 'zapier-platform-core';
import { UnknownRegionError } from '../../src/genesys/errors/input-error.ts';
import { regionById } from '../../src/genesys/regions.ts';
import { connect, connectionOf, connectionRegion, expiryOf, oauthClientFor } from '../../src/zapier/connection.ts';

const environment = process.env;
beforeEach(() => {
  process.env = {};
});
afterAll(() => {
  process.env = environment;
});

const ireland = regionById('eu-west-1');
const bundleOf = (authData: object) => ({ authData: { region: 'eu-west-1', ...authData } }) as unknown as Bundle;

test.each<[what: string, set: Record<string, string>, client: object]>([
  ['the one for all', { CLIENT_ID: 'i', CLIENT_SECRET: 's' }, { id: 'i', secret: 's' }],
  ['the region’s own', { CLIENT_ID_EU_WEST_1: 'i', CLIENT_SECRET_EU_WEST_1: 's' }, { id: 'i', secret: 's' }],
  [
    'the region’s own before that for all',
    { CLIENT_ID: 'x', CLIENT_SECRET: 'y', CLIENT_ID_EU_WEST_1: 'i', CLIENT_SECRET_EU_WEST_1: 's' },
    { id: 'i', secret: 's' },
  ],
])('the OAuth client: %s', (_what, set, client) => {
  Object.assign(process.env, set);
  expect(oauthClientFor(ireland)).toEqual(client);
  expect(connectionOf(bundleOf({ access_token: 't' }))).toEqual({
    accessToken: 't',
    oauthClient: client,
    actsForItself: false,
  });
});

// The sentence stands word for word in test/authentication/regions.test.ts.
test.each<[set: Record<string, string>, variables: string]>([
  [{}, 'CLIENT_ID_EU_WEST_1 and CLIENT_SECRET_EU_WEST_1 (or CLIENT_ID and CLIENT_SECRET)'],
  [{ CLIENT_ID: 'i' }, 'CLIENT_SECRET'],
  [{ CLIENT_SECRET: 's' }, 'CLIENT_ID'],
  [{ CLIENT_ID: 'i', CLIENT_SECRET: 's', CLIENT_ID_EU_WEST_1: 'i' }, 'CLIENT_SECRET_EU_WEST_1'],
  [{ CLIENT_SECRET_EU_WEST_1: 's' }, 'CLIENT_ID_EU_WEST_1'],
])('with %j the owner reads which variables to set', (set, variables) => {
  Object.assign(process.env, set);
  expect(() => oauthClientFor(ireland)).toThrow(` Its owner must set ${variables} with `);
  expect(connectionOf(bundleOf({}))).toEqual({ accessToken: '', oauthClient: null, actsForItself: false });
});

test('the region is the one of the connection; the sandbox is where the owner says', () => {
  expect(connectionRegion({ region: 'eu-west-1' })).toEqual(ireland);
  expect(() => connectionRegion({ region: 'sandbox' })).toThrow(UnknownRegionError);
  process.env.GENESYS_SANDBOX_URL = 'http://127.0.0.1:1';
  expect(connectionRegion({ region: 'sandbox' }).api).toBe('http://127.0.0.1:1');
});

test.each<[value: string | undefined, expected: number | null]>([
  ['1970-01-01T00:00:01.000Z', 1_000],
  ['', null],
  ['soon', null],
  [undefined, null],
])('a token that ends at %j', (expires_at, expected) => {
  expect(expiryOf(bundleOf({ expires_at }))).toBe(expected);
});

test('what the core needs of its runtime: a log, a clock, waits', async () => {
  const logged: string[] = [];
  const z = { console: { log: (line: string) => logged.push(line) } } as unknown as ZObject;
  const { runtime } = connect(z, bundleOf({ access_token: 't' })).plain;
  runtime.log('a line');
  expect(logged).toEqual(['a line']);
  expect([runtime.now, runtime.random]).toEqual([Date.now, Math.random]);
  const { setTimeout: real } = globalThis;
  const waits: (number | undefined)[] = [];
  globalThis.setTimeout = ((work: () => void, ms?: number) => real(work, void waits.push(ms))) as typeof setTimeout;
  try {
    await runtime.sleep(7);
  } finally {
    globalThis.setTimeout = real;
  }
  expect(waits).toEqual([7]);
});
