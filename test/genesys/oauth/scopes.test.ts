import { parseScopes, scopesFor } from '../../../src/genesys/oauth/scopes.ts';
import { REQUIREMENTS } from '../../../src/genesys/requirements.ts';

test.each([
  ['routing', 'routing:readonly', true],
  ['routing', 'routing', true],
  ['routing:readonly', 'routing', false],
  ['routing:queue', 'routing:queue:view', true],
  ['routing:queue:view', 'routing:queue', false],
  ['rout', 'routing', false],
  ['routing', 'routing-x:readonly', false],
  ['', ':readonly', true],
  ['Routing', 'routing', false],
])('%s covers %s: %s', (granted, needed, expected) => {
  const requirement = { ...REQUIREMENTS.tokenInfo, permission: null, scopes: ['another', needed] } as const;
  expect(scopesFor(requirement, ['one', granted])).toBe(expected ? 'granted' : 'missing');
});

test.each([
  [null, 'unknown'],
  [[], 'missing'],
  [['routing:readonly'], 'granted'],
  [['routing'], 'granted'],
  [['routing:queue:view'], 'granted'],
  [['routing:queue'], 'granted'],
  [['users:readonly', 'routing'], 'granted'],
  [['users:readonly', 'user-basic-info'], 'missing'],
  [['routing:queue:add'], 'missing'],
] as const)('to list queues, %p is %s', (granted, expected) => {
  expect(scopesFor(REQUIREMENTS.listQueues, granted)).toBe(expected);
});

test('a call without permission needs its scope alone', () => {
  expect(scopesFor(REQUIREMENTS.tokenInfo, ['user-basic-info'])).toBe('granted');
  expect(scopesFor(REQUIREMENTS.tokenInfo, ['routing'])).toBe('missing');
});

test('a scope list is split on any blanks', () => {
  expect(parseScopes('  routing:readonly \n users ')).toEqual(['routing:readonly', 'users']);
  expect(parseScopes('')).toEqual([]);
});

test('of a list, 200 scopes are read', () => {
  const scopes = Array.from({ length: 201 }, (_, index) => `s${index}`);
  expect(parseScopes(scopes.join(' '))).toEqual(scopes.slice(0, 200));
  expect(parseScopes(` ${scopes.join(' \n')}`)).toEqual(scopes.slice(0, 200));
});
