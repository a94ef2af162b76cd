/** Each kind of refusal in words. What the API answers comes first, as it would over HTTP. */

import { REFUSALS, withoutIds } from '../../../scripts/lib/refusals.ts';
import {
  type Diagnosis,
  diagnose,
  diagnoseNoAnswer,
  diagnosisOf,
  diagnosisOfWrite,
} from '../../../src/genesys/errors/diagnosis.ts';
import { messageOf } from '../../../src/genesys/errors/messages.ts';
import { permissionPath } from '../../../src/genesys/errors/phrases.ts';
import { redactor } from '../../../src/genesys/http/redact.ts';
import { REQUIREMENTS, type Requirement } from '../../../src/genesys/requirements.ts';

const ID = (digit: number) => `${digit}f1c2b7e-6a0d-4c58-9a53-0f6f3d2b8c11`;

const refusal = (status: number, code?: string, message?: string, headers: Record<string, string> = {}) =>
  diagnose(
    REQUIREMENTS.listQueues,
    {
      status,
      header: (name) => headers[name] ?? null,
      body: JSON.stringify({ code, message, contextId: '4f1c2b7e-6a0d-4c58-9a53-0f6f3d2b8c11' }),
    },
    0,
    null,
    redactor([]),
  );

/** Made within the tests, so that each change to the code is held against those that meet it alone. */
const ANSWERED: [make: () => Diagnosis, kind: string, text: string][] = [
  [
    () =>
      refusal(
        403,
        'missing.division.permission',
        "You are missing the following permission 'routing:queue:view' in the provided division(s).",
      ),
    'division_permission_missing',
    'do not include Routing > Queue > View (routing:queue:view) in the division needed',
  ],
  [
    () =>
      refusal(
        403,
        'missing.any.division.permissions',
        'You must have at least one of the following permissions assigned: [routing:queue:view, routing:queue:edit] in at least one of the following division(s): [d1, d2]',
      ),
    'division_permission_missing',
    'needed in division d1 or d2',
  ],
  [
    () => refusal(403, 'missing.division.permissions', 'At least one of the required division permissions is missing'),
    'division_permission_missing',
    'do not include Routing > Queue > View (routing:queue:view) in the division needed. Ask a Genesys admin to grant',
  ],
  [
    () => refusal(403, 'authz.policy.denied', 'Policy ID(s): [p1]'),
    'policy_denied',
    'a security policy of your organization denies it (policy p1)',
  ],
  [
    () => refusal(403, undefined, 'com.inin.directory.SomeException'),
    'refused_without_reason',
    'gave no reason that can be relied on ("com.inin.directory.SomeException"). It needs the scope "routing:readonly"',
  ],
  [
    () => refusal(401, undefined, 'The OAuth client is disabled'),
    'client_disabled',
    'the OAuth client is disabled, or not authorized',
  ],
  // Words about a client count where access is refused, and nowhere else.
  [() => refusal(404, undefined, 'The client is disabled'), 'not_found', 'there is no such thing'],
  [() => refusal(400, undefined, 'client not active'), 'unknown', 'HTTP status 400'],
  [() => refusal(403, undefined, 'This client is not active'), 'client_disabled', 'the OAuth client is disabled'],
  [
    () => refusal(429, undefined, undefined, { 'retry-after': '1', 'inin-ratelimit-allowed': '1' }),
    'rate_limited',
    'the limit of 1 request a minute for this connection is used up. Zapier tries again by itself in 1 second. ',
  ],
  [
    () => refusal(429, undefined, undefined, { 'retry-after': '2', 'inin-ratelimit-allowed': '300' }),
    'rate_limited',
    'the limit of 300 requests a minute for this connection is used up. Zapier tries again by itself in 2 seconds. ',
  ],
  [() => refusal(400, 'not.a.user', 'This request requires a user context.'), 'user_required', 'this needs a user'],
  [
    () => refusal(404, 'not.found', 'The requested resource was not found.'),
    'not_found',
    'there is no such thing, or that it is not visible',
  ],
  [
    () => refusal(418, 'i.am.a.teapot', 'Short   and\nstout'),
    'unknown',
    '(HTTP status 418, i.am.a.teapot) ("Short and stout")',
  ],
  [() => refusal(418, 'toString'), 'unknown', 'HTTP status 418'],
  [
    () => refusal(429, undefined, undefined, { 'retry-after': '42' }),
    'rate_limited',
    'tries again by itself in 42 seconds',
  ],
  [() => diagnoseNoAnswer(REQUIREMENTS.listQueues, 'timeout'), 'unavailable', 'it did not answer in time'],
  [() => diagnoseNoAnswer(REQUIREMENTS.listQueues, 'unreachable'), 'unavailable', 'no connection could be made'],
  [() => diagnoseNoAnswer(REQUIREMENTS.listQueues, 'too_large'), 'not_genesys', 'it was far too large'],
  [
    () => diagnosisOf('token_not_accepted', REQUIREMENTS.tokenInfo),
    'token_not_accepted',
    'although its time is not over',
  ],
];

