import { ACCESS, permissionsOf } from '../../src/genesys/access.ts';

test.each([
  ['tokenInfo', []],
  ['listQueues', ['routing:queue:view']],
  ['listMembers', ['routing:queue:view', 'routing:queue:edit', 'routing:queue:readonly', 'routing:queueMember:manage']],
] as const)('%s: any one of %j is enough', (call, permissions) => {
  expect(permissionsOf(ACCESS[call])).toEqual(permissions);
});
