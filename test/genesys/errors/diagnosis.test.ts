/** What an answer that is not what was asked for is taken for, as data. */
import {
  type Diagnosis,
  diagnose,
  diagnoseNoAnswer,
  diagnosisOf,
  diagnosisOfWrite,
  type Kind,
} from '../../../src/genesys/errors/diagnosis.ts';
import { redactor } from '../../../src/genesys/http/redact.ts';
import { REQUIREMENTS } from '../../../src/genesys/requirements.ts';

const NOW = 1_000_000;
const { listQueues, createQueue } = REQUIREMENTS;

const asItIs = redactor([]);

interface Said {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly contextId?: unknown;
}

const refused = (status: number, said: Said | string = {}, headers: Record<string, string> = {}) =>
  diagnose(
    listQueues,
    {
      status,
      header: (name) => headers[name] ?? null,
      body: typeof said === 'string' ? said : JSON.stringify(said),
    },
    NOW,
    null,
    asItIs,
  );

const NOTHING = {
  requirement: listQueues,
  status: null,
  code: null,
  message: null,
  listed: [],
  permissions: ['routing:queue:view'],
  divisionIds: [],
  correlationId: null,
  retryable: false,
  outcomeUnknown: false,
  retryAfterSeconds: null,
  allowedPerMinute: null,
  noAnswer: null,
};

test('a diagnosis of no single answer knows the requirement alone', () => {
  expect(diagnosisOf('unknown', listQueues)).toEqual({ ...NOTHING, kind: 'unknown' });
});

test.each<[status: number, kind: Kind, retryable: boolean]>([
  [200, 'not_genesys', false],
  [302, 'not_genesys', false],
  [399, 'not_genesys', false],
  [400, 'unknown', false],
  [401, 'token_expired', false],
  [403, 'refused_without_reason', false],
  [404, 'not_found', false],
  [407, 'unknown', false],
  [408, 'unavailable', false],
  [409, 'unknown', false],
  [429, 'rate_limited', true],
  [499, 'unknown', false],
  [500, 'unavailable', false],
  [501, 'unavailable', false],
  [502, 'unavailable', true],
  [503, 'unavailable', true],
  [504, 'unavailable', true],
])('status %i without a word is %s, worth another attempt: %p', (status, kind, retryable) => {
  const headers = { 'retry-after': '7', 'inin-ratelimit-allowed': '300' };
  expect(refused(status, {}, headers)).toEqual({
    ...NOTHING,
    kind,
    status,
    retryable,
    retryAfterSeconds: retryable ? 7 : null,
    allowedPerMinute: 300,
  });
});

test.each<[code: string, kind: Kind]>([
  ['app.not.authorized.for.scope', 'scope_missing'],
  ['missing.permissions', 'permission_missing'],
  ['missing.any.permissions', 'permission_missing'],
  ['missing.division.permission', 'division_permission_missing'],
  ['missing.division.permissions', 'division_permission_missing'],
  ['missing.any.division.permissions', 'division_permission_missing'],
  ['authz.policy.denied', 'policy_denied'],
  ['ip.not.authorized', 'ip_not_allowed'],
  ['not.a.user', 'user_required'],
  ['too.many.requests.retry.after', 'rate_limited'],
])('the code %s is %s, with any status of a refusal', (code, kind) => {
  for (const status of [400, 401, 403, 404]) expect(refused(status, { code })).toMatchObject({ kind, code, status });
  expect(refused(503, { code }).kind).toBe('unavailable');
});

test.each<[message: string, isOfClient: boolean]>([
  ['client disabled', true],
  ['The Client is DISABLED', true],
  ['the client is inactive', true],
  ['the client is not active', true],
  ['the client is Not Authorized here', true],
  ['disabled, says the client', false],
  ['the client is active', false],
  ['the user is disabled', false],
  ['', false],
])('words about the OAuth client: %p', (message, isOfClient) => {
  expect(refused(401, { message }).kind).toBe(isOfClient ? 'client_disabled' : 'token_expired');
  expect(refused(403, { message }).kind).toBe(isOfClient ? 'client_disabled' : 'refused_without_reason');
  expect(refused(404, { message }).kind).toBe('not_found');
  expect(refused(400, { message }).kind).toBe('unknown');
});