test.each(ANSWERED.map(([make, kind, text]) => [kind, text, make] as const))('%s: %s', (kind, text, make) => {
  const diagnosis = make();
  expect(diagnosis.kind).toBe(kind);
  expect(messageOf(diagnosis)).toContain(text);
});

test.each([
  [true, '(Admin > Integrations > OAuth) and to approve it there (Authorized Applications), then'],
  [false, 'Admin > Integrations > Authorized Applications), then'],
  [
    null,
    "(Authorized Applications); where the client is another organization's, its owner adds it and your admin approves it, then",
  ],
])('where a scope is fixed, when the client is the organization’s own: %p', (own, place) => {
  const lacking = refusal(
    403,
    'app.not.authorized.for.scope',
    'App not authorized to use scope [routing:readonly, routing]',
  );
  const oauthClient = { name: 'Zapier', state: 'active', deletedAt: null, actsForItself: false, own };
  expect(messageOf(lacking, { oauthClient, grantedScopes: [] })).toContain(place);
  expect(messageOf(lacking, { oauthClient, grantedScopes: [] })).toContain('Granted: none.');
});

test('the correlation id stands last, and only if it is one', () => {
  expect(messageOf(refusal(403))).toMatch(/ Correlation id 4f1c2b7e-6a0d-4c58-9a53-0f6f3d2b8c11\.$/);
  expect(messageOf(refusal(403, undefined, undefined, { 'inin-correlation-id': '<script>' }))).not.toContain('script');
});

test.each<[what: string, headers: Record<string, string>, id: string]>([
  ['the newer header first', { 'genesys-correlation-id': ID(1), 'inin-correlation-id': ID(2) }, ID(1)],
  ['the older header', { 'inin-correlation-id': ID(2) }, ID(2)],
  ['the older header, where the newer is none', { 'genesys-correlation-id': 'x', 'inin-correlation-id': ID(2) }, ID(2)],
  ['the body, where no header is one', { 'genesys-correlation-id': '', 'inin-correlation-id': 'x' }, ID(4)],
  ['the body', {}, ID(4)],
])('the correlation id comes from %s', (_what, headers, id) => {
  expect(refusal(403, undefined, undefined, headers).correlationId).toBe(id);
});

test.each<[headers: Record<string, string>, limit: string]>([
  [{ 'inin-ratelimit-allowed': '180' }, 'the limit of 180 requests a minute'],
  [{ 'inin-ratelimit-allowed': '300' }, 'the limit of 300 requests a minute'],
  [{}, 'the limit of requests a minute'],
  ...['', '0', '-5', 'many', '1e3', '99999999999', '{"toString":1}'].map((none): [Record<string, string>, string] => [
    { 'inin-ratelimit-allowed': none },
    'the limit of requests a minute',
  ]),
])('the rate limit is the one that the headers state: %j', (headers, limit) => {
  expect(messageOf(refusal(429, undefined, undefined, headers))).toContain(`${limit} for this connection is used up. `);
});

test('a 429 without Retry-After is tried again after the seconds of its message', () => {
  const message = 'Rate limit exceeded the maximum. Retry the request in [42] seconds';
  expect(messageOf(refusal(429, 'too.many.requests.retry.after', message))).toContain('by itself in 42 seconds.');
  expect(messageOf(refusal(429))).toContain('Zapier tries again by itself. ');
});

const TOO_LARGE = 'request.entity.too.large';

describe('a long message', () => {
  const listed = (count: number, name = 'routing:queue:view') => Array.from({ length: count }, () => name).join(', ');
  const permissions = (message: string) => refusal(403, 'missing.permissions', message).permissions;

  test('a list that the cut goes through has no half of a permission', () => {
    // At each place within an item and the comma after it.
    for (let before = 0; before < 40; before++) {
      const message = `${'x'.repeat(before)}[${listed(1_000, 'routing:queue:viewAndMuchMore')}]`;
      expect(new Set(permissions(message))).toEqual(new Set(['routing:queue:viewAndMuchMore']));
    }
  });

  test('an item that alone is too long is left out', () => {
    expect(refusal(403, 'missing.permissions', `[${'x'.repeat(5_000)}]`).listed).toEqual([]);
    expect(permissions(`missing: [a:b:${'c'.repeat(5_000)}]`)).toEqual(['routing:queue:view']);
  });

  test('a list before the cut is read, and what follows is not', () => {
    expect(permissions(`[routing:queue:edit] ${'x'.repeat(5_000)} [routing:queue:add]`)).toEqual([
      'routing:queue:edit',
    ]);
    const far = `[routing:queue:edit] in at least one of the following division(s): [${listed(30_000, 'd1')}]`;
    expect(refusal(403, 'missing.any.division.permissions', far)).toMatchObject({
      permissions: ['routing:queue:edit'],
      divisionIds: Array(10).fill('d1'),
    });
  });

  test('brackets within brackets are looked through', () => {
    expect(permissions(`[[[routing:queue:edit, routing:queue:add]]]`)).toEqual([
      'routing:queue:edit',
      'routing:queue:add',
    ]);
  });

  test('an error body of more than 4 MB is none of Genesys', () => {
    expect(refusal(403, 'missing.permissions', 'x'.repeat(5_000_000)).kind).toBe('not_genesys');
  });
});

