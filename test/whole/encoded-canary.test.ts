/**
 * Every secret that a run knows, given back in every usual encoding, in every text of every answer: none leaves in an error,
 * a log line or a result. Without Zapier's core, which has a scrubber of its own (canary.test.ts).
 */
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { redactor, redactValue } from '../../src/genesys/http/redact.ts';
import { answerRedactor } from '../../src/genesys/http/redact-answer.ts';
import { BASES, ESCAPES } from '../support/echoes.ts';
import { OPERATIONS, placesIn, type Tamper, tampered } from '../support/tampered.ts';

// With characters that each encoding treats in its own way; as long as Genesys's.
const tail = `/+="\\%41~${'0123456789abcdefghijklmnopqrstuvwxyz'.repeat(2)}`;
const SECRETS = {
  access_token: `canary-access-${tail}`,
  refresh_token: `canary-refresh-${tail}`,
  code: `canary-code-${tail}`,
  code_verifier: `canary-verifier-${tail}`,
  client_secret: `canary-client-${tail}`,
};

let sandbox: Sandbox;
let run: ReturnType<typeof tampered>;

beforeAll(async () => {
  sandbox = await startSandbox({ queues: 2 });
  sandbox.state.settings.rateLimitPerMinute = 1e6;
  run = tampered(sandbox, SECRETS, { once: true });
});
afterAll(() => sandbox.close());

type Encode = (secret: string) => string;

const encodings = Object.entries(BASES).flatMap(([base, encode]) =>
  Object.entries(ESCAPES).map(([escaped, then]) => ({
    what: `${base}, ${escaped}`,
    encode: (secret: string) => then(encode(secret)),
  })),
);

/** Code and verifier are known to the run that exchanges them, and to no other. */
const knownTo = (operation: string) =>
  Object.entries(SECRETS).flatMap(([name, secret]) =>
    name.startsWith('code') && operation !== 'getAccessToken' ? [] : [secret],
  );

/** What a message may be cut to: a start of this length is still recognized. */
const TOO_MUCH = 16;

function expectNone(operation: string, encode: Encode, outcome: Awaited<ReturnType<typeof run>>) {
  const { text, log, error, asked } = outcome;
  expect([operation, asked.length > 0]).toEqual([operation, true]);
  // The editor unpacks an AppError's message.
  const shown = /^(App|Throttled)Error: /.test(text)
    ? `${text} ${JSON.parse(text.replace(/^\w+: /, '')).message}`
    : text;
  expectNoneIn([shown, ...log, error?.stack ?? ''].join('\n'), knownTo(operation), encode);
}

function expectNoneIn(everything: string, secrets: readonly string[], encode: Encode) {
  const leaked = secrets.filter((secret) => {
    const encoded = encode(secret);
    return [secret.slice(0, TOO_MUCH), encoded, JSON.stringify(encoded).slice(1, -1)].some((form) =>
      everything.includes(form),
    );
  });
  expect(leaked.length === 0 ? [] : [leaked, everything]).toEqual([]);
}

const STORED = /AccessToken$/;

/** Where a refusal has the secrets. Each encoding and each operation meets all of them, and each other one of them. */
const REFUSED = [
  [400, 0],
  [403, 150],
  [404, 190],
] as const;

const OPERATION_NAMES = Object.keys(OPERATIONS);

describe.each(encodings)('a secret $what', ({ what, encode }) => {
  test('in what all operations call: texts, values and the long texts of answers', () => {
    const secrets = Object.values(SECRETS);
    const echoed = secrets.map(encode).join(' , ');
    for (const [, before] of REFUSED) {
      const text = `${'x'.repeat(before)} ${echoed} [${echoed}]`;
      const long = { message: text, list: [{ name: text }] };
      const clean = [
        redactor(secrets)(text),
        redactor(secrets)(text, before + 400),
        JSON.stringify(redactValue(secrets, long)),
        JSON.stringify(answerRedactor(secrets)(long, JSON.stringify(long))),
      ];
      for (const each of clean) {
        expectNoneIn(each, secrets, encode);
        expect(each).toContain('…');
      }
    }
  });

  test('in a refusal, wherever its message is cut', async () => {
    for (const [index, operation] of OPERATION_NAMES.entries()) {
      const at = index + encodings.findIndex((each) => each.what === what);
      const [status, before] = REFUSED[at % REFUSED.length] ?? REFUSED[0];
      const echoed = knownTo(operation).map(encode).join(' , ');
      const message = `${'x'.repeat(before)} ${echoed} [${echoed}]`;
      const body = JSON.stringify({
        code: 'not.authorized',
        message,
        contextId: echoed,
        error: echoed,
        description: echoed,
      });
      const headers = new Headers({ 'content-type': 'application/json' });
      const outcome = await run(operation, { status, headers, body });
      expectNone(operation, encode, outcome);
    }
  });

  test('in every text of a right answer but its ids', async () => {
    for (const operation of OPERATION_NAMES.filter((name) => !STORED.test(name))) {
      const outcome = await run(operation, echoing(knownTo(operation).map(encode).join(' ')));
      expectNone(operation, encode, outcome);
    }
  });
});

/** Names, descriptions, e-mail addresses and so on. */
const echoing =
  (echo: string): Tamper =>
  (answer) => {
    const json = JSON.parse(answer.body);
    const texts = placesIn(json).filter((place) =>
      /name|description|email|scope|state|status|pattern/i.test(place.at(-1) ?? ''),
    );
    for (const place of texts) {
      const holder = place.slice(0, -1).reduce((value, key) => value[key], json);
      if (typeof holder[`${place.at(-1)}`] === 'string') holder[`${place.at(-1)}`] = echo;
    }
    return { ...answer, body: JSON.stringify(json) };
  };

test('the echo is there: of a queue, what is left of its name is the mark', async () => {
  const { text } = await run('list_queues', echoing(SECRETS.access_token));
  const { results } = JSON.parse(text);
  expect(results).toHaveLength(2);
  expect(results[0]).toMatchObject({ id: sandbox.state.queues[0]?.id, name: '…' });
});

test('wherever a name is cut, no more than 7 characters of a secret stay', async () => {
  for (let before = 200 - SECRETS.access_token.length; before < 200; before += 3) {
    const { text } = await run('list_queues', echoing(`${'x'.repeat(before)}${SECRETS.access_token}`));
    expect(text).not.toContain(SECRETS.access_token.slice(0, 8));
  }
});

test('what Zapier stores of a connection is given as it is', async () => {
  for (const operation of ['getAccessToken', 'refreshAccessToken']) {
    const { text } = await run(operation);
    expect(JSON.parse(text)).toMatchObject({ access_token: 'x'.repeat(80), refresh_token: 'y'.repeat(80) });
  }
  // A server that does not rotate refresh tokens: the one that is known is kept.
  const kept = await run('refreshAccessToken', (answer) => ({
    ...answer,
    body: JSON.stringify({ access_token: 'x' }),
  }));
  expect(JSON.parse(kept.text)).toMatchObject({ access_token: 'x', refresh_token: SECRETS.refresh_token });
});
