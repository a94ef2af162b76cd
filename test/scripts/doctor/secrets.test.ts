/** What a server gives back of the secret and the token, the doctor prints nowhere: not as text, nor as JSON, nor as CSV. */
import fc from 'fast-check';
import { examine } from '../../../scripts/doctor/examine.ts';
import { createPrinter } from '../../../scripts/doctor/print.ts';
import { printableJson } from '../../../scripts/doctor/visible.ts';
import { type Circumstances, openVisit } from '../../../scripts/doctor/visit.ts';
import type { HttpResponse } from '../../../src/genesys/http/http.ts';
import { listQueues } from '../../../src/genesys/queues/list-queues.ts';
import { regionById } from '../../../src/genesys/regions.ts';
import { BASES, BREAKS, ESCAPES } from '../../support/echoes.ts';
import { leaksOf } from '../../support/leaks.ts';

const SECRET = 'Cli-Zq3vX9_Lk7mR2tWbY5nHs8cDfGjP4aEuKo6iQxVhTz';
const TOKEN = 'Acc-0BwNyMrCgSlJpAdFe1UxVhTz0BwNyMrCgSlJpAdFe1U';
const SWAPPED = 'Id-that-is-none-hT4Kd92mVb7Xq';
const BASIC = Buffer.from(`an-id:${SECRET}`).toString('base64');

const ID = '4f1c2b7e-6a0d-4c58-9a53-0f6f3d2b8c11';

/** Each text that an answer may have is this one. */
const answers = (text: string): Readonly<Record<string, unknown>> => ({
  '/oauth/token': { access_token: TOKEN, token_type: text, expires_in: 86_399 },
  '/.well-known/oauth-authorization-server': { token_endpoint: text },
  '/api/v2/tokens/me': {
    organization: { id: ID, name: text },
    authorizedScope: [text, 'routing'],
    OAuthClient: { name: text, state: text },
  },
  '/api/v2/authorization/subjects/me': { grants: [{ role: { name: text }, division: { id: ID, name: text } }] },
  '/api/v2/authorization/divisionspermitted/paged/me': { entities: [{ name: text }], total: 1 },
  '/api/v2/routing/queues': {
    entities: [
      { id: ID, name: text, description: text, division: { id: ID, name: text }, mediaSettings: { [text]: {} } },
    ],
    total: 1,
  },
});

const circumstances = (text: string, refused: boolean, id = ID): Circumstances & { configuration: object } => ({
  configuration: { region: regionById('eu-west-1'), credentials: { id, secret: SECRET } },
  source: 'here',
  scopes: [SECRET, 'routing'],
  otherRegions: null,
  nodeVersion: '22.1.0',
  now: Date.now,
  send: async (request, read) => {
    const { pathname } = new URL(request.url);
    const isApi = pathname.startsWith('/api/');
    const known = request.headers.authorization !== undefined;
    const status = isApi && !known ? 401 : isApi && refused ? 403 : 200;
    const json = status === 200 ? answers(text)[pathname] : { code: 'not.authorized', message: text, contextId: text };
    const response: HttpResponse = { status, header: () => text, body: JSON.stringify(json ?? {}) };
    return read(response);
  },
});

async function printed(given: Circumstances): Promise<string> {
  const written: string[] = [];
  const report = await examine(given, false, createPrinter({ write: (text: string) => written.push(text) }).check);
  // Lines are broken where they are long.
  return `${written.join('')}${printableJson(report)}`;
}

const named = (table: object) => fc.constantFrom(...Object.keys(table));

test('property: nothing of them is printed, however they are encoded, broken or cut', async () => {
  const echo = fc
    .record({
      secret: fc.constantFrom(SECRET, TOKEN),
      before: fc.integer({ min: 0, max: 210 }),
      base: named(BASES),
      escapes: fc.array(named(ESCAPES), { maxLength: 2 }),
      broken: fc.option(named(BREAKS)),
      length: fc.integer({ min: 8, max: 90 }),
    })
    .map(({ secret, before, base, escapes, broken, length }) => {
      const based = `${BASES[base]?.(secret)}`;
      const lines = broken === null ? based : `${BREAKS[broken]?.(based, length)}`;
      return `${'x'.repeat(before)}${escapes.reduce((text, name) => `${ESCAPES[name]?.(text)}`, lines)}`;
    });
  await fc.assert(
    fc.asyncProperty(echo, fc.boolean(), async (text, refused) => {
      const output = await printed(circumstances(text, refused));
      expect([...leaksOf(SECRET, output), ...leaksOf(TOKEN, output)]).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test.each([true, false])('secret, token and HTTP Basic, plain, in one text, refused: %p', async (refused) => {
  const output = await printed(circumstances(`${SECRET} ${BASIC} ${TOKEN}`, refused));
  for (const secret of [SECRET, BASIC, TOKEN]) expect(output).not.toContain(secret.slice(-20));
  expect([...leaksOf(SECRET, output), ...leaksOf(TOKEN, output)]).toEqual([]);
  expect(output).toMatch(/… YW4taWQ6…\S{0,3} …/);
});

test('an id that looks as if it were the secret is none that is printed', async () => {
  const output = await printed(circumstances(`echo ${SWAPPED}`, true, SWAPPED));
  expect(output).not.toContain(SWAPPED.slice(0, 8));
  expect(output).toContain('echo …');
});

test('the queues that are listed hold none either, wherever it stood', async () => {
  for (const broken of [SECRET, `${SECRET.slice(0, 30)}\n${SECRET.slice(30)}`, `${'x'.repeat(190)}${TOKEN}`]) {
    const visit = openVisit(circumstances(broken, false));
    const queues = JSON.stringify(await listQueues(await visit.client(), {}));
    expect(JSON.parse(queues)[0].name).toMatch(/^x*…$/);
    expect(visit.secrets()).toEqual([SECRET, TOKEN]);
  }
});

test('rate-limit headers beyond reason are none', async () => {
  const given = circumstances('x', false);
  const digits = '9'.repeat(400);
  const send: typeof given.send = (request, read) =>
    given.send(request, (answer) => read({ ...answer, header: () => digits }));
  const { checks } = await examine({ ...given, send }, false);
  expect(checks.find(({ id }) => id === 'rate_limit')?.found).toBe('No answer told how many requests are left.');
});