test('granted scopes and divisions are named as far as a person reads them', () => {
  const many = Array.from({ length: 200 }, (_, index) => `scope${index}`);
  const sentence = messageOf(diagnosisOf('scope_missing', REQUIREMENTS.listQueues), { grantedScopes: many });
  expect(sentence).toContain(' Granted: scope0, ');
  expect(sentence).toContain(', scope19 and 180 more. ');
  const divisions = messageOf(diagnosisOf('division_permission_missing', REQUIREMENTS.listQueues), {
    neededDivisions: many,
  });
  expect(divisions).toContain('; it is needed in division scope0 or scope1 or scope2 or scope3 or scope4. ');
});

test('a permission as a person sees it in Genesys', () => {
  expect(permissionPath('analytics:queueObservation:view')).toBe(
    'Analytics > Queue Observation > View (analytics:queueObservation:view)',
  );
});

test.each([
  [{ names: ['Home'], count: 1 }, 'only in Home'],
  [{ names: ['A', 'B', 'C', 'D', 'E', 'F', 'G'], count: 107 }, 'only in A, B, C, D, E and 102 more'],
  [{ names: [], count: 0 }, 'in no division'],
])('divisions %j are named as far as a person reads them', (permittedDivisions, expected) => {
  expect(
    messageOf(diagnosisOf('division_permission_missing', REQUIREMENTS.listQueues), { permittedDivisions }),
  ).toContain(`include Routing > Queue > View (routing:queue:view) ${expected}. `);
});

test('a call without permission says what scope it needs', () => {
  expect(messageOf(diagnosisOf('refused_without_reason', REQUIREMENTS.tokenInfo))).toContain(
    'It needs the scope "user-basic-info" on the OAuth client. ',
  );
});

test.each([
  ['missing.permissions', ' and ', 'add all of them to their roles'],
  ['missing.any.permissions', ' or ', 'add it to one of them'],
])('%s lists permissions joined by "%s"', (code, joint, fix) => {
  const sentence = messageOf(refusal(403, code, 'permissions: [routing:queue:view, routing:queue:edit]'));
  expect(sentence).toContain(`(routing:queue:view)${joint}Routing > Queue > Edit`);
  expect(sentence).toContain(fix);
});

test('a refusal for want of a permission, where the call is known to need none, names none', () => {
  const message = messageOf(diagnosisOf('permission_missing', REQUIREMENTS.tokenInfo));
  expect(message).toContain('the roles of the connected user do not include the permission for it. ');
});

