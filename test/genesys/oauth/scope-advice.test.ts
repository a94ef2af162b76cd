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

test.each([
  ['view:routing:queue', 'permission', "Genesys's scope for this is routing:readonly."],
  ['routing:queue:view', 'permission', "Genesys's scope for this is routing:readonly."],
  ['routing:queue:read', 'permission', "Genesys's scope for this is routing:readonly."],
  ['offline_access', 'scope', "Genesys's scope for this is routing:readonly; a refresh token needs none"],
  ['analytics:queueObservation:view', 'permission', "Genesys's scope for this is analytics:readonly."],
  ['users.read', 'scope', 'The scopes this integration needs are routing:readonly and user-basic-info.'],
  ['search', 'scope', "Genesys's scope for this is search:readonly."],
])('%s is told in the owner’s language', (scope, taken, advice) => {
  const [sentence] = scopeAdvice([scope]);
  expect(sentence).toMatch(new RegExp(`^The configured scope "${scope}" .*${taken}`));
  expect(sentence).toContain(advice);
});

test('one sentence for each, in order', () => {
  expect(scopeAdvice(['a:b:c', 'routing', 'openid']).map((text) => text.split('"')[1])).toEqual(['a:b:c', 'openid']);
});
