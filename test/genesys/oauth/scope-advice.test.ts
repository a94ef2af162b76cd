import { OFFICIAL_SCOPES } from '../../../src/genesys/oauth/official-scopes.ts';
import { scopeAdvice } from '../../../src/genesys/oauth/scope-advice.ts';

test('Genesys Cloud has 134 scopes, each a domain or its readonly half', () => {
  expect(OFFICIAL_SCOPES.size).toBe(134);
  for (const scope of OFFICIAL_SCOPES) expect(scope).toMatch(/^[a-z-]+(:readonly)?$/);
});

test.each(['routing', 'routing:readonly', 'user-basic-info', 'search:readonly', 'data-extensions'])(
  '%s is a scope: no advice',
  (scope) => {
    expect(scopeAdvice([scope])).toEqual([]);
  },
);

const PERMISSION = 'has the form of a permission, which roles grant';
const NO_SCOPE = 'is not a scope of Genesys Cloud';
const THOSE_NEEDED = 'The scopes this integration needs are routing:readonly and user-basic-info.';

test.each([
  ['view:routing:queue', PERMISSION, "Genesys's scope for this is routing:readonly."],
  ['routing:queue:view', PERMISSION, "Genesys's scope for this is routing:readonly."],
  ['routing:queue:read', PERMISSION, "Genesys's scope for this is routing:readonly."],
  [
    'offline_access',
    NO_SCOPE,
    "Genesys's scope for this is routing:readonly; a refresh token needs none: it comes with the grant type Code Authorization.",
  ],
  ['analytics:queueObservation:view', PERMISSION, "Genesys's scope for this is analytics:readonly."],
  ['users.read', NO_SCOPE, THOSE_NEEDED],
  ['search', NO_SCOPE, "Genesys's scope for this is search:readonly."],
  ['aBc:xY:zZ', NO_SCOPE, THOSE_NEEDED],
  ['abc:xY:zZ', PERMISSION, THOSE_NEEDED],
  ['xabc:y:z:', NO_SCOPE, THOSE_NEEDED],
  [':abc:y:z', NO_SCOPE, THOSE_NEEDED],
  ['abc::z', NO_SCOPE, THOSE_NEEDED],
  ['abc:y:', NO_SCOPE, THOSE_NEEDED],
  ['abc:y2:z', NO_SCOPE, THOSE_NEEDED],
  ['', NO_SCOPE, THOSE_NEEDED],
])('%s is told in the owner’s language', (scope, fault, advice) => {
  expect(scopeAdvice([scope])).toEqual([`The configured scope "${scope}" ${fault}. ${advice}`]);
});

test('one sentence for each, in order', () => {
  expect(scopeAdvice(['a:b:c', 'routing', 'openid']).map((text) => text.split('"')[1])).toEqual(['a:b:c', 'openid']);
});