describe('everything that is missing is named at once', () => {
  const scope = refusal(
    403,
    'app.not.authorized.for.scope',
    'App not authorized to use scope [routing:readonly, routing]',
  );
  const permission = refusal(403, 'missing.any.permissions', 'assigned: [routing:queue:view]');
  const division = refusal(
    403,
    'missing.division.permission',
    "the permission 'routing:queue:view' in the division(s).",
  );
  const client = { name: 'Zapier', state: 'active', deletedAt: null, actsForItself: false, own: true };
  const words = (diagnosis: typeof scope, scopes: string[], permissions: string[], own = true) =>
    messageOf(
      { ...diagnosis, correlationId: null },
      {
        user: 'ops@example.com',
        oauthClient: { ...client, own },
        grantedScopes: ['user-basic-info'],
        alsoMissing: { scopes, permissions },
      },
    );
  const ADD_TO_ROLE =
    'Ask a Genesys admin to add Analytics > Queue Observation > View (analytics:queueObservation:view) to one of the roles (Admin > People & Permissions > Roles / Permissions), for the divisions whose queues you need.';
  const ADD_SCOPES =
    'Ask your Genesys admin to add the scopes to the OAuth client "Zapier" (Admin > Integrations > OAuth) and to approve them there (Authorized Applications), then reconnect this account.';
  const ADD_SCOPE = ADD_SCOPES.replace('the scopes', 'the scope').replace('approve them', 'approve it');
  const OBSERVE = 'analytics:queueObservation:view';

  test.each<[string, typeof scope, string[], string[], string]>([
    [
      'a scope, then a permission',
      scope,
      [],
      [OBSERVE],
      `Genesys Cloud would not list queues: this connection's token lacks the scope "routing:readonly" (or "routing"), and the roles of ops@example.com do not include Analytics > Queue Observation > View (analytics:queueObservation:view). Granted: user-basic-info. ${ADD_TO_ROLE} ${ADD_SCOPE}`,
    ],
    [
      'two scopes',
      scope,
      ['analytics:readonly'],
      [],
      `Genesys Cloud would not list queues: this connection's token lacks the scopes "routing:readonly" (or "routing") and "analytics:readonly". Granted: user-basic-info. ${ADD_SCOPES}`,
    ],
    [
      'two scopes and a permission',
      scope,
      ['analytics:readonly'],
      [OBSERVE],
      `Genesys Cloud would not list queues: this connection's token lacks the scopes "routing:readonly" (or "routing") and "analytics:readonly", and the roles of ops@example.com do not include Analytics > Queue Observation > View (analytics:queueObservation:view). Granted: user-basic-info. ${ADD_TO_ROLE} ${ADD_SCOPES}`,
    ],
    [
      'a scope, then two permissions',
      scope,
      [],
      [OBSERVE, 'directory:user:view'],
      `Genesys Cloud would not list queues: this connection's token lacks the scope "routing:readonly" (or "routing"), and the roles of ops@example.com do not include Analytics > Queue Observation > View (analytics:queueObservation:view) and Directory > User > View (directory:user:view). Granted: user-basic-info. ${ADD_TO_ROLE.replace(') to', ') and Directory > User > View (directory:user:view) to')} ${ADD_SCOPE}`,
    ],
    [
      'a scope that covers one of those refused',
      refusal(
        403,
        'app.not.authorized.for.scope',
        'App not authorized to use scope [analytics:readonly, routing:readonly]',
      ),
      ['routing'],
      [],
      `Genesys Cloud would not list queues: this connection's token lacks the scope "routing". Granted: user-basic-info. ${ADD_SCOPE.replace('the scope', 'it')}`,
    ],
    [
      'two permissions',
      permission,
      [],
      [OBSERVE],
      'Genesys Cloud would not list queues: the roles of ops@example.com do not include Routing > Queue > View (routing:queue:view) and Analytics > Queue Observation > View (analytics:queueObservation:view). Ask a Genesys admin to add all of them to their roles (Admin > People & Permissions > Roles / Permissions), for the divisions whose queues you need. Reconnecting is not needed.',
    ],
    [
      'a permission, then a scope',
      permission,
      ['analytics:readonly'],
      [],
      `Genesys Cloud would not list queues: the roles of ops@example.com do not include Routing > Queue > View (routing:queue:view), and this connection's token lacks the scope "analytics:readonly". Ask a Genesys admin to add it to one of them (Admin > People & Permissions > Roles / Permissions), for the divisions whose queues you need. ${ADD_SCOPE}`,
    ],
    [
      'a permission in a division, then a permission and two scopes',
      division,
      ['routing:readonly', 'analytics:readonly'],
      [OBSERVE],
      `Genesys Cloud would not list queues: the roles of ops@example.com do not include Routing > Queue > View (routing:queue:view) in the division needed, and the roles of ops@example.com do not include Analytics > Queue Observation > View (analytics:queueObservation:view), and this connection's token lacks the scopes "routing:readonly" and "analytics:readonly". Ask a Genesys admin to grant a role with it in the division needed (Admin > People & Permissions > People). ${ADD_TO_ROLE} ${ADD_SCOPES}`,
    ],
  ])('%s', (_what, diagnosis, scopes, permissions, sentence) => {
    expect(words(diagnosis, scopes, permissions)).toBe(sentence);
  });

  test("another organization's client", () => {
    expect(words(scope, ['analytics:readonly'], [], false)).toContain(
      'Ask the owner of this integration to add the scopes to the OAuth client "Zapier" (Admin > Integrations > OAuth), and your Genesys admin to approve them (Admin > Integrations > Authorized Applications), then reconnect this account.',
    );
  });
});

