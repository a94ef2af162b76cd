/**
 * The `filter` of an analytics query: predicates like three-word sentences, joined by `and` or `or`, with clauses one level down.
 * https://developer.genesys.cloud/analyticsdatamanagement/analytics/ and `QueueObservationQueryFilter` in the OpenAPI document.
 */
import { badRequest, checkedProperties, checkedValue, invalidValue } from '../checks.ts';
import { lacking } from '../contract/lacking.ts';

/** The dimensions the sandbox has; of aggregates the contract has dozens more. */
const DIMENSIONS = ['queueId', 'mediaType'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

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

/** Whose filter it is. */
interface FilterSchemas {
  /** What the names of its schemas begin with in the contract, before Filter, Clause and Predicate. */
  name: string;
  /** All dimensions that Genesys Cloud has, where the sandbox lacks some. */
  genesys?: readonly string[];
}

const JUNCTIONS = ['and', 'or'] as const;

/**
 * @param sent the body's `filter`
 * @throws {ApiError} 400 bad.request, invalid.property, invalid.value; 501 for what only Genesys Cloud has
 */
export function readFilter(sent: unknown, schemas: FilterSchemas): Filter {
  const known = ['type', 'predicates', 'clauses'];
  const { type, predicates, clauses } = checkedProperties(sent, `${schemas.name}Filter`, known);
  return {
    type: checkedValue(type, 'type', JUNCTIONS),
    predicates: list(predicates ?? []).map((predicate) => readPredicate(predicate, schemas)),
    clauses: list(clauses ?? []).map((clause) => readClause(clause, schemas)),
  };
}

/** A clause has predicates, and no clauses in turn. */
function readClause(sent: unknown, schemas: FilterSchemas): Filter {
  const { type, predicates } = checkedProperties(sent, `${schemas.name}Clause`, ['type', 'predicates']);
  return {
    type: checkedValue(type, 'type', JUNCTIONS),
    predicates: list(predicates).map((predicate) => readPredicate(predicate, schemas)),
    clauses: [],
  };
}

function readPredicate(sent: unknown, { name, genesys = DIMENSIONS }: FilterSchemas): Predicate {
  const schema = `${name}Predicate`;
  const known = ['type', 'dimension', 'operator', 'value', 'range'];
  const {
    type = 'dimension',
    dimension,
    operator = 'matches',
    value = '',
    range,
  } = checkedProperties(sent, schema, known);
  // First: only a predicate of this type has a dimension.
  checkedValue(type, 'type', ['dimension'], ['dimension', 'property', 'metric']);
  if (range !== undefined) throw lacking(`range in ${schema}`);
  if (typeof value !== 'string') throw invalidValue(value, 'text', 'any text');
  const predicate = {
    dimension: checkedDimension(dimension, genesys),
    operator: checkedValue(operator, 'operator', ['matches', 'exists', 'notExists']),
    value,
  };
  if (predicate.operator === 'matches' && value === '') throw badRequest();
  return predicate;
}

/**
 * @param genesys all that Genesys Cloud has
 * @returns the dimension
 * @throws {ApiError} 400 invalid.value, 501 for one that only Genesys Cloud has
 */
export function checkedDimension(value: unknown, genesys: readonly string[]): Dimension {
  return checkedValue(value, 'dimension', DIMENSIONS, genesys);
}

function list(value: unknown): unknown[] {
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
