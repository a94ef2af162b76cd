/**
 * `/api/v2/analytics/conversations/aggregates/query`: what happened in queues over a period. A metric that nothing happened for is left out,
 * not 0, and so are groups and parts of the interval without any: https://developer.genesys.cloud/api/rest/v2/analytics/conversation_aggregate
 * ("Metric Considerations"). A conversation counts in the interval in which it was offered.
 *
 * Service level by https://help.mypurecloud.com/articles/configure-the-service-level-calculation/ with abandons in it and flow-outs not.
 */
import type { Models } from 'purecloud-platform-client-v2';
import { aggregateDimensions, aggregateMetrics } from '../analytics/aggregate-names.ts';
import { checkedDimension, type Dimension, matches, readFilter } from '../analytics/filter.ts';
import { groupBy } from '../analytics/group.ts';
import { type Interval, readInterval, split } from '../analytics/intervals.ts';
import { queuesFor, readQuery } from '../analytics/query.ts';
import { badRequest } from '../checks.ts';
import { json } from '../reply.ts';
import type { Call, Route } from '../router.ts';
import type { Conversation } from '../state.ts';

const permission = 'analytics:conversationAggregate:view';

export const routes: Route[] = [
  {
    method: 'POST',
    path: '/api/v2/analytics/conversations/aggregates/query',
    needs: { scopes: ['analytics', 'analytics:readonly'], permissions: { type: 'ANY', permissions: [permission] } },
    handle: (call) => json(aggregate(call)),
  },
];

const schema = {
  name: 'ConversationAggregationQuery',
  known: ['filter', 'metrics', 'interval', 'granularity', 'timeZone', 'groupBy', 'flattenMultivaluedDimensions'],
  lacking: ['views', 'alternateTimeDimension', 'queryType', 'sortMetric', 'limit'],
  genesysMetrics: aggregateMetrics,
};

const answered = ({ outcome }: Conversation): boolean => outcome === 'answered';
const abandoned = ({ outcome }: Conversation): boolean => outcome === 'abandoned';

const metrics = {
  nOffered: (found) => count(found),
  nOverSla: (found) => count(found.filter(({ overSla }) => overSla)),
  nTransferred: (found) => count(found.filter(({ transferred }) => transferred)),
  oServiceLevel: serviceLevel,
  tWait: (found) => durations(found.map(({ waitMs }) => waitMs)),
  tAnswered: (found) => durations(found.filter(answered).map(({ waitMs }) => waitMs)),
  tAbandon: (found) => durations(found.filter(abandoned).map(({ waitMs }) => waitMs)),
  tTalk: (found) => durations(found.filter(answered).map(({ talkMs }) => talkMs)),
  tHeld: (found) => durations(found.map(({ holdMs }) => holdMs).filter((ms) => ms > 0)),
  tAcw: (found) => durations(found.map(({ acwMs }) => acwMs).filter((ms) => ms > 0)),
  tHandle: (found) => durations(found.filter(answered).map(({ talkMs, holdMs, acwMs }) => talkMs + holdMs + acwMs)),
} satisfies Record<string, (found: Conversation[]) => Models.StatisticalSummary | undefined>;

const metricNames = Object.keys(metrics) as (keyof typeof metrics)[];

function aggregate(call: Call): Models.ConversationAggregateQueryResponse {
  const { state } = call;
  const query = readQuery(call.body, schema, metricNames);
  const interval = readInterval(query.body.interval, state.settings.maxIntervalDays);
  const parts = split(interval, query.body.granularity, query.body.timeZone);
  const by = dimensions(query.body.groupBy);
  const filter = readFilter(query.body.filter ?? { type: 'and' }, aggregateDimensions);
  const queues = queuesFor(call, filter, permission, 'You are not authorized to perform the requested action.');
  const ids = new Set(queues.map(({ id }) => id));
  const found = state.conversations.filter(
    (conversation) =>
      ids.has(conversation.queueId) && isIn(interval, conversation) && matches(filter, dimensionsOf(conversation)),
  );
  const results = [...groupBy(found, (conversation) => by.map((name) => conversation[name]).join(' ')).values()].map(
    (members) => ({
      group: Object.fromEntries(by.map((name) => [name, members[0]?.[name] ?? ''])),
      data: dataOf(parts, members, query.metrics),
    }),
  );
  return results.length > 0 ? { results } : {};
}

/** One entry for each part of the interval in which there was a conversation, in the order of time. */
function dataOf(
  parts: Interval[],
  conversations: Conversation[],
  names: (keyof typeof metrics)[],
): Models.StatisticalResponse[] {
  const byPart = groupBy(conversations, ({ start }) => {
    const time = Date.parse(start);
    return parts.findIndex(({ end }) => time < end);
  });
  return parts.flatMap(({ start, end }, index) => {
    const found = byPart.get(index);
    if (!found) return [];
    return [
      {
        interval: `${new Date(start).toISOString()}/${new Date(end).toISOString()}`,
        metrics: names.flatMap((metric): Models.AggregateMetricData[] => {
          const stats = metrics[metric](found);
          return stats ? [{ metric, stats }] : [];
        }),
      },
    ];
  });
}

function dimensions(sent: unknown): Dimension[] {
  if (sent === undefined) return [];
  if (!Array.isArray(sent)) throw badRequest();
  return sent.map((name) => checkedDimension(name, aggregateDimensions));
}

function dimensionsOf({ queueId, mediaType }: Conversation): Record<Dimension, string> {
  return { queueId, mediaType };
}

function isIn({ start, end }: Interval, conversation: Conversation): boolean {
  const time = Date.parse(conversation.start);
  return time >= start && time < end;
}

function count({ length }: Conversation[]): Models.StatisticalSummary | undefined {
  return length > 0 ? { count: length } : undefined;
}

/** @param values milliseconds */
function durations(values: number[]): Models.StatisticalSummary | undefined {
  if (values.length === 0) return undefined;
  let [max, min, sum] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 0];
  for (const value of values) [max, min, sum] = [Math.max(max, value), Math.min(min, value), sum + value];
  return { max, min, count: values.length, sum };
}

function serviceLevel(found: Conversation[]): Models.StatisticalSummary | undefined {
  const denominator = found.filter((conversation) => answered(conversation) || abandoned(conversation)).length;
  const numerator = found.filter((conversation) => answered(conversation) && !conversation.overSla).length;
  return denominator > 0 ? { ratio: numerator / denominator, numerator, denominator } : undefined;
}
