/** What a connection that works should still be told, each only when it is true. */
import type { Models } from 'purecloud-platform-client-v2';
import type { ScopeCheck } from './connection-test.ts';

/** Zapier polls every 1 to 15 minutes, by plan; a token that idles out sooner may die between two polls. */
const LONGEST_POLL_MS = 15 * 60_000;

export interface Tested {
  readonly info: Models.TokenInfo | null;
  /** The server's clock, milliseconds since 1970; null when it did not say. */
  readonly date: number | null;
  readonly queueCount: number;
  readonly scopeCheck: ScopeCheck;
  readonly hasRefreshToken: boolean;
}

/** @returns sentences for a person, in the order of their weight. */
export function testWarnings(tested: Tested): string[] {
  const { info, queueCount, scopeCheck, hasRefreshToken } = tested;
  const client = info?.OAuthClient;
  const warnings: string[] = [];
  if (queueCount === 0)
    warnings.push(
      'No queue is visible to this user. Most often the role with Routing > Queue > View is granted in another division: ' +
        'ask a Genesys admin to grant it for the divisions whose queues you need (Admin > People & Permissions > People).',
    );
  if (!hasRefreshToken)
    warnings.push(
      'No refresh token came with this connection, so it ends when its access token does. ' +
        "Ask the owner of this integration to set the OAuth client's grant type to Code Authorization, then reconnect.",
    );
  if (client?.state !== undefined && client.state !== 'active')
    warnings.push(
      `The OAuth client "${client.name}" is ${client.state}: no new token will be given. Ask the Genesys admin who owns it to activate it (Admin > Integrations > OAuth).`,
    );
  if (client?.dateToDelete)
    warnings.push(
      `The OAuth client "${client.name}" will be deleted on ${client.dateToDelete.slice(0, 10)}; this connection ends then. Ask the Genesys admin who owns it to keep it (Admin > Integrations > OAuth).`,
    );
  if (idlesSoon(tested))
    warnings.push(
      'Your organization ends idle sessions after less time than may lie between two polls of a Zap. ' +
        'Ask a Genesys admin to raise the idle timeout (Admin > Organization Settings), or the connection may end between polls.',
    );
  if (scopeCheck === 'not enforced by this organisation')
    warnings.push(
      'The scope "routing:readonly" is not among those granted. Queues can be read because your organization does not enforce scopes; the day it does, this connection will stop. ' +
        'Ask a Genesys admin to add the scope to the OAuth client now (Admin > Integrations > OAuth).',
    );
  return warnings;
}

function idlesSoon({ info, date }: Tested): boolean {
  const idles = Date.parse(info?.dateTokenIdles ?? '');
  return date !== null && idles - date < LONGEST_POLL_MS;
}
