/**
 * `POST /api/v2/analytics/queues/observations/query`: what goes on in queues now.
 * https://developer.genesys.cloud/analyticsdatamanagement/analytics/observation/queue-query
 *
 * Genesys leaves out what it has nothing to say about, `results` too; here that is 0. Interactions come per media type,
 * users without one. `oLongestWaiting` is in no document that could be found: public clients read its
 * `calculatedMetricValue` as the time, in milliseconds since 1970, at which the oldest interaction began to wait.
 */
import type { Models } from 'purecloud-platform-client-v2';
import { inBatches, queueIdFilter } from '../batches.ts';
import type { Client } from '../client.ts';
import { bytesFor } from '../http/http.ts';
import { REQUIREMENTS } from '../requirements.ts';
import { number } from '../values.ts';
import { byMediaType, type MediaType } from './media-types.ts';
import { groupsOf, items } from './results.ts';

const METRICS = [
  'oWaiting',
  'oAlerting',
  'oInteracting',
  'oLongestWaiting',
  'oOnQueueUsers',
  'oOffQueueUsers',
  'oMemberUsers',
] as const;

type Metric = (typeof METRICS)[number];

/** Interactions in a queue. */
interface Interactions {
  waiting: number;
  alerting: number;
  interacting: number;
  /** Whole seconds that the oldest waiting interaction has waited; 0 when none waits. */
  longest_wait_seconds: number;
  /** Only where it was asked for (estimated-wait.ts); null where nothing is known. */
  estimated_wait_seconds?: number | null;
}

/** A queue at one moment: in all, and for each media type. */
export interface QueueStatus extends Interactions, Record<MediaType, Interactions> {
  /** ISO 8601, by the server's clock, or our own where that is not known. */
  observed_at: string;
  agents_on_queue: number;
  agents_idle: number;
  agents_interacting: number;
  agents_not_responding: number;
  agents_communicating: number;
  agents_off_queue: number;
  members: number;
}

interface Observed {
  /** Of a queue that nothing is known of, everything is 0. */
  readonly statusOf: (queueId: string) => QueueStatus;
  /** Is anything said of it? Of a queue that exists there is, though nothing goes on in it. */
  readonly isKnown: (queueId: string) => boolean;
  /** The server's clock, milliseconds since 1970; our own where the server's is not known. */
  readonly now: number;
}

/**
 * Observes queues, 100 in one request.
 *
 * @param ids of the queues, at least one.
 * @throws {GenesysError} when they cannot be observed, also when one lies in a division without the permission.
 */
export async function observeQueues(client: Client, ids: readonly string[]): Promise<Observed> {
  const answers = await inBatches(ids, (batch, signal) =>
    client.call(
      {
        requirement: REQUIREMENTS.observeQueues,
        path: '/api/v2/analytics/queues/observations/query',
        body: { filter: queueIdFilter(batch), metrics: METRICS },
        maxBytes: bytesFor(batch.length),
        signal,
      },
      (data: Models.QueueObservationQueryResponse) => observed(data, batch),
    ),
  );
  const now = answers[0]?.date ?? client.runtime.now();
  const groups = answers.flatMap(({ data }) => data);
  return {
    statusOf: (queueId) =>
      status(
        groups.filter((group) => group.queueId === queueId),
        now,
      ),
    isKnown: (queueId) => groups.some((group) => group.queueId === queueId),
    now,
  };
}

/** What is observed of one queue, and where it is about interactions, of one media type. */
interface Group {
  readonly queueId: string;
  readonly mediaType: string | undefined;
  readonly data: readonly Models.ObservationMetricData[];
}

function observed({ results }: Models.QueueObservationQueryResponse, ids: readonly string[]): Group[] {
  const requirement = REQUIREMENTS.observeQueues;
  return groupsOf(results, ids, requirement).map(({ group, data }) => ({
    queueId: group.queueId,
    mediaType: group.mediaType,
    data: items(data, requirement),
  }));
}

function status(groups: readonly Group[], now: number): QueueStatus {
  const dataOf = (fits: (mediaType: string | undefined) => boolean) =>
    groups.filter(({ mediaType }) => fits(mediaType)).flatMap(({ data }) => data);
  const users = dataOf((mediaType) => mediaType === undefined);
  return {
    observed_at: new Date(now).toISOString(),
    ...interactions(
      dataOf((mediaType) => mediaType !== undefined),
      now,
    ),
    agents_on_queue: count(users, 'oOnQueueUsers'),
    agents_idle: count(users, 'oOnQueueUsers', 'IDLE'),
    agents_interacting: count(users, 'oOnQueueUsers', 'INTERACTING'),
    agents_not_responding: count(users, 'oOnQueueUsers', 'NOT_RESPONDING'),
    agents_communicating: count(users, 'oOnQueueUsers', 'COMMUNICATING'),
    agents_off_queue: count(users, 'oOffQueueUsers'),
    members: count(users, 'oMemberUsers'),
    ...byMediaType((wanted) =>
      interactions(
        dataOf((mediaType) => mediaType === wanted),
        now,
      ),
    ),
  };
}

function interactions(data: readonly Models.ObservationMetricData[], now: number): Interactions {
  // The server's clock is known to the second only, so that a wait may seem to begin in the future.
  const since = of(data, 'oLongestWaiting').reduce(
    (oldest, { stats }) => Math.min(oldest, number(stats?.calculatedMetricValue) || now),
    now,
  );
  return {
    waiting: count(data, 'oWaiting'),
    alerting: count(data, 'oAlerting'),
    interacting: count(data, 'oInteracting'),
    longest_wait_seconds: Math.round((now - since) / 1000),
  };
}

/** @param qualifier for users, their routing status; left out, users of any status count. */
function count(data: readonly Models.ObservationMetricData[], metric: Metric, qualifier?: string): number {
  return of(data, metric)
    .filter((entry) => qualifier === undefined || entry.qualifier === qualifier)
    .reduce((sum, { stats }) => sum + (number(stats?.count) ?? 0), 0);
}

const of = (data: readonly Models.ObservationMetricData[], metric: Metric) =>
  data.filter((entry) => entry.metric === metric);
