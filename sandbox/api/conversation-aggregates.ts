/**
 * `/api/v2/analytics/conversations/aggregates/query`: what happened in queues over a period. A metric that nothing happened for is left out,
 * not 0, and so are groups and parts of the interval without any: https://developer.genesys.cloud/api/rest/v2/analytics/conversation_aggregate
 * ("Metric Considerations"). What belongs to an interval is in `analytics/emitted.ts`.
 */
import type { Models } from 'purecloud-platform-client-v2';
import { AGGREGATE_DIMENSIONS, AGGREGATE_METRICS } from '../analytics/aggregate-names.ts';
import { EMITTED_NAMES, type Emitted, emitted } from '../analytics/emitted.ts';
import { checkedDimension, type Dimension, matches, readFilter } from '../analytics/filter.ts';
import { groupBy } from '../analytics/group.ts';
import { type Interval, readInterval, split } from '../analytics/intervals.ts';
import { queuesFor, readQuery } from '../analytics/query.ts';
import { serviceLevel, targetOf } from '../analytics/service-level.ts';
import { badRequest, invalidValue } from '../checks.ts';
import { json } from '../reply.ts';
import type { Call, Route } from '../route.ts';
import type { Conversation } from '../world/state.ts';

const PERMISSION = 'analytics:conversationAggregate:view';

export const routes: Route[] = [
  {
    method: 'POST',
    path: '/api/v2/analytics/conversations/aggregates/query',
    needs: { scopes: ['analytics', 'analytics:readonly'], permissions: { type: 'ANY', permissions: [PERMISSION] } },
    handle: (call) => json(aggregate(call)),
  },
];

const SCHEMA = {
  name: 'ConversationAggregationQuery',
  known: ['filter', 'metrics', 'interval', 'granularity', 'timeZone', 'groupBy', 'flattenMultivaluedDimensions'],
  lacking: ['views', 'alternateTimeDimension', 'queryType', 'sortMetric', 'limit'],
  genesysMetrics: AGGREGATE_METRICS,
};

const FILTER_SCHEMAS = { name: 'ConversationAggregateQuery', genesys: AGGREGATE_DIMENSIONS };

const METRIC_NAMES = [...EMITTED_NAMES, 'oServiceLevel'] as const;
type Metric = (typeof METRIC_NAMES)[number];

function aggregate(call: Call): Models.ConversationAggregateQueryResponse {
  const { state } = call;
  const query = readQuery(call.body, SCHEMA, METRIC_NAMES);
  const { flattenMultivaluedDimensions: flatten } = query.body;
  // No dimension that the sandbox has is multivalued.
  if (flatten !== undefined && typeof flatten !== 'boolean') throw invalidValue(flatten, 'boolean', 'any boolean');
  const interval = readInterval(query.body.interval, state.settings.maxIntervalDays);
  const parts = split(interval, query.body.granularity, query.body.timeZone);
  const by = dimensions(query.body.groupBy);
  const filter = readFilter(query.body.filter ?? { type: 'and' }, FILTER_SCHEMAS);
  const queues = queuesFor(call, filter, PERMISSION, 'You are not authorized to perform the requested action.');
  const byId = new Map(queues.map((queue) => [queue.id, queue]));
  const found = state.conversations.filter(
    (conversation) => byId.has(conversation.queueId) && matches(filter, dimensionsOf(conversation)),
  );
  const groups = groupBy(found, (conversation) => by.map((name) => conversation[name]).join(' '));
  const results = [...groups.values()].flatMap((members) => {
    const target = query.metrics.includes('oServiceLevel') ? targetOf(state, byId, members) : undefined;
    const data = dataOf(parts, members.flatMap(emitted), query.metrics, target);
    const group = Object.fromEntries(by.map((name) => [name, members[0]?.[name] ?? '']));
    return data.length > 0 ? [{ group, data }] : [];
  });
  return results.length > 0 ? { results } : {};
}

/** One entry for each part of the interval in which any of the metrics has data, in the order of time. */
function dataOf(
  parts: Interval[],
  all: Emitted[],
  names: Metric[],
  target: number | undefined,
): Models.StatisticalResponse[] {
  const byPart = groupBy(all, ({ emitDate }) =>
    parts.findIndex(({ start, end }) => emitDate >= start && emitDate < end),
  );
  return parts.flatMap(({ start, end }, index) => {
    const byName = groupBy(byPart.get(index) ?? [], ({ name }) => name);
    const metrics = names.flatMap((metric): Models.AggregateMetricData[] => {
      const stats =
        metric === 'oServiceLevel' ? serviceLevel(byName, target) : summary(metric, byName.get(metric) ?? []);
      return stats ? [{ metric, stats }] : [];
    });
    const interval = `${new Date(start).toISOString()}/${new Date(end).toISOString()}`;
    return metrics.length > 0 ? [{ interval, metrics }] : [];
  });
}

function dimensions(sent: unknown): Dimension[] {
  if (sent === undefined) return [];
  if (!Array.isArray(sent)) throw badRequest();
  return sent.map((name) => checkedDimension(name, AGGREGATE_DIMENSIONS));
}

function dimensionsOf({ queueId, mediaType }: Conversation): Record<Dimension, string> {
  return { queueId, mediaType };
}

function summary(metric: Emitted['name'], found: Emitted[]): Models.StatisticalSummary | undefined {
  if (found.length === 0) return undefined;
  if (metric.startsWith('n')) return { count: found.length };
  let [max, min, sum] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 0];
  for (const { value } of found) [max, min, sum] = [Math.max(max, value), Math.min(min, value), sum + value];
  return { max, min, count: found.length, sum };
}
