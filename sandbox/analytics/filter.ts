/**
 * The `filter` of an analytics query: predicates like three-word sentences, joined by `and` or `or`, with clauses one level down.
 * https://developer.genesys.cloud/analyticsdatamanagement/analytics/ and `QueueObservationQueryFilter` in the OpenAPI document.
 */
import { badRequest, checkedObject, checkedValue } from '../checks.ts';

/** The dimensions the sandbox has; of aggregates the contract has dozens more. */
const dimensions = ['queueId', 'mediaType'] as const;
export type Dimension = (typeof dimensions)[number];

interface Predicate {
  dimension: Dimension;
  operator: 'matches' | 'exists' | 'notExists';
  value: string;
}

export interface Filter {
  type: 'and' | 'or';
  predicates: Predicate[];
  clauses: Filter[];
}

/**
 * @param sent the body's `filter`
 * @param genesys all dimensions that Genesys Cloud has, where the sandbox lacks some
 * @throws ApiError 400 bad.request, invalid.value; 501 for a dimension that only Genesys Cloud has
 */
export function readFilter(sent: unknown, genesys: readonly string[] = dimensions): Filter {
  const { type, predicates, clauses } = checkedObject(sent);
  return {
    type: checkedValue(type, 'type', ['and', 'or']),
    predicates: list(predicates).map((predicate) => readPredicate(predicate, genesys)),
    clauses: list(clauses).map((clause) => readFilter(clause, genesys)),
  };
}

function readPredicate(sent: unknown, genesys: readonly string[]): Predicate {
  const { type = 'dimension', dimension, operator = 'matches', value } = checkedObject(sent);
  const predicate = {
    dimension: checkedDimension(dimension, genesys),
    operator: checkedValue(operator, 'operator', ['matches', 'exists', 'notExists']),
    value: typeof value === 'string' ? value : '',
  };
  checkedValue(type, 'type', ['dimension']);
  if (predicate.operator === 'matches' && predicate.value === '') throw badRequest();
  return predicate;
}

/**
 * @param genesys as in {@link readFilter}
 * @returns the dimension
 * @throws ApiError 400 invalid.value, 501 for one that only Genesys Cloud has
 */
export function checkedDimension(value: unknown, genesys: readonly string[]): Dimension {
  return checkedValue(value, 'dimension', dimensions, genesys);
}

function list(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw badRequest();
  return value;
}

/**
 * @param row a value for each dimension the thing has; a predicate upon another dimension does not count, so that users, who are in a queue
 *   but in no media type, are found by a filter with both
 * @returns whether the filter lets the row through
 */
export function matches(filter: Filter, row: Partial<Record<Dimension, string>>): boolean {
  return evaluate(filter, row) ?? true;
}

function evaluate(filter: Filter, row: Partial<Record<Dimension, string>>): boolean | undefined {
  const answers = [
    ...filter.predicates.map(({ dimension, operator, value }) => {
      if (row[dimension] === undefined) return undefined;
      return operator === 'matches' ? row[dimension] === value : operator === 'exists';
    }),
    ...filter.clauses.map((clause) => evaluate(clause, row)),
  ].filter((answer) => answer !== undefined);
  if (answers.length === 0) return undefined;
  return filter.type === 'and' ? !answers.includes(false) : answers.includes(true);
}

/** The queues a filter names. */
export function queueIdsIn(filter: Filter): string[] {
  const own = filter.predicates.filter(({ dimension, operator }) => dimension === 'queueId' && operator === 'matches');
  return [...own.map(({ value }) => value), ...filter.clauses.flatMap(queueIdsIn)];
}
