/** A list of scopes or permissions in which nothing can be read is not known, which is not the same as empty. */
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { type Tamper, tampered } from '../support/tampered.ts';

let sandbox: Sandbox;
let run: ReturnType<typeof tampered>;
beforeAll(async () => {
  sandbox = await startSandbox({ queues: 2 });
  run = tampered(sandbox);
});
afterAll(() => sandbox.close());

const changed =
  (at: string, change: (json: Record<string, unknown>) => object): Tamper =>
  (answer, path) =>
    path === at ? { ...answer, body: JSON.stringify(change(JSON.parse(answer.body))) } : answer;

const UNREADABLE = [[null], [{}], [1], [['routing']], ['x'.repeat(300)]];

test.each([...UNREADABLE, undefined, null, 'routing'])('granted scopes %j are unknown', async (authorizedScope) => {
  const { text } = await run(
    'test',
    changed('/api/v2/tokens/me', (json) => ({ ...json, authorizedScope })),
  );
  expect(JSON.parse(text)).toMatchObject({ scope_check: 'unknown', granted_scopes_text: 'unknown', warnings: [] });
});

test('an empty list of scopes is none', async () => {
  const { text } = await run(
    'test',
    changed('/api/v2/tokens/me', (json) => ({ ...json, authorizedScope: [] })),
  );
  expect(JSON.parse(text)).toMatchObject({ scope_check: 'not_enforced', granted_scopes_text: 'none' });
});

test.each<[scope: unknown, text: string]>([
  ['x'.repeat(300), 'unknown'],
  [7, 'unknown'],
  ['', 'none'],
  ['routing', 'routing'],
])('the scope of introspection %j is %s', async (scope, expected) => {
  sandbox.state.settings.introspection = true;
  const { text } = await run('test', (answer, path) => {
    if (path !== '/oauth/introspect') return answer;
    return { ...answer, status: 200, body: JSON.stringify({ active: true, scope }) };
  });
  sandbox.state.settings.introspection = false;
  expect(JSON.parse(text)).toMatchObject({ introspection: 'rfc7662', granted_scopes_text: expected });
});

test.each([...UNREADABLE, undefined])('permissions %j of the user are unknown', async (permissions) => {
  const { text } = await run('check_queue_access', (answer, path) => {
    if (path === '/api/v2/users/me')
      return changed(path, (json) => ({ ...json, authorization: { permissions } }))(answer, path);
    const refused = { code: 'not.authorized', message: 'no' };
    return /routing|divisionspermitted/.test(path) ? { ...answer, status: 403, body: JSON.stringify(refused) } : answer;
  });
  const [{ permission, permission_check }] = JSON.parse(text);
  expect([permission, permission_check]).toEqual([permission, 'unknown']);
});
