/** Answers that mean ill: any field of them may be anything, of any length, and nothing breaks, hangs or floods. */
import fc from 'fast-check';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { diagnose } from '../../src/genesys/errors/diagnosis.ts';
import { messageOf } from '../../src/genesys/errors/messages.ts';
import type { HttpResponse } from '../../src/genesys/http/http.ts';
import { redactor } from '../../src/genesys/http/redact.ts';
import { REQUIREMENTS } from '../../src/genesys/requirements.ts';
import { OPERATIONS, parsed, placesIn, replaced, type Tamper, tampered } from '../support/tampered.ts';
import { nameOf, watching } from '../support/watched.ts';

let sandbox: Sandbox;
let run: ReturnType<typeof tampered>;

beforeAll(async () => {
  sandbox = await startSandbox({ queues: 3 });
  sandbox.state.settings.introspection = true;
  sandbox.state.settings.rateLimitPerMinute = 1e6;
  run = tampered(sandbox, {}, { once: true });
});
afterAll(() => sandbox.close());

const HOSTILE = [
  ...['{"toString":1}', '{"toJSON":1}', '{"valueOf":1,"toString":null}', '{"__proto__":{"id":"x"}}', '{"length":-1}'],
  ...['[[[[[]]]]]', '[null]', '[{"toString":1}]', '{}', 'null', 'true', '""', '1e308', '-1e308', '9007199254740993'],
  ...['-1', '0.5', '1e999', JSON.stringify('a'.repeat(10_000)), '"__proto__"'],
  '"9999-99-99T99:99:99Z"',
];

const hasFault = ({ text, log }: { text: string; log: readonly string[] }) =>
  /fault of its own|Cannot |is not a function|undefined/.test(`${text.slice(0, 2_000)} ${log.join(' ')}`);

test('the operations work when nobody tampers with them', async () => {
  for (const operation of Object.keys(OPERATIONS)) {
    const { asked, error } = await run(operation);
    expect([operation, asked.length > 0, error]).toEqual([operation, true, null]);
  }
});

test('property: whatever stands in any field of a right answer, no step meets a fault of its own', async () => {
  const change = fc.record({ place: fc.nat(), json: fc.constantFrom(...HOSTILE) });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(OPERATIONS)),
      fc.array(change, { minLength: 1, maxLength: 3 }),
      async (operation, changes) => {
        const outcome = await run(operation, (answer) => {
          let { body } = answer;
          for (const { place, json } of changes) {
            const paths = placesIn(parsed(body));
            body = replaced(body, paths[place % paths.length] ?? [], json);
          }
          return { ...answer, body };
        });
        expect(hasFault(outcome) ? outcome : null).toBeNull();
      },
    ),
    { numRuns: 300, endOnFailure: true },
  );
}, 120_000);

test.each(['{"toString":1,"toJSON":1}', '[{"toString":1}]', '1e308', '"__proto__"'])(
  'each field of each answer, replaced by %s',
  async (json) => {
    await everyField(async (operation, tamper) => {
      const outcome = await run(operation, tamper(json));
      expect(hasFault(outcome) ? outcome : null).toBeNull();
    });
  },
  120_000,
);

/** Texts that made regular expressions slow, or might. */
const LONG = ['[', 'client ', "'a:a", '9', ' ', '[a:b:c,', '\\u0041%41'].map((piece) =>
  piece.repeat(Math.ceil(1_000_000 / piece.length)),
);

const LONG_JSON = LONG.map((text) => JSON.stringify(text));

/** Generous: the fault took 40 s, an answer takes some 20 ms. */
const LONGEST_MS = 10_000;
const LONGEST_SENTENCE = 3_000;

test('each field of each answer, replaced by a text of 1 MB', async () => {
  let count = 0;
  await everyField(async (operation, tamper) => {
    const outcome = await run(operation, tamper(`${LONG_JSON[count++ % LONG.length]}`));
    const { error, ms, text } = outcome;
    expect(hasFault(outcome) ? text.slice(0, LONGEST_SENTENCE) : null).toBeNull();
    expect(ms).toBeLessThan(LONGEST_MS);
    expect(error === null ? 0 : text.length).toBeLessThan(LONGEST_SENTENCE);
    // Of a text, a result has as much as a person reads.
    expect(text.length).toBeLessThan(100_000);
  }, 1);
  expect(count).toBeGreaterThan(150);
}, 120_000);

/** What is changed at once in the answers of a path: a field that the operation reads, or those that it does not. */
interface Change {
  readonly operation: string;
  readonly asked: string;
  readonly places: readonly (readonly string[])[];
}

let changes: Promise<readonly Change[]> | undefined;

