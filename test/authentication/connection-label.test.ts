/** The name of a connection: what stands in it, in which order, and how much of it. */
import { connectionLabel } from '../../src/authentication/connection-label.ts';

const label = (scopes: readonly string[] | null) =>
  connectionLabel({ organization: 'Acme', region: 'EU (Ireland)', user: 'ops@example.com', scopes });

test.each<[scopes: readonly string[] | null, told: string]>([
  [null, ''],
  [[], ' · no scopes'],
  [['users:readonly'], ' · users:readonly'],
  [['users:readonly', 'analytics'], ' · users:readonly, analytics'],
  [['users:readonly', 'analytics', 'alerting'], ' · users:readonly, analytics +1 more'],
  // Those that decide over queues come first, then the one that describes the connection; the rest stays as it was.
  [['users', 'routing:readonly', 'user-basic-info', 'alerting'], ' · routing:readonly, user-basic-info +2 more'],
  [['alerting', 'user-basic-info', 'users', 'routing'], ' · routing, user-basic-info +2 more'],
  [['alerting', 'user-basic-info'], ' · user-basic-info, alerting'],
  [['user-basic-info', 'routing:queue:view'], ' · routing:queue:view, user-basic-info'],
])('scopes %j', (scopes, told) => {
  expect(label(scopes)).toBe(`Acme · EU (Ireland) · ops@example.com${told}`);
});

test('what is not known is left out', () => {
  expect(connectionLabel({ organization: null, region: 'EU (Ireland)', user: null, scopes: null })).toBe(
    'EU (Ireland)',
  );
});
