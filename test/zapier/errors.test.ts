/** Which of Zapier's errors each fault becomes, and what the log says of a fault of our own. */
import type { ZObject } from 'zapier-platform-core';
import { type Diagnosis, diagnoseNoAnswer, diagnosisOf, type Kind } from '../../src/genesys/errors/diagnosis.ts';
import { GenesysError } from '../../src/genesys/errors/genesys-error.ts';
import { InputError } from '../../src/genesys/errors/input-error.ts';
import { messageOf } from '../../src/genesys/errors/messages.ts';
import { TokenError } from '../../src/genesys/oauth/token-error.ts';
import { REQUIREMENTS } from '../../src/genesys/requirements.ts';
import { plain, zapierError } from '../../src/zapier/errors.ts';
import { errors } from '../support/zapier-errors.ts';

let logged: string[];
const z = { errors, console: { log: (line: string) => logged.push(line) } } as unknown as ZObject;
beforeEach(() => {
  logged = [];
});

const diagnosis = (kind: Kind, more: Partial<Diagnosis> = {}) => ({
  ...diagnosisOf(kind, REQUIREMENTS.listQueues),
  ...more,
});
const of = (found: Diagnosis, context = {}) => zapierError(z, new GenesysError(found, context));

test.each(['AppError', 'ExpiredAuthError', 'RefreshAuthError', 'ThrottledError', 'HaltedError'])(
  'an %s of Zapier stays what it is',
  (name) => {
    const error = Object.assign(new Error('said before'), { name });
    expect(zapierError(z, error)).toBe(error);
    expect(logged).toEqual([]);
  },
);

test.each([
  ['another error of core', () => Object.assign(new Error('secret'), { name: 'StopRequestError', stack: '' })],
  ['what only has the name of one', () => ({ name: 'HaltedError', message: 'secret' })],
])('%s is a fault of our own', (_what, make) => {
  const error = make();
  expect(JSON.parse(zapierError(z, error).message)).toMatchObject({ code: 'internal', status: 500 });
  expect(logged).toEqual([`A fault of the integration itself: ${error.name}`]);
});

test.each<[what: string, thrown: unknown, line: string]>([
  [
    'the places, and nothing of the message',
    Object.assign(new TypeError('it is at here'), {
      stack: 'TypeError: it is at here\nline two at there\nat three\n    at one (a.ts:1)\n\tat two (b.ts:2)\n atx',
    }),
    'TypeError\n    at one (a.ts:1)\n\tat two (b.ts:2)',
  ],
  ['an error without a stack', Object.assign(new RangeError('x'), { stack: undefined }), 'RangeError'],
  ['a text', 'secret', ''],
  ['nothing', undefined, ''],
  ['null', null, ''],
])('of a fault of our own, the log has %s', (_what, thrown, line) => {
  const error = zapierError(z, thrown);
  expect(logged).toEqual([`A fault of the integration itself: ${line}`]);
  expect(error).toBeInstanceOf(errors.Error);
  expect(error.message).not.toContain('secret');
});

test.each<[what: string, make: () => Error, code: string]>([
  ['wrong input', () => new InputError('Said.'), 'invalid_input'],
  ['no token', () => new TokenError('invalid_scope', 'Ireland'), 'invalid_scope'],
])('%s asks the user to act', (_what, make, code) => {
  const error = make();
  expect(zapierError(z, error)).toBeInstanceOf(errors.Error);
  expect(JSON.parse(zapierError(z, error).message)).toEqual({ message: error.message, code, status: 400 });
});

test.each<Kind>(['token_expired', 'token_not_accepted'])('%s renews the token, and core adds no bundle', (kind) => {
  const error = of(diagnosis(kind, { status: 401 }), { regionName: 'Ireland' });
  expect(error).toMatchObject({ name: 'RefreshAuthError', doNotContextify: true });
  expect(error.message).toBe(messageOf(diagnosis(kind, { status: 401 }), { regionName: 'Ireland' }));
});

test.each<[Kind, retryAfterSeconds: number | null, delay: number]>([
  ['rate_limited', 5, 5],
  ['rate_limited', 1, 1],
  ['rate_limited', 0, 60],
  ['rate_limited', null, 60],
  ['unavailable', 180, 180],
  ['unavailable', null, 60],
])('%s with %j seconds to wait is tried again after %i', (kind, retryAfterSeconds, delay) => {
  const error = of(diagnosis(kind, { status: 429, retryAfterSeconds }));
  expect(error).toBeInstanceOf(errors.ThrottledError);
  expect(JSON.parse(error.message)).toEqual({
    message: messageOf(diagnosis(kind, { status: 429, retryAfterSeconds })),
    delay,
  });
});

test.each<Kind>([
  'scope_missing',
  'permission_missing',
  'division_permission_missing',
  'policy_denied',
  'ip_not_allowed',
  'client_disabled',
  'user_required',
  'refused_without_reason',
  'not_found',
  'input_rejected',
  'not_genesys',
  'unknown',
])('%s asks the user to act, with its kind for a code', (kind) => {
  const { message, ...rest } = JSON.parse(of(diagnosis(kind, { status: 403 })).message);
  expect(rest).toEqual({ code: kind, status: 403 });
  expect(message).toBe(messageOf(diagnosis(kind, { status: 403 })));
  expect(JSON.parse(of(diagnosis(kind)).message)).toMatchObject({ status: 502 });
});

test.each<Kind>(['unavailable', 'token_expired', 'unknown'])('a write that may have happened halts: %s', (kind) => {
  const unknown = diagnosis(kind, { requirement: REQUIREMENTS.createCallback, outcomeUnknown: true });
  expect(of(unknown)).toMatchObject({ name: 'HaltedError', doNotContextify: true, message: messageOf(unknown) });
});

test('a request that got no answer is tried again later', () => {
  expect(of(diagnoseNoAnswer(REQUIREMENTS.listQueues, 'timeout'))).toBeInstanceOf(errors.ThrottledError);
});

test('a mark keeps core from adding the bundle; the error stays the same', () => {
  const error = new Error('x');
  expect(plain(error)).toBe(error);
  expect(error).toEqual(Object.assign(new Error('x'), { doNotContextify: true }));
  expect(error).toHaveProperty('doNotContextify', true);
});
