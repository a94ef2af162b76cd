/** The cache, by a clock that the test moves. */
import { createTokenCache } from '../../../scripts/doctor/token-cache.ts';
import type { TokenResponse } from '../../../src/genesys/oauth/token-request.ts';

const MINUTE = 60_000;

let time: number;
let asked: number;
beforeEach(() => {
  time = Date.UTC(2026, 6, 1);
  asked = 0;
});

/** @param lifetime seconds; undefined when the login host does not say */
function cache(lifetime: number | undefined) {
  const request = async (): Promise<TokenResponse> => ({
    access_token: `token ${++asked}`,
    ...(lifetime !== undefined && { expires_in: lifetime }),
  });
  return createTokenCache(request, () => time);
}

test.each([
  ['a day', 86_400, 1435 * MINUTE],
  ['an hour', 3600, 55 * MINUTE],
  ['ten minutes', 600, 5 * MINUTE],
  ['five minutes, of which it is used for half', 300, 2.5 * MINUTE],
  ['a lifetime that is not said, as if it were the shortest', undefined, 2.5 * MINUTE],
])('a token of %s is renewed 5 minutes before its end', async (_, lifetime, usedFor) => {
  const tokens = cache(lifetime);
  const start = time;
  expect(await tokens.get()).toEqual({
    value: 'token 1',
    lifetimeSeconds: lifetime ?? null,
    expiresAt: start + (lifetime ?? 300) * 1000,
  });
  time = start + usedFor - 1;
  expect((await tokens.get()).value).toBe('token 1');
  time = start + usedFor;
  expect((await tokens.get()).value).toBe('token 2');
  expect(asked).toBe(2);
});

test('its life is counted from the request, not from the answer', async () => {
  const start = time;
  const slow = async () => {
    time += 10_000;
    return { access_token: 'token', expires_in: 3600 };
  };
  expect((await createTokenCache(slow, () => time).get()).expiresAt).toBe(start + 3_600_000);
});

test('callers at the same time share one request', async () => {
  const tokens = cache(3600);
  const got = await Promise.all([tokens.get(), tokens.get(), tokens.get()]);
  expect(got.map(({ value }) => value)).toEqual(['token 1', 'token 1', 'token 1']);
  expect(asked).toBe(1);
});

test('a failure is not kept', async () => {
  let fails = true;
  const request = async () => {
    if (fails) throw new Error('no token');
    return { access_token: 'token' };
  };
  const tokens = createTokenCache(request, () => time);
  await expect(tokens.get()).rejects.toThrow('no token');
  fails = false;
  expect((await tokens.get()).value).toBe('token');
});
