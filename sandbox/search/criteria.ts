/**
 * Which users the criteria of a search mean. The contract names types and operators and does not say how they work together; here texts are
 * compared in any case, a criterion is met by any of its fields with any of its values, and a user is found who meets all criteria with AND
 * (or without an operator), one of those with OR, if there are any, and none with NOT.
 */
import type { Models } from 'purecloud-platform-client-v2';
import { badRequest } from '../checks.ts';
import { lacking } from '../contract/lacking.ts';
import { ApiError } from '../reply.ts';
import type { State, User } from '../world/state.ts';
import { checkedField, fieldOf } from './fields.ts';

type Criterion = Models.UserSearchCriteria;

/** How each type compares what a user has with what is searched; both in lower case. */
const COMPARISONS: Readonly<Record<string, (has: string, wanted: string) => boolean>> = {
  EXACT: (has, wanted) => has === wanted,
  STARTS_WITH: (has, wanted) => has.startsWith(wanted),
  CONTAINS: (has, wanted) => has.includes(wanted),
  // A term is one word, or the whole value where that is one.
  TERM: (has, wanted) => has === wanted || words(has).includes(wanted),
  TERMS: (has, wanted) => has === wanted || words(has).includes(wanted),
  QUERY_STRING: (has, wanted) => words(wanted).every((word) => has.includes(word)),
};
/** By what a query string without fields is searched: not documented, hence a choice. */
const USUAL_FIELDS = ['name', 'email'];

/**
 * @param limits see `Settings.searchLimits`
 * @throws {ApiError} 400 too.many.search.criteria, search.criteria.values.exceed.limit, bad.request for a criterion without what its type
 * needs; 501 for types and fields that only Genesys Cloud has
 */
export function checkCriteria(criteria: Criterion[], limits: { criteria: number; values: number }): void {
  const all = flat(criteria);
  if (all.length > limits.criteria) {
    throw new ApiError(400, 'too.many.search.criteria', 'search criteria exceeded limit');
  }
  for (const criterion of all) {
    if (wantedBy(criterion).length > limits.values) {
      throw new ApiError(400, 'search.criteria.values.exceed.limit', 'search criteria values exceeded limit');
    }
    check(criterion);
  }
}

function check(criterion: Criterion): void {
  const { type, fields = [], group = [] } = criterion;
  for (const field of fields) checkedField(field);
  if (group.length > 0 || type === 'MATCH_ALL') return;
  const compared = Object.hasOwn(COMPARISONS, type);
  if (!compared && type !== 'REQUIRED_FIELDS') throw lacking(`${type} in UserSearchCriteria`);
  const fieldless = fields.length === 0 && type !== 'QUERY_STRING';
  if (fieldless || (compared && wantedBy(criterion).length === 0)) throw badRequest();
}

/** @returns whether the search finds the user; criteria that {@link checkCriteria} has passed */
export function meets(state: State, user: User, criteria: Criterion[]): boolean {
  const by = (operator: string) => criteria.filter((criterion) => (criterion.operator ?? 'AND') === operator);
  const met = (criterion: Criterion) => meetsOne(state, user, criterion);
  const either = by('OR');
  return by('AND').every(met) && (either.length === 0 || either.some(met)) && !by('NOT').some(met);
}

function meetsOne(state: State, user: User, criterion: Criterion): boolean {
  const { type, group = [], fields = [] } = criterion;
  if (group.length > 0) return meets(state, user, group);
  if (type === 'MATCH_ALL') return true;
  const has = (fields.length > 0 ? fields : USUAL_FIELDS).map((field) => fieldOf(state, user, field)?.toLowerCase());
  if (type === 'REQUIRED_FIELDS') return has.every((value) => value !== undefined && value !== '');
  const wanted = wantedBy(criterion);
  return has.some((value) => value !== undefined && wanted.some((text) => COMPARISONS[type]?.(value, text)));
}

function wantedBy({ value, values = [] }: Criterion): string[] {
  return [...(value === undefined ? [] : [value]), ...values].map((text) => text.toLowerCase());
}

function flat(criteria: Criterion[]): Criterion[] {
  return criteria.flatMap((criterion) => [criterion, ...flat(criterion.group ?? [])]);
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
