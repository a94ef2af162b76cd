/** What a connection that works should still be told, each only when it is true. */
import type { ScopeCheck } from './connection-test.ts';
import { clientPlace, type Known, named, rolesOf } from './phrases.ts';

export interface Tested {
  readonly known: Known;
  readonly queueCount: number;
  readonly scopeCheck: ScopeCheck;
  readonly hasRefreshToken: boolean;
  /** Is the organization's idle timeout shorter than the time between two polls? */
  readonly idlesSoon: boolean;
}

/** @returns sentences for a person, in the order of their weight. */
export function testWarnings({ known, queueCount, scopeCheck, hasRefreshToken, idlesSoon }: Tested): string[] {
  const { client } = known;
  const name = named(known);
  const warnings: string[] = [];
  if (queueCount === 0)
    warnings.push(
      `No queue is visible to this connection. Most often the role with Routing > Queue > View is granted in another division: ` +
        `ask a Genesys admin to grant it to ${rolesOf(known).holder} for the divisions whose queues you need (${rolesOf(known).place}).`,
    );
  if (!hasRefreshToken)
    warnings.push(
      'No refresh token came with this connection, so it ends when its access token does. ' +
        "Ask the owner of this integration to set the OAuth client's grant type to Code Authorization, then reconnect.",
    );
  if (client?.state && client.state !== 'active')
    warnings.push(
      `The OAuth client${name} is ${client.state}: no new token will be given. Ask the Genesys admin who owns it to activate it (Admin > Integrations > OAuth).`,
    );
  if (client?.deletedAt)
    warnings.push(
      `The OAuth client${name} will be deleted on ${new Date(client.deletedAt).toISOString().slice(0, 10)}; this connection ends then. Ask the Genesys admin who owns it to keep it (Admin > Integrations > OAuth).`,
    );
  if (idlesSoon)
    warnings.push(
      'Your organization ends idle sessions after less time than may lie between two polls of a Zap. ' +
        'Ask a Genesys admin to raise the idle timeout (Admin > Organization Settings), or the connection may end between polls.',
    );
  if (scopeCheck === 'not enforced by this organisation')
    warnings.push(
      'The scope "routing:readonly" is not among those granted. Queues can be read because your organization does not enforce scopes; the day it does, this connection will stop. ' +
        `Ask a Genesys admin to add the scope to the OAuth client${name} now (${clientPlace(known)}).`,
    );
  return warnings;
}
