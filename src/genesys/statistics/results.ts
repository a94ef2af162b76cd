/** What the answers to analytics queries have in common: results, one for each queue and media type, with lists in them. */
import { bounded, entitiesOf } from '../errors/entities.ts';
import type { Requirement } from '../requirements.ts';
import { identifier, isObject, objects } from '../values.ts';

/** Genesys knows some fifteen media types. */
const MOST_RESULTS = 50;

/** Of one queue and media type: a dozen metrics, some of them for each of some ten routing statuses. */
const MOST_ITEMS = 500;

/** A result, which names its queue. */
type Grouped<R> = R & { readonly group: { readonly queueId: string; readonly mediaType?: string } };

/**
 * @param results missing where there is nothing to tell; what is no list counts as missing.
 * @param ids of the queues that were asked for.
 * @returns the results about these queues.
 * @throws {GenesysError} of kind `not_genesys` for more results than there can be, or where none of them names a queue.
 */
export function groupsOf<R extends { group?: object }>(
  results: readonly R[] | null | undefined,
  ids: readonly string[],
  requirement: Requirement,
): Grouped<R>[] {
  const wanted = new Set(ids);
  const groups: Grouped<R>[] = [];
  const read = (result: R) => (namesQueue(result) ? result : null);
  const list = Array.isArray(results) ? results : [];
  for (const result of entitiesOf(list, ids.length * MOST_RESULTS, requirement, read))
    if (result && wanted.has(result.group.queueId)) groups.push(result);
  return groups;
}

function namesQueue<R extends { group?: object }>(result: R | null): result is Grouped<R> {
  const { group } = result ?? {};
  return isObject(group) && identifier(group.queueId) !== undefined;
}

/**
 * The objects in a list of a result.
 *
 * @param list missing where there is nothing to tell; what is no list counts as missing.
 * @throws {GenesysError} of kind `not_genesys` for more than there can be.
 */
export function items<T extends object>(list: readonly T[] | null | undefined, requirement: Requirement): T[] {
  return Array.isArray(list) ? objects(bounded(list, MOST_ITEMS, requirement)) : [];
}
