/**
 * `POST /api/v2/analytics/conversations/aggregates/query`: what happened in queues over a period. A metric that nothing
 * happened for is left out, and so is a group ("Metric Considerations"):
 * https://developer.genesys.cloud/api/rest/v2/analytics/conversation_aggregate
 *
 * Each metric counts when what it measures is over, so an interaction may be offered in one period and answered in the next:
 * https://developer.genesys.cloud/forum/t/conversation-aggregates-api-call/18235
 */
import type { Models } from 'purecloud-platform-client-v2';
import { batches, queueIdFilter, readAll } from '../batches.ts';
import type { Client } from '../client.ts';
import { bytesFor } from '../http/http.ts';
import { REQUIREMENTS } from '../requirements.ts';
import { MEDIA_TYPES, type MediaType } from './media-types.ts';
import { type Interval, parts } from './period.ts';
import { groupsOf, items } from './results.ts';
import { NOTHING, plus, type Total } from './totals.ts';

/**
 * The longest interval asked for at once. Genesys documents none for this query; for its detail queries it is 31 days
 * (https://developer.genesys.cloud/analyticsdatamanagement/analytics/detail/user-query).
 */
const LONGEST_QUERY_DAYS = 31;

/** Of talk and hold those that count an interaction once; `tTalk` and `tHeld` may count each stretch of it. */
const METRICS = [
  'nOffered',
  'nOverSla',
  'nTransferred',
  'oServiceLevel',
  'tAnswered',
  'tAbandon',
  'tFlowOut',
  'tWait',
  'tTalkComplete',
  'tHeldComplete',
  'tAcw',
  'tHandle',
] as const;

type Metric = (typeof METRICS)[number];

/** @param mediaType left out, all of them together. */
export type Totals = (queueId: string, metric: Metric, mediaType?: MediaType) => Total;

/**
 * Reads the totals of queues over a period: one request for each 100 queues and 31 days, several at once.
 *
 * @param ids of the queues, at least one: a query that names none would be one for all.
 * @param longest days in one request, from 1.
 * @throws {GenesysError} when any part of the period cannot be read.
 */
export async function readTotals(
  client: Client,
  ids: readonly string[],
  period: Interval,
  longest = LONGEST_QUERY_DAYS,
): Promise<Totals> {
  const queries = parts(period, longest).flatMap(({ start, end }) => {
    const interval = `${new Date(start).toISOString()}/${new Date(end).toISOString()}`;
    return batches(ids).map((batch) => ({ interval, batch }));
  });
  const answers = await readAll(queries, ({ interval, batch }, signal) =>
    client.call(
      {
        requirement: REQUIREMENTS.summarizeQueues,
        path: '/api/v2/analytics/conversations/aggregates/query',
        body: { interval, filter: queueIdFilter(batch), groupBy: ['queueId', 'mediaType'], metrics: METRICS },
        maxBytes: bytesFor(batch.length),
        signal,
      },
      (data: Models.ConversationAggregateQueryResponse) => totalsIn(data, batch),
    ),
  );
  const totals = new Map<string, Total>();
  for (const { data } of answers) for (const [key, total] of data) add(totals, key, total);
  return (...wanted) => totals.get(keyOf(...wanted)) ?? NOTHING;
}

/** The totals that an answer holds of these queues, by {@link keyOf}. */
function totalsIn({ results }: Models.ConversationAggregateQueryResponse, ids: readonly string[]): Map<string, Total> {
  const requirement = REQUIREMENTS.summarizeQueues;
  const totals = new Map<string, Total>();
  for (const { group, data } of groupsOf(results, ids, requirement)) {
    // Without a media type, or with one that has no place of its own, it counts in all, and nowhere else.
    const mediaType = MEDIA_TYPES.find((known) => known === group.mediaType);
    for (const { metrics } of items(data, requirement))
      for (const { metric, stats } of items(metrics, requirement)) {
        const known = METRICS.find((name) => name === metric);
        if (known === undefined) continue;
        add(totals, keyOf(group.queueId, known), stats);
        if (mediaType) add(totals, keyOf(group.queueId, known, mediaType), stats);
      }
  }
  return totals;
}

function add(totals: Map<string, Total>, key: string, stats: Models.StatisticalSummary | undefined): void {
  totals.set(key, plus(totals.get(key) ?? NOTHING, stats));
}

const keyOf = (queueId: string, metric: string, mediaType: MediaType | 'all' = 'all') =>
  `${queueId} ${metric} ${mediaType}`;
