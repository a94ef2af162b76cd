/** Lists in answers, held against what was asked for: something else than Genesys may answer, with millions of items. */
import type { Requirement } from '../requirements.ts';
import { whole } from '../values.ts';
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

/** What an answer states of a list that comes in pages. */
interface Stated {
  readonly pageSize?: number;
  readonly pageCount?: number;
  readonly total?: number;
}

/** A page of a list, its statements checked: what contradicts itself counts as not stated. */
export interface StatedPage<T> {
  /** Null where an entity could not be read. */
  readonly items: readonly (T | null)[];
  readonly pageSize: number | undefined;
  readonly pageCount: number | undefined;
  readonly total: number | undefined;
}

/**
 * Reads a page.
 *
 * @param list may be left out of an answer whose total is 0.
 * @param most, requirement, read as {@link entitiesOf} takes them; it also throws what that does.
 */
export function pageOf<E, T>(
  stated: Stated,
  list: readonly E[] | null | undefined,
  most: number,
  requirement: Requirement,
  read: (entity: E) => T | null,
): StatedPage<T> {
  const total = whole(stated.total, 0);
  const items = entitiesOf(list ?? (total === 0 ? [] : undefined), most, requirement, read);
  return {
    items,
    pageSize: whole(stated.pageSize, 1),
    pageCount: whole(stated.pageCount, 1),
    total: total !== undefined && total < items.length ? undefined : total,
  };
}
