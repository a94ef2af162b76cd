/** The field "Division", in every step that has one. */
import { divisionNamed } from '../genesys/access/division-named.ts';
import type { ExplainingClient } from '../genesys/access/explain.ts';
import { InputError, shown } from '../genesys/errors/input-error.ts';
import { isUuid } from '../genesys/values.ts';
import { textOf } from './inputs.ts';

/**
 * @param value what the field holds: chosen from the dropdown, or the id or the name of a division from an earlier step. A
 *   name costs a request or a look through the list of queues, an id nothing.
 * @returns the division's id in lower case, as Genesys writes it; undefined for a field that is empty.
 * @throws {InputError} for what is neither an id nor the name of one division that can be seen.
 */
export async function divisionId(client: ExplainingClient, value: unknown): Promise<string | undefined> {
  const text = textOf('Division', value);
  const given = text.trim();
  if (given === '' || isUuid(given)) return given.toLowerCase() || undefined;
  const division = await divisionNamed(client, given);
  if (division) return division.id;
  throw new InputError(
    `Division must be chosen from the list, or be the ID or the name of a division from an earlier step; it is ${shown(text)}. ` +
      'Divisions count whose queues this connection may view.',
  );
}
