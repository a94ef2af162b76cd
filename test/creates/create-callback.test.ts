/** Create Callback through Zapier's runtime, over HTTP against the sandbox, which keeps what it was asked for. */
import fc from 'fast-check';
import type { Fault } from '../../sandbox/index.ts';
import type { EditorError } from '../../scripts/lib/editor-error.ts';
import { runs } from '../support/runs.ts';
import { inTimeLapse } from '../support/time-lapse.ts';
import { type Connected, connectedZapier } from '../support/zapier.ts';

let zap: Connected;
let queueId: string;

const PATH = '/api/v2/conversations/callbacks';
const NUMBER = '+13175550142';
const MATCH = { method: 'POST', path: PATH };

beforeAll(async () => {
  zap = await connectedZapier({ queues: 2 });
  zap.sandbox.state.settings.rateLimitPerMinute = 1e6;
  queueId = zap.sandbox.state.queues[0]?.id ?? '';
});

beforeEach(() => {
  const { sandbox } = zap;
  sandbox.faults.clear();
  sandbox.requests.length = 0;
  sandbox.state.callbacks.length = 0;
  sandbox.state.settings.callbackAnswer = 'created';
  zap.logged.length = 0;
});

// Of what belongs to the customer, nothing is logged by the integration.
afterEach(() => expect(zap.logged.filter((line) => /555|Doe|refund/.test(line))).toEqual([]));

interface Created {
  id: string | null;
  callback_ids: string[];
  status: string;
  queue_id: string;
  scheduled_at: string | null;
}

const create = (inputData = {}, meta = {}) =>
  zap.zapier.callOnce<Created>('creates.create_callback.operation.perform', {
    authData: zap.authData,
    inputData: { queue_id: queueId, phone_numbers: [NUMBER], ...inputData },
    meta,
  });
const failure = (inputData = {}): Promise<EditorError> =>
  create(inputData).then(
    () => Promise.reject(new Error('it did not fail')),
    (error) => error,
  );
const kept = () => zap.sandbox.state.callbacks;
const sent = () => zap.sandbox.requests.filter(({ path }) => path === PATH).length;

/** A whole second some days ahead, as the sandbox's clock has it. */
const ahead = (days: number) => new Date(Math.floor(Date.now() / 1_000) * 1_000 + days * 86_400_000).toISOString();

test('a time zone of the Zap that is none is told as such, and nothing is sent', async () => {
  await expect(create({ scheduled_at: '2030-01-01 08:00' }, { timezone: 'Mars/Olympus' })).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringMatching(/^The time zone of this Zap, "Mars\/Olympus", is not known\./),
  });
  expect(sent()).toBe(0);
});

