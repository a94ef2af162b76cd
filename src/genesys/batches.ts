/**
 * Queries that name queues, so many at a time. No limit for queues could be found; for users Genesys documents 100 in a
 * query (https://developer.genesys.cloud/analyticsdatamanagement/analytics/aggregate/user-query), and as many ids in an
 * address stay below 5 kB.
 */
export const BATCH = 100;

/**
 * @param read reads what belongs to at most 100 of the ids.
 * @returns what it gave, in the order of the ids.
 * @throws what read throws.
 */
export function inBatches<T>(ids: readonly string[], read: (batch: readonly string[]) => Promise<T>): Promise<T[]> {
  const count = Math.ceil(ids.length / BATCH);
  return Promise.all(Array.from({ length: count }, (_, index) => read(ids.slice(index * BATCH, (index + 1) * BATCH))));
}

/** The filter of an analytics query for these queues: https://developer.genesys.cloud/analyticsdatamanagement/analytics/ */
export function queueIdFilter(ids: readonly string[]): { type: 'or'; predicates: object[] } {
  const predicates = ids.map((value) => ({ type: 'dimension', dimension: 'queueId', operator: 'matches', value }));
  return { type: 'or', predicates };
}
