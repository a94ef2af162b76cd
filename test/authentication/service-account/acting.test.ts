/** What every run of the edition begins with: whether its token lasts, and what of the connection is a secret. */
import type { Bundle, ZObject } from 'zapier-platform-core';
import { acting } from '../../../src/authentication/service-account/acting.ts';
import { guarded } from '../../../src/zapier/connection.ts';

const ID = '9f2e6a10-3c4d-4b5e-8f60-7a8b9c0d1e2f';
const UUID = '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed';
const SECRET = 'q7Zk-a-secret-of-a-client-93';

const z = {
  console: { log: () => {} },
  errors: { RefreshAuthError: class extends Error {} },
} as unknown as ZObject;
const run = <T>(authData: object, work: () => T) =>
  acting(guarded(async () => work()))(z, { authData, inputData: {} } as unknown as Bundle);

test.each<[what: string, authData: object, secrets: readonly string[]]>([
  ['the id is none, the rest is', { oauth_client: ID, oauth_client_key: SECRET, access_token: UUID }, [SECRET, UUID]],
  ['blanks around the id make it none either', { oauth_client: ` ${ID}\n`, oauth_client_key: SECRET }, [SECRET]],
  ['a secret that looks like an id is one', { oauth_client: ID, oauth_client_key: UUID }, [UUID]],
  ['what was entered as the id, and is none, is one', { oauth_client: SECRET, oauth_client_key: UUID }, [SECRET, UUID]],
])('of what is kept %s', async (_what, authData, secrets) => {
  const told = await run(authData, () => [ID, UUID, SECRET]);
  expect(told).toEqual([ID, UUID, SECRET].map((value) => (secrets.includes(value) ? '…' : value)));
});

test('a token is renewed at the moment when it is due, and not a millisecond earlier', async () => {
  const { now } = Date;
  const due = Date.parse('2026-07-01T12:00:00Z');
  const authData = { expires_at: '2026-07-01T12:05:00Z', expires_in: 86_400 };
  try {
    Date.now = () => due - 1;
    expect(await run(authData, () => 'ran')).toBe('ran');
    Date.now = () => due;
    expect(() => run(authData, () => 'ran')).toThrow(/is about to end/);
  } finally {
    Date.now = now;
  }
});
