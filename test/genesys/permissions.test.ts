import { permissionOf } from '../../src/genesys/permissions.ts';

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
