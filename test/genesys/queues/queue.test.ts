import fc from 'fast-check';
import { isoDate, toQueue } from '../../../src/genesys/queues/queue.ts';
import { runs } from '../../support/runs.ts';

test('a full queue is reduced to flat, snake_case values of the right types', () => {
  expect(
    toQueue({
      id: 'q1',
      name: 'Billing',
      description: 'Invoices',
      division: { id: 'd1', name: 'Home', selfUri: '/x' },
      memberCount: 3,
      userMemberCount: 2,
      joinedMemberCount: 0,
      dateCreated: '2026-03-02T09:15:00Z',
      dateModified: '2026-03-02T10:15:00.5+01:00',
      createdBy: 'u1',
      modifiedBy: 'u2',
      mediaSettings: {
        message: {},
        call: { serviceLevel: { percentage: 0.57, durationMs: 20_000 } },
      },
      skillEvaluationMethod: 'ALL',
      scoringMethod: 'TimestampAndPriority',
      acwSettings: { wrapupPrompt: 'MANDATORY' },
      outboundEmailAddress: { domain: { id: 'example.com' }, route: { pattern: 'support', fromName: 'Support' } },
      callingPartyName: 'Example',
      callingPartyNumber: '+15550100',
      enableTranscription: false,
      peerId: 'p1',
      selfUri: '/api/v2/routing/queues/q1',
    }),
  ).toEqual({
    id: 'q1',
    name: 'Billing',
    description: 'Invoices',
    division_id: 'd1',
    division_name: 'Home',
    member_count: 3,
    user_member_count: 2,
    joined_member_count: 0,
    date_created: '2026-03-02T09:15:00.000Z',
    date_modified: '2026-03-02T09:15:00.500Z',
    created_by_id: 'u1',
    modified_by_id: 'u2',
    media_types: ['call', 'message'],
    service_level_percent: 57,
    service_level_seconds: 20,
    skill_evaluation_method: 'ALL',
    skill_evaluation_method_label: 'All skills matching',
    scoring_method: 'TimestampAndPriority',
    scoring_method_label: 'Priority and time of arrival',
    after_call_work: 'MANDATORY',
    after_call_work_label: 'Mandatory, discretionary',
    outbound_email: 'support@example.com',
    calling_party_name: 'Example',
    calling_party_number: '+15550100',
    transcription_enabled: false,
    peer_id: 'p1',
  });
});

test.each([
  ['nothing', {}, {}],
  ['null', { name: null, description: null, division: null, mediaSettings: null, dateCreated: null }, {}],
  [
    'zero',
    { memberCount: 0, mediaSettings: { call: { serviceLevel: { percentage: 0, durationMs: 0 } } } },
    { member_count: 0, media_types: ['call'], service_level_percent: 0, service_level_seconds: 0 },
  ],
  ['an unreadable date', { dateCreated: 'yesterday' }, {}],
  ['half an e-mail address', { outboundEmailAddress: { domain: { id: 'example.com' } } }, {}],
  ['the other half', { outboundEmailAddress: { route: { pattern: 'support' } } }, {}],
  ['media without calls', { mediaSettings: { message: {} } }, { media_types: ['message'] }],
  ['media without a name', { mediaSettings: { '': {} } }, {}],
  ['text for a yes or no', { enableTranscription: 'yes' }, {}],
  ['a description that would fill a result', { description: 'x'.repeat(10_001) }, { description: 'x'.repeat(10_000) }],
])('a queue where Genesys says %s', (_what, raw, expected) => {
  expect(toQueue({ id: 'q1', ...(raw as object) })).toEqual({ id: 'q1', ...expected });
});

test.each([null, undefined, {}, { id: '' }, { name: 'no id' }, 'text', 7])('%p is no queue', (raw) => {
  expect(toQueue(raw as null)).toBeNull();
});

test.each([
  ...['x2026-03-02T09:15:00.000Z', '2026-03-02T09:15:00.000Zx', '6-03-02T09:15:00.000Z', 'year-03-02T09:15:00.000Z'],
  ...['2026-00-02T09:15:00.000Z', '2026-13-02T09:15:00.000Z', '2026-03-00T09:15:00.000Z', '2026-03-1xT09:15:00.000Z'],
  ...['2026-02-29T09:15:00.000Z', '2026-03-02T39:15:00.000Z', '2026-03-02T0x:15:00.000Z', '2026-03-02T24:00:00.000Z'],
  ...['2026-03-02T09:15.000Z', '2026-03-02T09:75:75.000Z', '2026-03-02T09:1x:1x.000Z', '2026-03-02T09:15:00.0Z'],
  '2026-03-02T09:15:00.xxxZ',
])('%s passes as written only where it would be written so', (value) => {
  const known = Date.parse(value);
  expect(isoDate(value)).toBe(Number.isNaN(known) ? undefined : new Date(known).toISOString());
});

test('a date is a text', () => {
  expect(isoDate(['2026-03-02T09:15:00.000Z'])).toBeUndefined();
});

test('property: a date is written as JavaScript writes it, whatever it is read from', () => {
  const two = fc.integer({ min: 0, max: 62 }).map((value) => String(value).padStart(2, '0'));
  const parts = fc.tuple(
    fc.constantFrom('1969', '2024', '2026'),
    two,
    two,
    two,
    two,
    two,
    fc.constantFrom('', '.000', '.123456'),
  );
  const texts = parts.map(([y, mo, d, h, mi, s, ms]) => `${y}-${mo}-${d}T${h}:${mi}:${s}${ms}Z`);
  const dates = fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  fc.assert(
    fc.property(fc.oneof(texts, dates, fc.string()), (value) => {
      const known = Date.parse(value);
      expect(isoDate(value)).toBe(Number.isNaN(known) ? undefined : new Date(known).toISOString());
    }),
    { numRuns: runs(1_000) },
  );
});
