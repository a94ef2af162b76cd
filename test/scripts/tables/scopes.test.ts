import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { scopeDifferences, scopesIn } from '../../../scripts/tables/scopes.ts';
import { OFFICIAL_SCOPES } from '../../../src/genesys/oauth/official-scopes.ts';

const SOURCE = readFileSync(
  fileURLToPath(new URL('../../../src/genesys/oauth/official-scopes.ts', import.meta.url)),
  'utf8',
);
const lineWith = (text: RegExp) => SOURCE.split('\n').findIndex((line) => text.test(line)) + 1;
const differences = (...more: string[]) =>
  scopeDifferences(new Set([...OFFICIAL_SCOPES, ...more]), OFFICIAL_SCOPES, SOURCE).differences;

test('the scopes are those that the operations ask for', () => {
  const secured = (...scopes: string[]) => ({ security: [{ 'PureCloud OAuth': scopes }] });
  const document = {
    paths: {
      '/api/v2/routing/queues': {
        get: secured('routing', 'routing:readonly'),
        post: secured('routing'),
        parameters: [{ name: 'security' }],
      },
      '/api/v2/tokens/me': { get: secured('user-basic-info'), delete: {} },
      '/api/v2/guest': { post: { security: [{ 'Guest Chat JWT': ['none'] }] } },
    },
  };
  expect([...scopesIn(document)]).toEqual(['routing', 'routing:readonly', 'user-basic-info']);
});

test.each([[null], [[]], [{}], [{ paths: { '/': { get: {} } } }]])(
  '%j is no OpenAPI document with scopes',
  (document) => {
    expect(() => scopesIn(document)).toThrow(/^no operation in it asks for a scope/);
  },
);

test('the same scopes make no difference', () => {
  expect(scopeDifferences(OFFICIAL_SCOPES, OFFICIAL_SCOPES, SOURCE)).toEqual({ differences: [], unused: [] });
});

test.each([
  ['new-domain', null, /^add new-domain to PLAIN/],
  ['new-domain:readonly', null, /^add new-domain to READONLY/],
  ['upload:readonly', lineWith(/^ {2}.*\bupload\b/), /^move upload to WITH_READONLY$/],
  ['audits', lineWith(/^ {2}audits search/), /^move audits to WITH_READONLY$/],
])('%s is to be added', (scope, line, change) => {
  expect(differences(scope)).toEqual([{ what: `scope ${scope} is new`, line, change: expect.stringMatching(change) }]);
});

test('a scope that no operation asks for is named, but no difference', () => {
  const [first = '', ...others] = OFFICIAL_SCOPES;
  expect(scopeDifferences(new Set(others), OFFICIAL_SCOPES, SOURCE)).toEqual({ differences: [], unused: [first] });
});