test.each<[expiresAt: number | null, kind: Kind]>([
  [null, 'token_expired'],
  [NOW - 1, 'token_expired'],
  [NOW, 'token_expired'],
  [NOW + 1, 'token_not_accepted'],
])('a 401 of a token that ends at %p is %s', (expiresAt, kind) => {
  const response = { status: 401, header: () => null, body: '' };
  expect(diagnose(listQueues, response, NOW, expiresAt, asItIs).kind).toBe(kind);
});

test.each<[status: number, body: string, kind: Kind]>([
  [403, '', 'refused_without_reason'],
  [403, ' \n', 'refused_without_reason'],
  [403, '{}', 'refused_without_reason'],
  [403, '[]', 'not_genesys'],
  [403, 'Forbidden', 'not_genesys'],
  [404, ' ', 'not_found'],
  [404, 'nginx', 'not_genesys'],
  [401, 'nginx', 'token_expired'],
  [503, 'nginx', 'unavailable'],
  [429, 'nginx', 'rate_limited'],
])('status %i with %j for a body is %s', (status, body, kind) => {
  expect(refused(status, body)).toMatchObject({ kind, code: null, message: null });
});

test.each<[name: string, isPermission: boolean]>([
  ['a:b:c', true],
  ['routing:queue:view', true],
  ['analytics:queueObservation:viewAll', true],
  ['bulk-actions_2:queue:view', true],
  ['Routing:queue:view', false],
  ['1routing:queue:view', false],
  ['-routing:queue:view', false],
  [':queue:view', false],
  ['routing::view', false],
  ['routing:queue:', false],
  ['routing:queue', false],
  ['routing:queue2:view', false],
  ['routing:queue:view2', false],
  ['routing:queue:view:all', false],
  ['routing', false],
])('%s is taken for a permission: %p', (name, isPermission) => {
  const { listed, permissions } = refused(403, { code: 'missing.permissions', message: `[x, ${name}]` });
  expect(listed).toEqual(['x', name]);
  expect(permissions).toEqual([isPermission ? name : 'routing:queue:view']);
});

test('divisions are those of a refusal about divisions', () => {
  const message = '[routing:queue:edit] in [d1, d2]';
  expect(refused(403, { code: 'missing.any.division.permissions', message })).toMatchObject({
    permissions: ['routing:queue:edit'],
    divisionIds: ['d1', 'd2'],
  });
  expect(refused(403, { code: 'missing.any.permissions', message }).divisionIds).toEqual([]);
  expect(refused(403, { code: 'missing.any.division.permissions' })).toMatchObject({ listed: [], divisionIds: [] });
});

const ID = '4f1c2b7e-6a0d-4c58-9a53-0f6f3d2b8c11';

test.each([
  [ID, true],
  [ID.toUpperCase(), true],
  [`x${ID}`, false],
  [`${ID}x`, false],
  [`${ID}\n`, false],
  [ID.replace('4f1c2b7e', '4f1c2b7'), false],
  [ID.replace('4f1c2b7e', 'g f1c2b7'), false],
  [ID.replace('-6a0d', ''), false],
  [ID.replace('-6a0d', '-6a0'), false],
  [ID.slice(0, -1), false],
  [ID.replaceAll('-', ''), false],
  ['', false],
])('%j is taken for a correlation id: %p', (value, isId) => {
  expect(refused(403, { contextId: value }).correlationId).toBe(isId ? value : null);
  expect(refused(403, {}, { 'inin-correlation-id': value }).correlationId).toBe(isId ? value : null);
});

test('a 429 says in its message how long to wait', () => {
  expect(refused(429, { message: 'Retry the request in [42] seconds' }).retryAfterSeconds).toBe(42);
  expect(refused(503, { message: 'Retry the request in [42] seconds' }).retryAfterSeconds).toBeNull();
});