describe('of a write', () => {
  const answered = (requirement: Requirement, status: number, code?: string, message?: string) => {
    const body = JSON.stringify({ code, message });
    return messageOf(
      diagnosisOfWrite(diagnose(requirement, { status, header: () => null, body }, 0, null, redactor([]))),
      {
        regionName: 'Ireland',
      },
    );
  };

  test.each<[Requirement, text: string]>([
    [
      REQUIREMENTS.createQueue,
      'It is not known whether Genesys Cloud did create this queue: it answered with HTTP status 503 (region Ireland), and it may have been done all the same. Look whether it is there (Admin > Contact Center > Queues) before you run this step again. No second queue can come of that, since a name is taken only once.',
    ],
    [
      REQUIREMENTS.addMembers,
      'It is not known whether Genesys Cloud did add members to this queue: it answered with HTTP status 503 (region Ireland), and it may have been done all the same. Look at the members of the queue (Admin > Contact Center > Queues), or run this step again: doing it twice does no harm.',
    ],
    [
      REQUIREMENTS.createCallback,
      'It is not known whether Genesys Cloud did create this callback: it answered with HTTP status 503 (region Ireland), and it may have been done all the same. Look for it (Performance > Workspace > Interactions) before you run this step again: if it was created, running the step again may call the customer twice.',
    ],
  ])('says where to look when its outcome is not known: $does', (requirement, text) => {
    expect(answered(requirement, 503)).toBe(text);
  });

  test('says what is known to be done, before the correlation id', () => {
    const diagnosis = { ...diagnosisOf('rate_limited', REQUIREMENTS.addMembers), correlationId: ID(4) };
    const soFar = 'Of 3 agents to be added, 1 is known to be: Ben Castillo.';
    expect(messageOf(diagnosis, { soFar })).toMatch(new RegExp(`\\. ${soFar} Correlation id ${ID(4)}\\.$`));
  });

  test.each([
    [
      'duplicate.name',
      'there is already a queue with this name, possibly in a division that this connection may not see ("Said.").',
    ],
    ['invalid.name', 'it does not take this name ("Said.").'],
    ['queue.limit.exceeded', 'your organization has as many queues as it may have ("Said.").'],
    [
      'source.queue.not.found',
      'the queue to copy settings from does not exist, or is not visible to this connection ("Said.").',
    ],
    ['queue.size.limit', 'the queue would have more members than a queue may have ("Said.").'],
    ['callback.error.missing.callback.numbers', 'it got no phone number ("Said.").'],
    ['callback.error.missing.queue.id', 'it got no queue ("Said.").'],
    ['callback.error.scheduled.time.too.far.in.future', 'the time of the callback is too far in the future ("Said.").'],
    [
      'callback.error.scheduled.callback.limit.exceeded',
      'there are too many callbacks for one conversation ("Said.").',
    ],
    [
      'callback.error.scheduled.callback.number.limit.exceeded',
      'Data has more entries than a callback may have ("Said.").',
    ],
    [
      'callback.error.cannot.create.agent.owned.callback',
      'agent-owned callbacks are not turned on for this queue ("Said.").',
    ],
    ['callback.error.of.another.kind', 'it does not take this callback ("Said.").'],
    ['request.entity.too.large', 'the step holds more than it takes at once ("Said.").'],
    ...['skill.does.not.exist', 'invalid.id', 'queue.deleted', 'resource.not.found', 'not.found'].map(
      (code): [string, string] => [
        code,
        'something that the step names, or whose settings it copies, does not exist or is not visible to this connection ("Said.").',
      ],
    ),
    ['constraint.validation', 'it does not take what a field of the step holds ("Said.").'],
    ['invalid.value', 'it does not take what a field of the step holds ("Said.").'],
    ['invalid.property', 'it does not take what a field of the step holds ("Said.").'],
    ['invalid.date', 'it does not take what a field of the step holds ("Said.").'],
    ['invalid.phone.number', 'it does not take what a field of the step holds ("Said.").'],
    ['invalid.phone.numbers', 'it does not take what a field of the step holds ("Said.").'],
    ['bad.request', 'it does not take what a field of the step holds ("Said.").'],
  ])('that is rejected with %s says what was wrong, and what to do', (code, found) => {
    const text = answered(REQUIREMENTS.createCallback, 400, code, 'Said.');
    expect(text).toContain(`Genesys Cloud would not create this callback: ${found} `);
    expect(text).toMatch(/\. [A-Z][^.]+\. Reconnecting is not needed\.$/);
  });

  test.each([undefined, 'invalid.cheese', 'constructor'])(
    'a code that is not about input (%s) is told as it is',
    (code) => {
      expect(answered(REQUIREMENTS.createQueue, 400, code)).toContain('would not create this queue (HTTP status 400');
    },
  );

  test.each<[Requirement, status: number, code: string, advice: string]>([
    [
      REQUIREMENTS.createQueue,
      400,
      'duplicate.name',
      'If you can see that queue in Zapier, use Find or Create Queue, which takes it; if not, choose another name, or ask a Genesys admin to grant this connection a role in the division of that queue.',
    ],
    [
      REQUIREMENTS.createCallback,
      400,
      'invalid.id',
      'Choose Queue, Skills, Language and Preferred Agent again in the step; if it stays, ask a Genesys admin whether something was deleted.',
    ],
    [REQUIREMENTS.createQueue, 413, TOO_LARGE, 'Put less into Name and Description in the step, then test it again.'],
    [REQUIREMENTS.addMembers, 413, TOO_LARGE, 'Put less into Agents in the step, then test it again.'],
    [
      REQUIREMENTS.createCallback,
      413,
      TOO_LARGE,
      'Put less into Notes, Data and Phone Numbers in the step, then test it again.',
    ],
    [
      REQUIREMENTS.createCallback,
      400,
      'callback.error.of.another.kind',
      'Change what it speaks of, in the step or with a Genesys admin in the settings of the queue (Admin > Contact Center > Queues).',
    ],
    // A write whose fields are not known.
    [REQUIREMENTS.listQueues, 413, TOO_LARGE, 'Put less into its fields in the step, then test it again.'],
    [
      REQUIREMENTS.listQueues,
      400,
      'invalid.id',
      'Choose what it names again in the step; if it stays, ask a Genesys admin whether something was deleted.',
    ],
  ])('of $does, rejected with %i %s, names what to change', (requirement, status, code, advice) => {
    expect(answered(requirement, status, code, 'Said.')).toContain(`("Said."). ${advice} Reconnecting is not needed.`);
  });

  test.each<[Requirement, code: string | undefined, fields: string]>([
    [REQUIREMENTS.createQueue, 'resource.not.found', 'Division and Copy Settings From'],
    [REQUIREMENTS.joinMembers, 'not.found', 'Queue and Agents'],
    [REQUIREMENTS.createCallback, undefined, 'Queue, Skills, Language and Preferred Agent'],
    [REQUIREMENTS.listQueues, 'not.found', 'it'],
  ])('of $does, answered with 404 %s, names what to choose again', (requirement, code, fields) => {
    expect(answered(requirement, 404, code)).toContain(
      `. Choose ${fields} again in the step; if it stays, ask a Genesys admin whether it was deleted.`,
    );
  });

  test('met by another change of the same thing says so', () => {
    const diagnosis = { ...diagnosisOf('unavailable', REQUIREMENTS.addMembers), status: 409 };
    expect(messageOf(diagnosis)).toMatch(
      /^Genesys Cloud could not be reached to add members to this queue: another change of the same thing was under way\. /,
    );
  });

  test.each(['queue.limit.exceeded', 'callback.error.cannot.create.agent.owned.callback'])(
    'that is rejected with %s says where an admin finds it',
    (code) => {
      expect(answered(REQUIREMENTS.createCallback, 400, code)).toContain(' (Admin > Contact Center > Queues), or ');
    },
  );

  test('that is not sent says so', () => {
    expect(messageOf(diagnosisOfWrite(diagnoseNoAnswer(REQUIREMENTS.createQueue, 'not_sent')))).toContain(
      'could not be reached to create this queue: it was slow, and too little time was left to do it.',
    );
  });
});