describe('what is sent', () => {
  test('the least: a queue and a number, with no routing data', async () => {
    expect(await create()).toEqual({
      id: kept()[0]?.conversationId,
      callback_ids: kept()[0]?.callbackIds,
      status: 'created',
      status_label: 'Created',
      queue_id: queueId,
      scheduled_at: null,
    });
    expect(kept().map(({ command }) => command)).toEqual([{ queueId, callbackNumbers: [NUMBER] }]);
    expect(zap.sandbox.requests).toMatchObject([{ method: 'POST', path: PATH }]);
    // What is empty is left out, not null.
    expect(zap.sandbox.requests[0]?.body).toEqual({ queueId, callbackNumbers: [NUMBER] });
  });

  test('everything', async () => {
    const { skills, languages, users } = zap.sandbox.state;
    const at = ahead(3);
    const result = await create({
      queue_id: ` ${queueId} `,
      phone_numbers: [13175550142, '+13175550143, +13175550144'],
      customer_name: ' Jane Doe ',
      scheduled_at: at,
      notes: 'Wants a refund.\nCall twice.',
      data: { order: 4711, vip: true },
      priority: '5',
      skill_ids: [`${skills[0]?.id}, ${skills[1]?.id}`],
      language_id: languages[2]?.id,
      agent_id: users[1]?.id,
      country_code: ' US ',
      check_numbers: 'no',
    });
    expect(result).toMatchObject({ status: 'created', scheduled_at: at });
    expect(kept().map(({ command }) => command)).toEqual([
      {
        routingData: {
          queueId,
          priority: 5,
          skillIds: [skills[0]?.id, skills[1]?.id],
          languageId: languages[2]?.id,
          preferredAgentIds: [users[1]?.id],
        },
        callbackNumbers: ['13175550142', '+13175550143', '+13175550144'],
        callbackUserName: 'Jane Doe',
        callbackScheduledTime: at,
        countryCode: 'US',
        validateCallbackNumbers: false,
        data: { notes: 'Wants a refund.\nCall twice.', order: '4711', vip: 'true' },
      },
    ]);
    expect(zap.sandbox.requests).toHaveLength(1);
  });

  test.each<[inputData: object, routing: object]>([
    [{ priority: 0 }, { priority: 0 }],
    [{ priority: -3 }, { priority: -3 }],
    [{ skill_ids: 'billing, Cards' }, { skillIds: ['Billing', 'Cards'] }],
    [{ language_id: 'Spanish - Spoken' }, { languageId: 'Spanish - Spoken' }],
  ])('%j is routing data by itself, names are looked up', async (inputData, routing) => {
    await create(inputData);
    const { skills, languages } = zap.sandbox.state;
    const names = new Map([...skills, ...languages].map(({ id, name }) => [id, name]));
    const { routingData: { queueId: queue, ...found } = {}, ...rest } = kept()[0]?.command ?? {};
    const named = JSON.parse(JSON.stringify(found), (_, value) => names.get(value) ?? value);
    expect([queue, named, 'queueId' in rest]).toEqual([queueId, routing, false]);
  });

  test('an agent by email address, in any case', async () => {
    const [, agent] = zap.sandbox.state.users;
    await create({ agent_id: ` ${agent?.email.toUpperCase()} ` });
    expect(kept()[0]?.command.routingData?.preferredAgentIds).toEqual([agent?.id]);
  });

  test('a time that names no zone is one of the Zap’s', async () => {
    const day = ahead(5).slice(0, 10);
    const { scheduled_at } = await create({ scheduled_at: `${day} 12:00` }, { timezone: 'Asia/Tokyo' });
    expect(scheduled_at).toBe(`${day}T03:00:00.000Z`);
    const utc = await create({ scheduled_at: `${day} 12:00` });
    expect(utc.scheduled_at).toBe(`${day}T12:00:00.000Z`);
  });

  test('what is empty is not filled in', async () => {
    const empty = { customer_name: ' ', scheduled_at: '', notes: '', data: {}, priority: '', skill_ids: [''] };
    await create({ ...empty, language_id: null, agent_id: ' ', country_code: '', check_numbers: '' });
    expect(kept()[0]?.command).toEqual({ queueId, callbackNumbers: [NUMBER] });
  });
});

describe('input that cannot be used: a sentence that names the field, and nothing is sent', () => {
  test.each<[inputData: object, message: RegExp]>([
    [{ queue_id: 'Billing Support' }, /^Queue must be chosen from the list, .* add a Find Queue step/],
    [{ phone_numbers: [] }, /^Phone Numbers is empty/],
    [{ phone_numbers: ['Jane Doe'] }, /^Phone Numbers must be phone numbers (?!.*Doe)/],
    [{ customer_name: ['Jane', 'Doe'] }, /^Customer Name must be a single value; it is a list\.$/],
    [{ scheduled_at: 'soon' }, /^Scheduled At must be a date and time/],
    [{ scheduled_at: '2020-01-01T08:00:00Z' }, /^Scheduled At must not be in the past/],
    [{ scheduled_at: '2999-01-01T08:00:00Z' }, /^Scheduled At must not be more than 30 days ahead/],
    [{ notes: { a: 'refund' } }, /^Notes must be a single value; it is an object\.$/],
    [{ data: ['refund'] }, /^Data must be names with a value each; it is a list\.$/],
    [{ notes: 'a', data: { notes: 'b' } }, /^Notes and the value "notes" in Data are the same thing/],
    [{ priority: 'high' }, /^Priority must be a whole number; it is "high"\.$/],
    [{ skill_ids: [{ id: 1 }] }, /^Skills must be a single value; it is an object\.$/],
    [{ skill_ids: ['Juggling'] }, /^Skills must be .*; none that is active has the name "Juggling"\.$/],
    [{ language_id: ['a', 'b'] }, /^Language must be a single value; it is a list\.$/],
    [{ language_id: 'Klingon' }, /^Language must be .*; none that is active has the name "Klingon"\.$/],
    [{ agent_id: {} }, /^Preferred Agent must be a single value; it is an object\.$/],
    [{ agent_id: 'Kim' }, /^Preferred Agent must be .*; it is "Kim"\. .* add a Find Agent step/],
    [{ agent_id: 'nobody@example.com' }, /^Preferred Agent must be .*; nobody has the address "nobody@example.com"\.$/],
    [{ agent_id: 'vogel@example.com' }, /^Preferred Agent must be .*; nobody has the address "vogel@example.com"\.$/],
    [{ agent_id: 'lena.vogel@example.com' }, /^Preferred Agent must be .*"lena.vogel@example.com" is inactive\.$/],
    [{ country_code: {} }, /^Country Code must be a single value; it is an object\.$/],
    [{ scheduled_at: ['2020-01-01T00:00:00Z'] }, /must not be in the past; it is "2020-01-01T00:00:00Z"/],
    [{ check_numbers: 'maybe' }, /^Check Numbers must be true or false; it is "maybe"\.$/],
  ])('%j', async (inputData, message) => {
    expect(await failure(inputData)).toMatchObject({ code: 'invalid_input', message: expect.stringMatching(message) });
    expect([sent(), kept()]).toEqual([0, []]);
  });
});

