/** Every secret that a run knows is cut out of all that leaves it, by what wraps every step and by what reads every answer. */
import type { Bundle, ZObject } from 'zapier-platform-core';
import { InputError } from '../../src/genesys/errors/input-error.ts';
import { connect, guarded } from '../../src/zapier/connection.ts';
import { withoutSecrets } from '../../src/zapier/redaction.ts';
import { errors } from '../support/zapier-errors.ts';

const SECRETS = {
  access_token: 'the-access-token-0001',
  refresh_token: 'some-refresh-token-0002',
  code: 'code-of-the-sign-in-0003',
  code_verifier: 'verifier-of-the-code-0004',
  CLIENT_SECRET: 'client-secret-for-all-0005',
  CLIENT_SECRET_EU_WEST_1: 'another-for-ireland-0006',
};
const { CLIENT_SECRET, CLIENT_SECRET_EU_WEST_1, access_token, refresh_token, code, code_verifier } = SECRETS;
const NO_SECRET = 'not-a-client-secret-0007';
const environment = { ...process.env };
beforeAll(() => {
  Object.assign(process.env, { CLIENT_SECRET, CLIENT_SECRET_EU_WEST_1, MY_CLIENT_SECRET: NO_SECRET });
});
afterAll(() => {
  process.env = environment;
});

const bundle = {
  authData: { access_token, refresh_token, region: 'eu-west-1' },
  inputData: { code, code_verifier },
} as unknown as Bundle;

let logged: string[];
const z = { errors, request: 'kept', console: { log: (line: string) => logged.push(line), warn: 'kept' } };
beforeEach(() => {
  logged = [];
});
const run = (work: (z: ZObject) => unknown) =>
  guarded(async (given) => work(given))(z as unknown as ZObject, bundle) as Promise<unknown>;
const failure = (thrown: unknown): Promise<Error> =>
  run(() => Promise.reject(thrown)).then(
    () => Promise.reject(new Error('it did not fail')),
    (error) => error,
  );

describe.each(Object.entries(SECRETS))('%s leaves', (_name, secret) => {
  test('no result', async () => {
    expect(await run(() => ({ name: `a ${secret} b`, list: [secret] }))).toEqual({ name: 'a … b', list: ['…'] });
  });

  test('no log line', async () => {
    await run(({ console }) => console.log(`a ${secret} b`));
    expect(logged).toEqual(['a … b']);
  });

  test.each<[what: string, make: (message: string) => Error, read: (error: Error) => string]>([
    ['an error that core makes JSON of', (text) => new InputError(text), ({ message }) => JSON.parse(message).message],
    ['an AppError', (text) => new errors.Error(text), ({ message }) => JSON.parse(message).message],
    ['a ThrottledError', (text) => new errors.ThrottledError(text), ({ message }) => JSON.parse(message).message],
    ['a RefreshAuthError', (text) => new errors.RefreshAuthError(text), ({ message }) => message],
    ['a HaltedError', (text) => new errors.HaltedError(text), ({ message }) => message],
    ['an ExpiredAuthError', (text) => new errors.ExpiredAuthError(text), ({ message }) => message],
  ])('not by %s', async (_what, make, read) => {
    const error = await failure(make(`a ${secret} b`));
    expect(read(error)).toBe('a … b');
    expect(error.stack).not.toContain(secret);
    // Where a text ends, a part of a secret is known too; to know where it ends, JSON is read.
    expect(read(await failure(make(`a ${secret.slice(0, 10)}`)))).toBe('a …');
  });

  test('not by a stack', async () => {
    const thrown = Object.assign(new errors.HaltedError('x'), { stack: `x ${secret}\n    at y` });
    expect((await failure(thrown)).stack).toBe('x …\n    at y');
  });
});

test.each([access_token, refresh_token, CLIENT_SECRET, CLIENT_SECRET_EU_WEST_1])(
  'an answer that quotes %s is read without it',
  (secret) => {
    const { redact } = connect(z as unknown as ZObject, bundle).plain;
    expect(redact(`a ${secret} b`)).toBe('a … b');
    expect(redact(`a ${NO_SECRET} b`)).toBe(`a ${NO_SECRET} b`);
  },
);

test('what only sounds like a client secret is none', async () => {
  expect(await run(() => NO_SECRET)).toBe(NO_SECRET);
});

test('what Zapier stores, and a place in a list, are left as they are', async () => {
  const stored = { access_token, refresh_token, paging_token: `x${access_token}` };
  expect(await run(() => ({ ...stored, other: access_token }))).toEqual({ ...stored, other: '…' });
});

test('the step gets the rest of `z` as it was', async () => {
  await run((given) => {
    expect(given.errors).toBe(errors);
    expect(given).toMatchObject({ request: 'kept', console: { warn: 'kept' } });
    given.console.log({ toString: () => `of an object ${code}` } as unknown as string);
  });
  expect(logged).toEqual(['of an object …']);
});

test('an error without a stack gets none', () => {
  const error = Object.assign(new Error(`x ${code}`), { stack: undefined });
  expect(withoutSecrets([code]).error(error)).toBe(error);
  expect([error.message, error.stack]).toEqual(['x …', undefined]);
});