describe('word for word, of what Genesys answered and what is known of the connection', () => {
  const oauthClient = { name: 'Zapier', state: 'active', deletedAt: null, actsForItself: false, own: true };
  const user = 'ops@example.com';
  const regionName = 'Sandbox on this machine';
  const { listQueues } = REQUIREMENTS;
  const unscoped = () => refusal(403, 'app.not.authorized.for.scope', '[routing, routing:readonly]');
  const undivided = (message: string) => refusal(403, 'missing.any.division.permissions', message);
  const limited = { 'retry-after': '42', 'inin-ratelimit-allowed': '300' };
  const grantedScopes = [
    ...['routing:readonly', 'user-basic-info', 'analytics:readonly', 'users:readonly'],
    ...['organization:readonly', 'authorization:readonly'],
  ];

  /** How each situation of the table of refusals looks from here. */
  const SEEN: Readonly<Record<string, () => string>> = {
    'the access token has expired or was revoked': () => messageOf(diagnosisOf('token_expired', listQueues)),
    'the token belongs to another region or organization': () =>
      messageOf(diagnosisOf('token_not_accepted', listQueues), { regionName }),
    'the OAuth client is disabled, which ends its tokens': () =>
      messageOf(diagnosisOf('token_not_accepted', listQueues), { regionName, oauthClient: null }),
    "the scope is missing, on the organization's own OAuth client": () =>
      messageOf(unscoped(), { grantedScopes: ['user-basic-info', 'users:readonly'], oauthClient }),
    "the scope is missing, on another organization's OAuth client": () =>
      messageOf(unscoped(), { grantedScopes: ['user-basic-info'], oauthClient: { ...oauthClient, own: false } }),
    'the scope is missing, and nothing is known of the client': () => messageOf(unscoped(), { grantedScopes: null }),
    'the scope is missing, and no role of the user holds the permission either': () =>
      messageOf(unscoped(), {
        grantedScopes: ['user-basic-info'],
        oauthClient,
        user,
        alsoMissing: { scopes: [], permissions: ['routing:queue:view'] },
      }),
    'the refusal names the permission, and the scope is missing where scopes are enforced': () =>
      messageOf(refusal(403, 'missing.any.permissions', '[routing:queue:view]'), {
        user,
        oauthClient,
        alsoMissing: { scopes: ['routing:readonly'], permissions: [] },
      }),
    'no role of the user holds the permission': () =>
      messageOf(refusal(403, 'missing.permissions', '[routing:queue:view]'), { user }),
    'the permission is there, in another division only': () =>
      messageOf(undivided('[routing:queue:view] in [d1]'), {
        user,
        permittedDivisions: { names: ['Home'], count: 1 },
        neededDivisions: ['Sales'],
      }),
    'the refusal names neither permission nor division': () =>
      messageOf(undivided('One is missing'), { user, permittedDivisions: { names: ['Home'], count: 1 } }),
    'a security policy denies it': () => messageOf(refusal(403, 'authz.policy.denied', 'Policy ID(s): [after-hours]')),
    "Zapier's IP address is not allowed": () => messageOf(refusal(401, 'ip.not.authorized', 'IP: [127.0.0.1]')),
    'the answer itself says that the OAuth client is not authorized': () =>
      messageOf(refusal(403, 'not.authorized', 'The client is not authorized.'), { oauthClient }),
    'the token belongs to no user': () => messageOf(refusal(400, 'not.a.user')),
    'the refusal names an internal class': () =>
      messageOf(refusal(403, 'not.authorized', 'com.inin.queue.security.DenyAllVoter'), { grantedScopes }),
    'the refusal is empty': () => messageOf(refusal(403), { grantedScopes }),
    'too many requests this minute': () => messageOf(refusal(429, undefined, undefined, limited)),
    'too many requests this minute, and the answer says so in its message only': () =>
      messageOf(refusal(429, undefined, 'Retry the request in [42] seconds')),
    'Genesys Cloud is unavailable': () => messageOf(refusal(503), { regionName }),
    'the connection breaks': () => messageOf(diagnoseNoAnswer(listQueues, 'cut'), { regionName }),
    "a proxy's page answers": () => messageOf(refusal(200)),
    'a redirect answers': () => messageOf(refusal(302)),
    'anything else': () => messageOf(refusal(400, 'constraint.validation', 'The division is not valid.')),
  };

  test.each(REFUSALS.map(({ situation, text }) => [situation, text]))('%s', (situation, text) => {
    expect(withoutIds(`${SEEN[situation]?.()}`)).toBe(text);
  });

  test.each(REFUSALS.flatMap(({ textOfTest }) => textOfTest ?? []))('the test of a connection says %s', (text) => {
    expect(withoutIds(messageOf({ ...refusal(429), kind: 'unavailable' }, { regionName }))).toBe(text);
  });

  test.each<[what: string, make: () => string, sentence: string]>([
    [
      'nothing is known of the region',
      () => messageOf(diagnosisOf('unavailable', listQueues)),
      'Genesys Cloud could not be reached to list queues: it answered with HTTP status null. ',
    ],
    [
      'nothing is known of the region of a token',
      () => messageOf(diagnosisOf('token_not_accepted', listQueues)),
      "Genesys Cloud would not list queues: the region of this connection does not accept this connection's access token, ",
    ],
    [
      'there is no such thing',
      () => messageOf(diagnosisOf('not_found', listQueues)),
      'Genesys Cloud would not list queues: it answered that there is no such thing, or that it is not visible to this connection. Choose it again in the step; if it stays, ask a Genesys admin whether it was deleted.',
    ],
    [
      'there is no such thing, in words',
      () => messageOf(refusal(404, 'not.found', ' a  b ')),
      'or that it is not visible to this connection (" a b "). Choose it again',
    ],
    [
      'an answer without a code',
      () => messageOf(refusal(418)),
      'Genesys Cloud would not list queues (HTTP status 418). Try again; ',
    ],
    [
      'a policy that is not named',
      () => messageOf(refusal(403, 'authz.policy.denied')),
      'a security policy of your organization denies it. Ask ',
    ],
    [
      'two policies',
      () => messageOf(refusal(403, 'authz.policy.denied', '[p1, p2]')),
      'a security policy of your organization denies it (policy p1, p2). Ask ',
    ],
    [
      'an address that is not named',
      () => messageOf(refusal(401, 'ip.not.authorized')),
      "and Zapier's address is not among them. ",
    ],
    [
      'a client without a name',
      () => messageOf(refusal(401, undefined, 'client disabled'), { oauthClient: { ...oauthClient, name: null } }),
      'the OAuth client is disabled, or not authorized in your organization. Ask a Genesys admin to enable it (Admin > Integrations > OAuth), then',
    ],
    [
      "another organization's client",
      () => messageOf(refusal(401, undefined, 'client disabled'), { oauthClient: { ...oauthClient, own: false } }),
      'Ask a Genesys admin to enable it (Admin > Integrations > Authorized Applications), then',
    ],
    [
      'a client that acts for itself',
      () => messageOf(refusal(403, 'missing.permissions'), { oauthClient: { ...oauthClient, actsForItself: true } }),
      'the roles of the OAuth client "Zapier" do not include ',
    ],
    [
      'the divisions of a client that acts for itself',
      () => messageOf(undivided(''), { user, oauthClient: { ...oauthClient, actsForItself: true } }),
      'grant a role with it in the division needed (Admin > Integrations > OAuth > the client > Roles). ',
    ],
    [
      'a permission alone, of those that are all needed',
      () => messageOf(refusal(403, 'missing.permissions', '[routing:queue:view]')),
      'Ask a Genesys admin to add it to one of them (',
    ],
    [
      'one scope',
      () => messageOf(refusal(403, 'app.not.authorized.for.scope', '[routing]')),
      'lacks the scope "routing". ',
    ],
    [
      'no scope, where the call needs one of two',
      () => messageOf(refusal(403, 'app.not.authorized.for.scope')),
      'lacks the scope "routing:readonly" (or "routing"). ',
    ],
    [
      'three scopes, the longest first',
      () => messageOf(refusal(403, 'app.not.authorized.for.scope', '[bb, a, ccc]')),
      'lacks the scope "ccc" (or "bb", "a"). ',
    ],
    [
      'no permission that the call could need',
      () => messageOf(diagnosisOf('refused_without_reason', REQUIREMENTS.tokenInfo)),
      'gave no reason that can be relied on. It needs the scope "user-basic-info" on the OAuth client. Ask ',
    ],
    [
      'permissions of which any would do',
      () => messageOf(diagnosisOf('refused_without_reason', REQUIREMENTS.addMembers)),
      'It needs the scope "routing" on the OAuth client and Routing > Queue > Edit (routing:queue:edit) or Routing > Queue Member > Manage (routing:queueMember:manage) in a role of the user. ',
    ],
    [
      'a write of which nobody knows where to look',
      () => messageOf({ ...refusal(503), outcomeUnknown: true, correlationId: null }),
      'It is not known whether Genesys Cloud did list queues: it answered with HTTP status 503, and it may have been done all the same.',
    ],
  ])('%s', (_what, make, sentence) => {
    expect(make()).toContain(sentence);
  });

  test('where nothing is said of what to look at, nothing follows', () => {
    expect(messageOf({ ...refusal(503), outcomeUnknown: true, correlationId: null })).toMatch(/all the same\.$/);
  });
});

