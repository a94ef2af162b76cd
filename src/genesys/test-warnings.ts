/** What a connection that works should still be told, each only when it is true. */
import type { ScopeCheck } from './connection-test.ts';
import { addScope, type Known, named, rolesOf } from './phrases.ts';
import { type Renewal, renewalWarnings } from './renewal-warnings.ts';

export interface Tested extends Renewal {
  readonly known: Known;
  readonly queueCount: number;
  readonly scopeCheck: ScopeCheck;
}

/** @returns sentences for a person, in the order of their weight. */
export function testWarnings({ known, queueCount, scopeCheck, ...renewal }: Tested): string[] {
  const { client } = known;
  const name = named(known);
  const warnings: string[] = [];
  if (queueCount === 0)
    warnings.push(
      `No queue is visible to this connection. Most often the role with Routing > Queue > View is granted in another division: ` +
        `ask a Genesys admin to grant it to ${rolesOf(known).holder} for the divisions whose queues you need (${rolesOf(known).place}).`,
    );
  warnings.push(...renewalWarnings(known, renewal));
  // `disabled` cannot be: the tokens of such a client are dead.
  if (client?.state === 'inactive')
    warnings.push(
      `The OAuth client${name} is inactive: no new token will be given. Ask the Genesys admin who owns it to activate it (Admin > Integrations > OAuth).`,
    );
  if (client?.deletedAt)
    warnings.push(
      `The OAuth client${name} will be deleted on ${new Date(client.deletedAt).toISOString().slice(0, 10)}; this connection ends then. Ask the Genesys admin who owns it to keep it (Admin > Integrations > OAuth).`,
    );
  if (scopeCheck === 'not enforced by this organisation')
    warnings.push(
      'The scope "routing:readonly" is not among those granted. Queues can be read because your organization does not enforce scopes; the day it does, this connection will stop. ' +
        `${addScope(known, 'the scope')} before that, then reconnect this account.`,
    );
  return warnings;
}
