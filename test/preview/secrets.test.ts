/** Tokens and secrets never reach the page: an integration that gives away whatever it is given. */
import type { Bundle, ZObject } from 'zapier-platform-core';
import app from '../../src/index.ts';
import { type Previewed, previewed } from '../support/preview.ts';

type Given = Bundle & { authData: Record<string, string> };

/** All it knows, as it is and encoded, in one text. */
function all({ authData, inputData }: Given): string {
  const known = [
    authData.access_token,
    authData.refresh_token,
    process.env.CLIENT_SECRET_SANDBOX,
    inputData.code,
    inputData.code_verifier,
  ];
  return known
    .filter(Boolean)
    .flatMap((secret) => [
      secret,
      encodeURIComponent(`${secret}`),
      Buffer.from(`id:${secret}`).toString('base64'),
      JSON.stringify({ secret }),
    ])
    .join(' ');
}

const outputFields = [{ key: 'id', label: 'ID', type: 'string' }];
const display = (label: string) => ({ label, description: 'Triggers when it leaks.' });

const LEAKING = {
  creates: {},
  searchOrCreates: {},
  authentication: {
    ...app.authentication,
    test: async (z: ZObject, bundle: Given) => {
      z.console.log(all(bundle));
      return {
        connection_label: all(bundle),
        organization_name: all(bundle),
        warnings: [all(bundle)],
        granted_scopes: [all(bundle)],
      };
    },
  },
  triggers: {
    leak: {
      key: 'leak',
      noun: 'Leak',
      display: display('Leak'),
      operation: {
        type: 'polling',
        perform: async (z: ZObject, bundle: Given) => {
          z.console.log(all(bundle));
          return [{ id: `${Math.random()} ${all(bundle)}`, [all(bundle)]: 1 }];
        },
        sample: { id: '1' },
        outputFields,
      },
    },
    leak_choices: {
      key: 'leak_choices',
      noun: 'Leak',
      display: { ...display('Leak Choices'), hidden: true },
      operation: {
        type: 'polling',
        perform: async (_z: ZObject, bundle: Given) => [{ id: all(bundle), name: all(bundle) }],
        sample: { id: '1' },
        outputFields,
      },
    },
  },
  searches: {
    leak_error: {
      key: 'leak_error',
      noun: 'Leak',
      display: display('Leak Error'),
      operation: {
        inputFields: [
          {
            key: 'choice',
            label: 'Choice',
            dynamic: 'leak_choices.id.name',
            altersDynamicFields: true,
            choices: { a: 'A' },
          },
          (_z: ZObject, bundle: Given) => [{ key: 'more', label: all(bundle), helpText: all(bundle) }],
        ],
        perform: async (z: ZObject, bundle: Given) => {
          await z
            .request({
              url: `${process.env.GENESYS_SANDBOX_URL}/api/v2/${encodeURIComponent(all(bundle))}`,
              skipThrowForStatus: true,
            })
            .catch(() => {});
          throw new z.errors.Error(all(bundle), all(bundle), 400);
        },
        sample: { id: '1' },
        outputFields,
      },
    },
  },
};

let preview: Previewed;
let secrets: string[];

beforeAll(async () => {
  preview = await previewed({ queues: 3 }, LEAKING);
  await preview.connect();
  const { tokens, refreshTokens } = preview.sandbox.state;
  secrets = [...tokens.keys(), ...refreshTokens.keys(), preview.sandbox.client.secret];
});

/** Whatever came over HTTP so far, in all its encodings. */
function leaked(): string[] {
  const answers = preview.answers.join('\n');
  const texts = [answers, decodeURIComponent(answers.replace(/%(?![0-9a-f]{2})/gi, ''))];
  const encoded = (secret: string) => Buffer.from(`id:${secret}`).toString('base64').slice(6, -6);
  return secrets.filter((secret) => texts.some((text) => text.includes(secret) || text.includes(encoded(secret))));
}

test('there is something to leak', () => {
  expect(secrets.length).toBeGreaterThanOrEqual(3);
  expect(all({ authData: { access_token: secrets[0] ?? '' }, inputData: {} } as never)).toContain(secrets[0]);
});

const LEAK = { kind: 'triggers', key: 'leak', ref: '1', parts: [{}] };
const FAIL = { kind: 'searches', key: 'leak_error', ref: '2', parts: [{ choice: 'a' }] };
const STEPS = [LEAK, FAIL];

test.each([
  ['connection-test', {}],
  ['run', LEAK],
  ['run', FAIL],
  ['fields', FAIL],
  ['choices', { ...FAIL, field: 'choice' }],
  ['mappable', { ...FAIL, sources: [['1', 'triggers.leak']] }],
  ['card', { step: FAIL, number: 2 }],
  ['trigger-on', LEAK],
  ['trigger-poll', LEAK],
  ['zap-on', { steps: STEPS }],
  ['zap-poll', { steps: STEPS }],
  ['zap-once', { steps: STEPS }],
  ['sandbox-queues', {}],
  ['situation', { index: 0 }],
  ['disconnect', {}],
])('%s', async (name, given) => {
  const answer = await preview.call(name, given);
  expect(preview.faults).toEqual([]);
  expect(answer.refused).toBeUndefined();
  expect(leaked()).toEqual([]);
});

test('no page, while connected and after', async () => {
  await preview.connect();
  const { tokens, refreshTokens } = preview.sandbox.state;
  secrets.push(...tokens.keys(), ...refreshTokens.keys());
  await preview.call('run', LEAK);
  for (const path of [
    '/',
    '/steps/triggers/leak',
    '/steps/searches/leak_error',
    '/zap',
    '/nowhere',
    '/callback?code=x&state=y',
  ])
    await preview.page(path);
  await preview.call('disconnect');
  await preview.page('/');
  expect(leaked()).toEqual([]);
});

test('a fault of the preview’s own is told without them, in the terminal, too', async () => {
  await preview.connect();
  const [token = ''] = [...preview.sandbox.state.tokens.keys()].slice(-1);
  secrets.push(token);
  // Its label is no text: a page cannot be made of it.
  const broken = await preview.call('card', {
    step: { app: 'x', action: token, input: null, sample: { toString: token } },
    number: 1,
  });
  expect(JSON.stringify(broken)).not.toContain(token);
  expect(preview.faults.join('\n')).not.toContain(token);
});