describe('what Genesys refuses did not happen, and is told in words', () => {
  test.each<[settings: object, inputData: object, message: RegExp]>([
    [
      {},
      { check_numbers: true, phone_numbers: '12345' },
      /does not take what a field of the step holds \(".*valid phone number"\)/,
    ],
    [{ callbackMaxDays: 2 }, { scheduled_at: ahead(3) }, /the time of the callback is too far in the future/],
    [{ callbackAttributeLimit: 1 }, { data: { a: 1, b: 2 } }, /Data has more entries than a callback may have/],
  ])('%j and %j', async (settings, inputData, message) => {
    const before = { ...zap.sandbox.state.settings };
    Object.assign(zap.sandbox.state.settings, settings);
    expect(await failure(inputData)).toMatchObject({
      kind: 'AppError',
      code: 'input_rejected',
      message: expect.stringMatching(message),
    });
    Object.assign(zap.sandbox.state.settings, before);
    expect([sent(), kept()]).toEqual([1, []]);
  });

  test('a queue that is gone', async () => {
    const error = await failure({ queue_id: '6512cf67-7a56-44cb-a4b5-6612cbe6d636' });
    expect(error).toMatchObject({ kind: 'AppError', code: 'not_found' });
  });

  test('without the permission, and without the scope', async () => {
    const { state } = zap.sandbox;
    const roles = structuredClone(state.roles);
    for (const role of state.roles) role.policies = role.policies.filter(({ domain }) => domain !== 'conversation');
    const permission = await failure();
    expect(permission).toMatchObject({
      code: 'permission_missing',
      message: expect.stringContaining('Conversation > Callback > Create (conversation:callback:create)'),
    });
    state.roles = roles;
    state.organization.enforceScopes = true;
    const { access_token } = zap.authData;
    zap.authData.access_token = zap.sandbox.issueToken({ scopes: ['routing:readonly'] });
    const scope = await failure();
    expect(scope).toMatchObject({
      code: 'scope_missing',
      message: expect.stringContaining('the scope "conversations"'),
    });
    state.organization.enforceScopes = false;
    zap.authData.access_token = access_token ?? '';
    expect(kept()).toEqual([]);
  });

  test('too many requests: sent again after a wait, and created once', async () => {
    zap.sandbox.faults.add({ kind: 'status', status: 429, headers: { 'retry-after': '0' }, match: MATCH });
    expect(await create()).toMatchObject({ status: 'created' });
    expect([sent(), kept().length]).toEqual([2, 1]);
  });
});

describe('accepted', () => {
  test('202 without a body: no id is known, and that is said', async () => {
    zap.sandbox.state.settings.callbackAnswer = 'accepted';
    const at = ahead(1);
    expect(await create({ scheduled_at: at })).toEqual({
      id: null,
      callback_ids: [],
      status: 'accepted',
      status_label: 'Accepted',
      queue_id: queueId,
      scheduled_at: at,
    });
    expect([sent(), kept().length]).toEqual([1, 1]);
  });

  test('202 with the ids all the same', async () => {
    const json = { conversation: { id: 'c' }, callbackIdentifiers: [{ id: 'a' }, null, { id: 7 }] };
    zap.sandbox.faults.add({ kind: 'body', json, status: 202, match: MATCH });
    expect(await create()).toMatchObject({ id: 'c', callback_ids: ['a'], status: 'accepted' });
  });
});

const UNKNOWN =
  /^It is not known whether Genesys Cloud did create this callback: .* may have been done all the same\. Look for it \(Performance > Workspace > Interactions\) before you run this step again: if it was created, running the step again may call the customer twice\./;