test('what else a client that acts for itself lacks is added where its roles are', () => {
  const oauthClient = { name: 'Night poll', state: 'active', deletedAt: null, actsForItself: true, own: true };
  const alsoMissing = { scopes: [], permissions: ['analytics:queueObservation:view'] };
  const divided = refusal(403, 'missing.any.division.permissions', '[routing:queue:view] in [d1]');
  expect(messageOf(divided, { actsForItself: true, oauthClient, alsoMissing })).toContain(
    ' (analytics:queueObservation:view) to one of the roles (Admin > Integrations > OAuth > the client > Roles), for ',
  );
});

describe('of a client that acts for itself: its roles and no scopes', () => {
  const client = { name: 'Night poll', state: 'active', deletedAt: null, actsForItself: true, own: true };
  const context = { actsForItself: true, oauthClient: client };
  const ROLES = 'Admin > Integrations > OAuth > the client > Roles';
  const told = (code: string, message: string, known: object = context) =>
    messageOf(refusal(403, code, message), known).replace(/ Correlation id .*/, '');

  test.each([
    [
      told('missing.any.permissions', 'assigned: [routing:queue:view, routing:queue:edit]'),
      `Genesys Cloud would not list queues: the roles of the OAuth client "Night poll" do not include Routing > Queue > View (routing:queue:view) or Routing > Queue > Edit (routing:queue:edit). Ask a Genesys admin to give it a role with it (${ROLES}), for the divisions whose queues you need. Reconnecting is not needed.`,
    ],
    [
      told('missing.permissions', 'permission(s): [routing:queue:view, routing:queue:edit]', { actsForItself: true }),
      `Genesys Cloud would not list queues: the roles of the OAuth client do not include Routing > Queue > View (routing:queue:view) and Routing > Queue > Edit (routing:queue:edit). Ask a Genesys admin to give it roles with all of them (${ROLES}), for the divisions whose queues you need. Reconnecting is not needed.`,
    ],
    [
      told('not.authorized', 'no'),
      `Genesys Cloud would not list queues, and gave no reason that can be relied on ("no"). It needs Routing > Queue > View (routing:queue:view) in a role of the OAuth client "Night poll". Ask a Genesys admin to check that (${ROLES}), then try again.`,
    ],
    [
      messageOf(diagnosisOf('refused_without_reason', REQUIREMENTS.addMembers), context),
      `Genesys Cloud would not add members to this queue, and gave no reason that can be relied on. It needs Routing > Queue > Edit (routing:queue:edit) or Routing > Queue Member > Manage (routing:queueMember:manage) in a role of the OAuth client "Night poll". Ask a Genesys admin to check that (${ROLES}), then try again.`,
    ],
    [
      messageOf(diagnosisOf('refused_without_reason', REQUIREMENTS.listLanguages), context),
      `Genesys Cloud would not list languages, and gave no reason that can be relied on. It needs no permission. Ask a Genesys admin to check that (${ROLES}), then try again.`,
    ],
    [
      messageOf(diagnosisOf('user_required', REQUIREMENTS.userInfo), context),
      'Genesys Cloud would not say who this connection belongs to: this needs a user, and the connection\'s token belongs to none (Client Credentials). No role of the OAuth client "Night poll" changes that. Use an integration that connects a user for it; nothing was done.',
    ],
    [
      messageOf(diagnosisOf('user_required', REQUIREMENTS.userInfo), { oauthClient: client }),
      "Genesys Cloud would not say who this connection belongs to: this needs a user, and the connection's token belongs to none (Client Credentials). Ask the owner of this integration to use an OAuth client with the grant type Code Authorization, then reconnect this account.",
    ],
  ])('%#', (sentence, expected) => {
    expect(sentence).toBe(expected);
  });
});
