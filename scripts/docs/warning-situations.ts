/** What a connection that works should still be told, each as the facts that make it true. */
import type { Tested } from '../../src/genesys/test-warnings.ts';

const CLIENT = { name: 'Zapier', state: 'active', deletedAt: null, actsForItself: false, own: true };

/** Nothing to warn of. */
export const HEALTHY: Tested = {
  known: { client: CLIENT, user: 'ops@example.com' },
  queueCount: 1,
  scopeCheck: 'granted',
  hasRefreshToken: true,
  idlesSoon: false,
};

const client = (change: Partial<typeof CLIENT> | { deletedAt: number }) => ({
  known: { ...HEALTHY.known, client: { ...CLIENT, ...change } },
});

/** What differs from a healthy connection, by the situation; in the order of `testWarnings`. */
export const TEST_SITUATIONS: Readonly<Record<string, Partial<Tested>>> = {
  'no queue is visible': { queueCount: 0 },
  'no refresh token came': { hasRefreshToken: false },
  'the OAuth client is not active': client({ state: 'inactive' }),
  'the OAuth client will be deleted': client({ deletedAt: Date.UTC(2027, 0, 31) }),
  'the idle timeout is short': { idlesSoon: true },
  'the scope is missing, and not enforced': { scopeCheck: 'not enforced by this organisation' },
};