/** For each field of each answer that an operation reads, once; and for all that it does not read, `most` of them at once. */
async function everyField(
  check: (operation: string, tamper: (json: string) => Tamper) => Promise<void>,
  most?: number,
) {
  changes ??= findChanges();
  for (const { operation, asked, places } of await changes)
    await check(operation, (json) => (answer, path) => {
      if (path !== asked) return answer;
      const body = places.slice(0, most).reduce((text, place) => replaced(text, place, json), answer.body);
      return { ...answer, body };
    });
}

async function findChanges(): Promise<Change[]> {
  const found: Change[] = [];
  const seen = new Set<string>();
  for (const operation of Object.keys(OPERATIONS)) {
    const answers = new Map<string, string>();
    const reads = new Map<string, Set<string>>();
    await watching(reads, () =>
      run(operation, (answer, path) => {
        answers.set(path, answer.body);
        reads.set(answer.body, new Set([nameOf([])]));
        return answer;
      }),
    );
    for (const [asked, body] of answers) {
      const isRead = (place: readonly string[]) => reads.get(body)?.has(nameOf(place)) ?? false;
      const fresh = placesIn(parsed(body)).filter((place) => {
        // Of a list, the first item.
        const name = `${asked.replace(/[0-9a-f-]{36}/, 'id')} ${isRead(place) ? '' : operation} ${nameOf(place)}`;
        if (place.some((key) => /^\d+$/.test(key) && key !== '0') || seen.has(name)) return false;
        seen.add(name);
        return true;
      });
      found.push(...fresh.filter(isRead).map((place) => ({ operation, asked, places: [place] })));
      const unread = fresh.filter((place) => !isRead(place) && isRead(place.slice(0, -1)));
      if (unread.length > 0) found.push({ operation, asked, places: unread });
    }
  }
  return found;
}

const CODES: [status: number, code: string][] = [
  [400, 'constraint.validation'],
  [401, 'bad.credentials'],
  [403, 'missing.any.division.permissions'],
  [403, 'app.not.authorized.for.scope'],
  [403, 'not.authorized'],
  [404, 'not.found'],
  [429, 'too.many.requests.retry.after'],
  [503, 'general.internal.server.error'],
];

const refusalsWith = (code: string, text: string) => [
  { code, message: text },
  { code, message: `${text}] [routing:queue:view` },
  { code, message: `[routing:queue:view] '${text}' in [${text}` },
  { code: text, message: 'm', contextId: text },
  { error: text, error_description: text, description: text },
];

// Each text with each code, and each of the two in every place; a message is cut before anything looks at it by its code.
test.each(CODES)('a refusal with %i %s and 1 MB anywhere in it', (status, code) => {
  const at = CODES.findIndex((each) => each[1] === code);
  for (const [index, text] of LONG.entries()) {
    const places = refusalsWith(code, text);
    bounded({ status, header: () => null, body: JSON.stringify(places[(at + index) % places.length]) });
  }
});

test.each(CODES)('a refusal with %i %s and more than is looked at anywhere in it', (status, code) => {
  for (const text of LONG)
    for (const body of refusalsWith(code, text.slice(0, 30_000)))
      bounded({ status, header: () => null, body: JSON.stringify(body) });
});

test.each(CODES)('a refusal with %i %s and headers as long as a server takes', (status, code) => {
  const body = JSON.stringify({ code, message: 'm' });
  for (const piece of ['9', 'a ', '(', '00000000-', '1:', ' '])
    bounded({ status, header: () => piece.repeat(16_000 / piece.length), body });
});

function bounded(response: HttpResponse) {
  const begun = performance.now();
  const diagnosis = diagnose(REQUIREMENTS.listQueues, response, 0, null, redactor(['a-secret-of-no-use']));
  const sentence = messageOf(diagnosis);
  expect(performance.now() - begun).toBeLessThan(LONGEST_MS);
  expect(sentence.length).toBeLessThan(LONGEST_SENTENCE);
  expect(JSON.stringify(diagnosis).length).toBeLessThan(20_000);
}

test('a refusal with 1 MB in it, over the whole way', async () => {
  const headers = new Headers({ 'content-type': 'application/json', 'retry-after': '60' });
  for (const operation of ['list_queues', 'test', 'check_queue_access', 'find_queue_members', 'refreshAccessToken'])
    for (const body of refusalsWith('not.authorized', `${LONG[0]}`)) {
      const { ms, text } = await run(operation, { status: 400, headers, body: JSON.stringify(body) });
      expect(ms).toBeLessThan(LONGEST_MS);
      expect(text.length).toBeLessThan(LONGEST_SENTENCE);
    }
});
