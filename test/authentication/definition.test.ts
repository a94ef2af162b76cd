/** What Zapier is told of the connection, beside its fields and functions: what only its own servers act upon. */
import authentication from '../../src/authentication/index.ts';

test('OAuth 2.0 with PKCE, renewed by Zapier, named by the connection test', () => {
  expect(authentication).toMatchObject({
    type: 'oauth2',
    oauth2Config: { scope: 'routing:queue:view', enablePkce: true, autoRefresh: true },
    connectionLabel: '{{connection_label}}',
  });
});
