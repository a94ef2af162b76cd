/** Whatever answers in place of Genesys: the doctor ends its examination, and prints little and nothing that acts. */
import fc from 'fast-check';
import type { Report } from '../../../scripts/doctor/check.ts';
import { examine } from '../../../scripts/doctor/examine.ts';
import { createPrinter } from '../../../scripts/doctor/print.ts';
import { printableJson } from '../../../scripts/doctor/visible.ts';
import { regionById } from '../../../src/genesys/regions.ts';

const EVIL = `\x1b[2J\x07\u009b31m\u202e\r\n\ud800${'x'.repeat(5_000)}`;

/** What a terminal acts on, but for the line break. */
const ACTS = /(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e]/u;

const anything = fc.oneof(
  { maxDepth: 3 },
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(null, EVIL, [null], [EVIL], [{ name: EVIL, id: EVIL }], { toString: 1 }),
);
const object = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(model, { requiredKeys: [] });
const some = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.oneof(anything, object(model));
const grant = some({ role: some({ id: anything, name: anything }), division: some({ id: anything, name: anything }) });
const queue = some({ id: anything, name: anything, division: some({ id: anything, name: anything }) });
const list = <T>(item: fc.Arbitrary<T>) =>
  fc.oneof(anything, fc.array(item, { maxLength: 5 }), fc.array(item, { minLength: 60, maxLength: 90 }));

/** By path: what each call answers: an object, since anything else counts as cut and is asked for again, with anything inside. */
const ANSWERS = fc.record({
  '/oauth/token': object({ access_token: fc.constant('token'), token_type: anything, expires_in: anything }),
  '/api/v2/tokens/me': object({
    organization: some({ id: anything, name: anything }),
    authorizedScope: list(anything),
    dateTokenIdles: fc.oneof(anything, fc.constant('2026-07-01T00:00:00Z')),
    OAuthClient: some({
      name: anything,
      state: anything,
      dateToDelete: fc.oneof(anything, fc.constant('2027-01-31T00:00:00Z')),
    }),
  }),
  '/api/v2/authorization/subjects/me': object({ grants: list(grant) }),
  '/api/v2/authorization/divisionspermitted/paged/me': object({
    entities: list(some({ name: anything })),
    total: anything,
  }),
  '/api/v2/routing/queues': object({ entities: list(queue), total: fc.constant(1), pageCount: fc.constant(1) }),
});

function look(answers: Record<string, unknown>, onCheck?: Parameters<typeof examine>[2]): Promise<Report> {
  const send: Parameters<typeof examine>[0]['send'] = async (request, read) => {
    const { pathname } = new URL(request.url);
    const unauthorized = request.headers.authorization === undefined && pathname.startsWith('/api/');
    const json = unauthorized
      ? { code: 'x' }
      : pathname.startsWith('/.well')
        ? { token_endpoint: 'x' }
        : answers[pathname];
    return read({ status: unauthorized ? 401 : 200, header: () => null, body: JSON.stringify(json) ?? '' });
  };
  const configuration = { region: regionById('eu-west-1'), credentials: { id: 'id', secret: 'secret' } };
  const given = {
    configuration,
    source: 'here',
    scopes: null,
    otherRegions: null,
    nodeVersion: '22.1.0',
    send,
    now: Date.now,
  };
  return examine(given, false, onCheck);
}

test('any answers at all: twelve checks, each with a sentence, little to read and nothing that acts', async () => {
  await fc.assert(
    fc.asyncProperty(ANSWERS, async (answers) => {
      const written: string[] = [];
      const printer = createPrinter({ write: (text: string) => written.push(text) });
      const report = await look(answers, printer.check);
      expect(report.checks).toHaveLength(12);
      const text = written.join('');
      for (const printed of [text, printableJson(report)]) expect(printed).not.toMatch(ACTS);
      expect(text).not.toContain('x'.repeat(201));
      expect(printableJson(report)).not.toContain('x'.repeat(201));
      expect(text.length).toBeLessThan(60_000);
    }),
    { numRuns: 50 },
  );
});

test.each([[[null]], [[null, 7, 'x', [], { role: null, division: null }]], [null], ['x'], [{}]])(
  'grants %j end in no stack trace',
  async (grants) => {
    const { checks } = await look({
      '/oauth/token': { access_token: 'token' },
      '/api/v2/authorization/subjects/me': { grants },
    });
    const found = checks.find(({ id }) => id === 'roles')?.found;
    expect(found).toMatch(/^(The OAuth client has no role\.|a role without a name in a division not named.*)$/);
  },
);

test('of many roles and scopes the first are printed, and how many more there are', async () => {
  const many = (of: string) => Array.from({ length: 50 }, (_, index) => `${of}${index}`);
  const { checks } = await look({
    '/oauth/token': { access_token: 'token' },
    '/api/v2/tokens/me': { authorizedScope: many('scope') },
    '/api/v2/authorization/subjects/me': {
      grants: many('r').map((name) => ({ role: { name }, division: { id: '*' } })),
    },
  });
  const found = (id: string) => checks.find((check) => check.id === id)?.found;
  expect(found('introspection')).toMatch(/scopes scope0 .* scope19 and 30 more$/);
  expect(found('roles')).toMatch(/^r0 in all divisions; .*r19 in all divisions and 30 more$/);
});

test('JSON stays the same data, and does nothing to a terminal', () => {
  const value = { [EVIL]: [EVIL, 'Zürich', '日本', 1, null] };
  expect(JSON.parse(printableJson(value))).toEqual(value);
  expect(printableJson(value)).not.toMatch(ACTS);
  expect(printableJson(value)).toContain('Zürich');
});
