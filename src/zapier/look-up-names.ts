/** The field "Look Up Names", in every step that gives queues. */
import type { ExplainingClient } from '../genesys/access/explain.ts';
import type { Queue } from '../genesys/queues/queue.ts';
import { withNames } from '../genesys/users/queue-people.ts';
import { booleanOf } from './input-values.ts';

const LABEL = 'Look Up Names';

/** For a step with many results, where most Zaps need no names. */
export const LOOK_UP_NAMES_FIELD = {
  key: 'look_up_names',
  label: LABEL,
  type: 'boolean',
  default: 'false',
  helpText:
    'Adds the name and the email address of who created a queue and who changed it last. It costs one more request. ' +
    'Where this connection may not read users, they are left out.',
} as const;

/**
 * @param wanted what the field holds; one that is empty means no, also where the editor fills in yes: a Zap that was made
 *   before there was such a field asks for nothing more.
 * @returns reads the names where they are wanted.
 * @throws {InputError} for what is no yes or no, before any request.
 */
export function namesLookup(wanted: unknown): <Q extends Queue>(client: ExplainingClient, queues: Q[]) => Promise<Q[]> {
  const isWanted = booleanOf(LABEL, wanted) ?? false;
  return async (client, queues) => (isWanted ? withNames(client.plain, queues) : queues);
}
