/**
 * Queries that name queues, so many at a time. No limit for queues could be found; for users Genesys documents 100 in a
 * query (https://developer.genesys.cloud/analyticsdatamanagement/analytics/aggregate/user-query), and as many ids in an
 * address stay below 5 kB.
 */
const BATCH = 100;

/**
 * How many are read at once. The most that one step asks is a year of 500 queues, 60 queries: where Genesys takes 2.5 s
 * for each, 8 at once take 20 s of a run's 25 s; and 60 are far from the 300 requests that a token has in a minute.
 */
const AT_ONCE = 8;

/** Reads one item; the signal says that it is no longer wanted. */
type Read<I, T> = (item: I, signal: AbortSignal) => Promise<T>;

/** Cuts ids into batches of at most 100, in their order. */
export function batches(ids: readonly string[]): string[][] {
  const count = Math.ceil(ids.length / BATCH);
  return Array.from({ length: count }, (_, index) => ids.slice(index * BATCH, (index + 1) * BATCH));
}

/**
 * Reads all items, at most eight at once.
 *
 * @returns what read gave, in the order of the items.
 * @throws what read throws first; what has not been read by then is not read any more.
 */
export async function readAll<I, T>(items: readonly I[], read: Read<I, T>): Promise<T[]> {
  const run = new AbortController();
  const answers: T[] = [];
  // One iterator for all workers: each takes the item that is next.
  const waiting = items.entries();
  const worker = async () => {
    for (const [index, item] of waiting) answers[index] = await read(item, run.signal);
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return answers;
  } catch (error) {
    // A worker that goes on finds the signal aborted, sends nothing, and fails unheard.
    run.abort();
    throw error;
  }
}

/**
 * @param read reads what belongs to at most 100 of the ids.
 * @returns what it gave, in the order of the ids.
 * @throws what read throws.
 */
export function inBatches<T>(ids: readonly string[], read: Read<readonly string[], T>): Promise<T[]> {
  return readAll(batches(ids), read);
}

/** The filter of an analytics query for these queues: https://developer.genesys.cloud/analyticsdatamanagement/analytics/ */
export function queueIdFilter(ids: readonly string[]): { type: 'or'; predicates: object[] } {
  const predicates = ids.map((value) => ({ type: 'dimension', dimension: 'queueId', operator: 'matches', value }));
  return { type: 'or', predicates };
}