/** Answers in place of what Genesys says; whether it was done, none of them tells. */
const UNCLEAR: [what: string, fault: Fault][] = [
  ['200 without a body', { kind: 'empty', status: 200 }],
  ['201 without a body', { kind: 'empty', status: 201 }],
  ['204', { kind: 'empty', status: 204 }],
  ['200 with nothing in it', { kind: 'body', json: {} }],
  ['200 with something else', { kind: 'body', json: { conversation: 'c', callbackIdentifiers: 'x' } }],
  ['200 with an id that is none', { kind: 'body', json: { conversation: { id: 7 }, callbackIdentifiers: [] } }],
  ['200 with callbacks of no conversation', { kind: 'body', json: { callbackIdentifiers: [{ id: 'a' }] } }],
  ['200 with an error', { kind: 'body', json: { code: 'missing.permissions', status: 403 } }],
  ['202 with something else', { kind: 'body', json: { status: 'OK' }, status: 202 }],
  ['a web page', { kind: 'html' }],
  ['a web page with 202', { kind: 'html', status: 202 }],
  ['half a gzip', { kind: 'cut', gzip: true }],
  ['an answer without its conversation', { kind: 'omit', fields: ['conversation'] }],
  ['a huge answer', { kind: 'huge', bytes: 3_000_000 }],
  ['a reset', { kind: 'reset' }],
  ['a redirect', { kind: 'redirect', status: 307, location: 'http://127.0.0.1:9/' }],
  ...[500, 502, 503, 504].map((status): [string, Fault] => [`${status}`, { kind: 'status', status }]),
];

/** Before it takes effect, and after: no answer tells which. */
const BOTH = UNCLEAR.flatMap(([what, fault]): [what: string, done: number, fault: Fault][] => [
  ...(fault.kind === 'omit' ? [] : [[`${what}, not done`, 0, { ...fault, when: 'before' }] as [string, number, Fault]]),
  [`${what}, done`, 1, { ...fault, when: 'after' }],
]);

test.each(BOTH)('%s: the run halts, says what may be so, and nothing is sent twice', async (_what, done, fault) => {
  zap.sandbox.faults.add({ ...fault, match: MATCH, times: 'forever' });
  const error = await failure({ customer_name: 'Jane Doe', notes: 'refund' });
  expect([error.kind, error.message]).toEqual(['HaltedError', expect.stringMatching(UNKNOWN)]);
  // Core appends the bundle where it is not told otherwise.
  expect(error.message.replace(/Correlation id .*/, '')).not.toMatch(/555|Doe|refund|What happened/);
  expect([sent(), kept().length]).toEqual([1, done]);
});

test('ids of callbacks that cannot be read are left out', async () => {
  const json = { conversation: { id: 'c' }, callbackIdentifiers: [{ id: 7 }, null] };
  zap.sandbox.faults.add({ kind: 'body', json, when: 'after', match: MATCH });
  expect(await create()).toMatchObject({ id: 'c', callback_ids: [], status: 'created' });
});

test('an answer without the callbacks’ own ids tells that it was done', async () => {
  zap.sandbox.faults.add({ kind: 'omit', fields: ['callbackIdentifiers'], match: MATCH });
  expect(await create()).toMatchObject({ id: kept()[0]?.conversationId, callback_ids: [], status: 'created' });
});

test.each<[what: string, fault: Fault]>([
  ['no answer', { kind: 'hang' }],
  ['nothing behind the headers', { kind: 'hang', headers: true }],
  ['half an answer', { kind: 'cut' }],
])('%s in time: halted as well', async (_what, fault) => {
  zap.sandbox.faults.add({ ...fault, match: MATCH });
  const error = await inTimeLapse(20, () => failure());
  expect([error.kind, error.message, sent()]).toEqual(['HaltedError', expect.stringMatching(UNKNOWN), 1]);
});

test('property: never two, never a done one reported as failed, never a lost one as done', async () => {
  const fault = fc.constantFrom<Fault | null>(
    null,
    ...BOTH.map(([, , each]) => each),
    { kind: 'status', status: 429, headers: { 'retry-after': '0' } },
    { kind: 'status', status: 400, code: 'constraint.validation', message: 'No.' },
    { kind: 'status', status: 403, code: 'not.authorized', message: 'No.' },
    { kind: 'delay', ms: 5 },
  );
  // No conversation's id is whole in an answer that was cut anywhere.
  const cut = fc.nat({ max: 200 }).map((at): Fault => ({ kind: 'cut', gzip: true, at }));
  const outcomes = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof({ weight: 5, arbitrary: fault }, cut), { maxLength: 2 }),
      fc.boolean(),
      async (faults, accepted) => {
        const { sandbox } = zap;
        sandbox.faults.clear();
        sandbox.state.callbacks.length = 0;
        sandbox.state.settings.callbackAnswer = accepted ? 'accepted' : 'created';
        for (const each of faults) if (each) sandbox.faults.add({ ...each, match: MATCH });
        const outcome = await create().then(
          ({ status }) => status,
          ({ kind }: EditorError) => kind,
        );
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        expect(kept().length).toBeLessThanOrEqual(1);
        if (outcome === 'created' || outcome === 'accepted') expect(kept()).toHaveLength(1);
        else if (outcome !== 'HaltedError') expect(kept()).toHaveLength(0);
      },
    ),
    { numRuns: runs(80) },
  );
  expect([...outcomes.keys()]).toEqual(expect.arrayContaining(['created', 'accepted', 'HaltedError']));
});
