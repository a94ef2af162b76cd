/** Lists in answers, held against what was asked for: something else than Genesys may answer, with millions of items. */
import type { Requirement } from '../requirements.ts';
import { diagnosisOf } from './diagnosis.ts';
import { GenesysError } from './genesys-error.ts';

/** The error about an answer of status 200 that Genesys would not give. */
function notGenesys(requirement: Requirement): GenesysError {
  return new GenesysError({ ...diagnosisOf('not_genesys', requirement), status: 200 });
}

/**
 * @param most how many items there may be.
 * @returns the list as it is.
 * @throws {GenesysError} of kind `not_genesys` for what is no list, and for a longer one.
 */
export function bounded<T>(
  list: readonly T[] | null | undefined,
  most: number,
  requirement: Requirement,
): readonly T[] {
  if (!Array.isArray(list) || list.length > most) throw notGenesys(requirement);
  return list;
}

/**
 * Reads the entities of a list, all or some of them.
 *
 * @param most how many were asked for.
 * @param read null for an entity that cannot be read.
 * @returns what was read, in its order.
 * @throws {GenesysError} of kind `not_genesys`, before any is read where there are too many; and where none could be
 *   read: such a list would pass for an empty one.
 */
export function entitiesOf<E, T>(
  list: readonly E[] | null | undefined,
  most: number,
  requirement: Requirement,
  read: (entity: E) => T | null,
): (T | null)[] {
  const items = bounded(list, most, requirement).map((entity) => read(entity));
  if (items.length > 0 && items.every((item) => item === null)) throw notGenesys(requirement);
  return items;
}