test('code, message and what they list have no secret in them', () => {
  const redact = redactor(['a-secret-of-some-length']);
  const said = { code: 'a-secret-of-some-length', message: 'It is [a-secret-of-some-length, b].' };
  const response = { status: 403, header: () => null, body: JSON.stringify(said) };
  expect(diagnose(listQueues, response, NOW, null, redact)).toMatchObject({
    code: '…',
    message: 'It is […, b].',
    listed: ['b'],
  });
  expect(diagnose(listQueues, response, NOW, null, asItIs).message).toBe(said.message);
});

test.each<[reason: NonNullable<Diagnosis['noAnswer']>, kind: Kind, retryable: boolean]>([
  ['timeout', 'unavailable', true],
  ['cut', 'unavailable', true],
  ['unreachable', 'unavailable', true],
  ['too_large', 'not_genesys', false],
  ['not_sent', 'unavailable', false],
])('no answer, %s, is %s', (reason, kind, retryable) => {
  expect(diagnoseNoAnswer(listQueues, reason)).toEqual({ ...NOTHING, kind, retryable, noAnswer: reason });
});

describe('a write', () => {
  test.each<[reason: NonNullable<Diagnosis['noAnswer']>, outcomeUnknown: boolean, retryable: boolean]>([
    ['timeout', true, false],
    ['cut', true, false],
    ['too_large', true, false],
    ['unreachable', false, true],
    ['not_sent', false, false],
  ])('without an answer, %s, may have happened: %p', (reason, outcomeUnknown, retryable) => {
    const diagnosis = diagnoseNoAnswer(createQueue, reason);
    expect(diagnosisOfWrite(diagnosis)).toEqual({ ...diagnosis, outcomeUnknown, retryable });
  });

  test('that was not sent did not happen', () => {
    const diagnosis = diagnosisOf('token_expired', createQueue);
    expect(diagnosisOfWrite(diagnosis)).toEqual(diagnosis);
  });

  test.each<[status: number, outcomeUnknown: boolean, retryable: boolean]>([
    [200, true, false],
    [302, true, false],
    [399, true, false],
    [400, false, false],
    [429, false, true],
    [499, false, false],
    [500, true, false],
    [503, true, false],
  ])('answered with %i may have happened: %p', (status, outcomeUnknown, retryable) => {
    expect(diagnosisOfWrite(refused(status))).toEqual({ ...refused(status), outcomeUnknown, retryable });
  });

  test.each<[status: number, code: string | undefined, kind: Kind]>([
    [400, 'duplicate.name', 'input_rejected'],
    [409, 'duplicate.name', 'input_rejected'],
    [400, 'invalid.value', 'input_rejected'],
    [400, 'callback.error.anything', 'input_rejected'],
    [400, 'a.callback.error.', 'unknown'],
    [400, 'anything', 'unknown'],
    [400, undefined, 'unknown'],
    [404, 'source.queue.not.found', 'not_found'],
    [404, undefined, 'not_found'],
    ...['skill.does.not.exist', 'invalid.id', 'queue.deleted', 'resource.not.found', 'not.found'].flatMap(
      (code): [number, string, Kind][] => [
        [400, code, 'input_rejected'],
        [404, code, 'not_found'],
        [403, code, 'refused_without_reason'],
        [500, code, 'unavailable'],
      ],
    ),
    [413, 'request.entity.too.large', 'input_rejected'],
    [413, undefined, 'unknown'],
    [403, 'invalid.value', 'refused_without_reason'],
    [500, 'invalid.value', 'unavailable'],
    [302, 'invalid.value', 'not_genesys'],
  ])('answered with %i %s is %s', (status, code, kind) => {
    expect(diagnosisOfWrite(refused(status, { code })).kind).toBe(kind);
  });

  test('that another site answered is not told of what was entered', () => {
    const strange = { ...refused(200, { code: 'invalid.value' }), kind: 'unknown' } as const;
    expect(diagnosisOfWrite(strange).kind).toBe('unknown');
  });
});
