import { permissionOf, permissionsOf, REQUIREMENTS } from '../../src/genesys/requirements.ts';

test.each([
  ['tokenInfo', []],
  ['listQueues', ['routing:queue:view']],
  ['listMembers', ['routing:queue:view', 'routing:queue:edit', 'routing:queue:readonly', 'routing:queueMember:manage']],
] as const)('%s: any one of %j is enough', (call, permissions) => {
  expect(permissionsOf(REQUIREMENTS[call])).toEqual(permissions);
});

test.each([
  [null, 'unknown'],
  [[], 'missing'],
  [['routing:queue:view'], 'granted'],
  [['routing:*:*'], 'granted'],
  [['*:*:*'], 'granted'],
  [['routing:queue:edit'], 'granted'],
  [['routing:queue:add', 'routing:skill:view'], 'missing'],
] as const)('%j holds one of two permissions: %s', (held, expected) => {
  expect(permissionOf(held, ['routing:queue:view', 'routing:queue:edit'])).toBe(expected);
});
