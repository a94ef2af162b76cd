/** What a connection that works should still be told, each as the facts that make it true. */
import type { Tested } from '../../src/genesys/access/warnings.ts';

const CLIENT = { name: 'Zapier', state: 'active', deletedAt: null, actsForItself: false, own: true };

/** Nothing to warn of. */
export const HEALTHY: Tested = {
  context: { oauthClient: CLIENT, user: 'ops@example.com' },
  queueCount: 1,
  scopeCheck: 'granted',
  hasRefreshToken: true,
  expiresAt: Date.UTC(2027, 0, 31, 12),
  inactivity: null,
};

const client = (change: Partial<typeof CLIENT> | { deletedAt: number }) => ({
  context: { ...HEALTHY.context, oauthClient: { ...CLIENT, ...change } },
});

/** What differs from a healthy connection, by the situation; in the order of `testWarnings`. */
export const TEST_SITUATIONS: Readonly<Record<string, Partial<Tested>>> = {
  'no queue is visible': { queueCount: 0 },
  'the inactivity timeout is on': { hasRefreshToken: false, inactivity: { minutes: 10 } },
  'the inactivity timeout is on, and the account was connected before that': { inactivity: { minutes: 10 } },
  'no refresh token came, and the inactivity timeout is off': { hasRefreshToken: false },
  'no refresh token came, and whether the inactivity timeout is on is not known': {
    hasRefreshToken: false,
    context: { ...HEALTHY.context, oauthClient: null },
  },
  'no refresh token came, because the OAuth client acts for itself': {
    hasRefreshToken: false,
    ...client({ actsForItself: true }),
  },
  'the OAuth client is inactive': client({ state: 'inactive' }),
  'the OAuth client will be deleted': client({ deletedAt: Date.UTC(2027, 0, 31) }),
  'the scope is missing, and not enforced': { scopeCheck: 'not_enforced' },
};
