/**
 * `/api/v2/analytics/queues/observations/query`: what goes on in queues now. Interactions are counted per queue and media type, users per
 * queue. https://developer.genesys.cloud/analyticsdatamanagement/analytics/observation/queue-query
 *
 * How `oLongestWaiting` and `oLongestInteracting` are given is in no document that could be found. `StatisticalSummary` got its
 * `calculatedMetricValue` in the same release that brought these two metrics (changelog of the SDK), and public clients which ran against
 * Genesys Cloud read it as the time, in milliseconds since 1970, at which the oldest one began; one says that its author first took it for a
 * duration and saw 56 years. So it is here. `count` is left out, as nobody is seen to read it; without an interaction the metric is, too.
 *
 * What is counted is 0 where nothing goes on, for each media type, as answers of real organizations are. Users without any are left out: no
 * such answer was seen.
 */
import type { Models } from 'purecloud-platform-client-v2';
import { matches, queueIdsIn, readFilter } from '../analytics/filter.ts';
import { groupBy } from '../analytics/group.ts';
import { queuesFor, readQuery } from '../analytics/query.ts';
import { badRequest } from '../checks.ts';
import { json } from '../reply.ts';
import type { Call, Route } from '../route.ts';
import { presenceIds, systemToOrganizationMappings } from '../world/presences.ts';
import type { Interaction, MediaType, QueueRecord, User } from '../world/state.ts';
import { presenceOf, routingStatusOf } from '../world/user-object.ts';

const PERMISSION = 'analytics:queueObservation:view';

export const routes: Route[] = [
  {
    method: 'POST',
    path: '/api/v2/analytics/queues/observations/query',
    needs: { scopes: ['analytics', 'analytics:readonly'], permissions: { type: 'ANY', permissions: [PERMISSION] } },
    handle: (call) => json(observe(call)),
  },
];

type Data = Models.ObservationMetricData;

const MEDIA_TYPES: MediaType[] = ['voice', 'callback', 'chat', 'email', 'message'];

const INTERACTION_METRICS = {
  oWaiting: (found: Interaction[]) => ({ count: inState(found, 'waiting').length }),
  oAlerting: (found: Interaction[]) => ({ count: inState(found, 'alerting').length }),
  oInteracting: (found: Interaction[]) => ({ count: inState(found, 'interacting').length }),
  oLongestWaiting: (found: Interaction[]) => oldest(inState(found, 'waiting')),
  oLongestInteracting: (found: Interaction[]) => oldest(inState(found, 'interacting')),
} satisfies Record<string, (found: Interaction[]) => Models.StatisticalSummary | undefined>;

/** Each gives the qualifier of a user it counts; a metric without qualifiers gives an empty one. */
const USER_METRICS = {
  oMemberUsers: () => '',
  oActiveUsers: (_, joined) => (joined ? '' : undefined),
  oOnQueueUsers: (user, joined) => (joined && isOnQueue(user) ? routingStatusOf(user).status : undefined),
  oOffQueueUsers: (user, joined) => (joined && !isOnQueue(user) ? presenceIds[presenceOf(user)] : undefined),
  oUserRoutingStatuses: (user) => routingStatusOf(user).status,
  oUserPresences: (user) => presenceIds[presenceOf(user)],
} satisfies Record<string, (user: User, joined: boolean) => string | undefined>;

type InteractionMetric = keyof typeof INTERACTION_METRICS;
type UserMetric = keyof typeof USER_METRICS;
const METRIC_NAMES = [...Object.keys(INTERACTION_METRICS), ...Object.keys(USER_METRICS)] as (
  | InteractionMetric
  | UserMetric
)[];

function observe(call: Call): Models.QueueObservationQueryResponse {
  const { state } = call;
  const query = readQuery(
    call.body,
    { name: 'QueueObservationQuery', known: ['filter', 'metrics'], lacking: ['detailMetrics'] },
    METRIC_NAMES,
  );
  const filter = readFilter(query.body.filter, { name: 'QueueObservationQuery' });
  if (queueIdsIn(filter).length === 0) throw badRequest();
  const users = new Map(state.users.map((user) => [user.id, user]));
  const queues = queuesFor(call, filter, PERMISSION, 'This user is not permitted to query for queue.');
  const byQueue = groupBy(state.interactions, ({ queueId }) => queueId);
  const results = queues.flatMap((queue) => [
    ...ofInteractions(
      queue,
      MEDIA_TYPES.filter((mediaType) => matches(filter, { queueId: queue.id, mediaType })),
      byQueue.get(queue.id) ?? [],
      query.metrics.filter((metric): metric is InteractionMetric => metric in INTERACTION_METRICS),
    ),
    ...(matches(filter, { queueId: queue.id })
      ? ofUsers(
          queue,
          users,
          query.metrics.filter((metric): metric is UserMetric => metric in USER_METRICS),
        )
      : []),
  ]);
  return {
    systemToOrganizationMappings: systemToOrganizationMappings(),
    ...(results.length > 0 ? { results } : {}),
  };
}

/** One result for each media type, if there is anything to say about it. */
function ofInteractions(
  { id }: QueueRecord,
  shown: MediaType[],
  interactions: Interaction[],
  metrics: InteractionMetric[],
): Models.QueueObservationDataContainer[] {
  return shown.flatMap((mediaType) => {
    const found = interactions.filter((interaction) => interaction.mediaType === mediaType);
    const data = metrics.flatMap((metric): Data[] => {
      const stats = INTERACTION_METRICS[metric](found);
      return stats ? [{ metric, stats }] : [];
    });
    return data.length > 0 ? [{ group: { queueId: id, mediaType }, data }] : [];
  });
}

/** One result without a media type, if the queue has members at all. */
function ofUsers(
  { id, members }: QueueRecord,
  users: Map<string, User>,
  metrics: UserMetric[],
): Models.QueueObservationDataContainer[] {
  const data = metrics.flatMap((metric): Data[] => {
    const qualifiers = members.flatMap((member) => {
      const user = users.get(member.id);
      const qualifier = user && USER_METRICS[metric](user, member.joined);
      return qualifier === undefined ? [] : [qualifier];
    });
    return [...groupBy(qualifiers, (qualifier) => qualifier)].map(([qualifier, { length }]) => ({
      metric,
      ...(qualifier === '' ? {} : { qualifier }),
      stats: { count: length },
    }));
  });
  return data.length > 0 ? [{ group: { queueId: id }, data }] : [];
}

function inState(interactions: Interaction[], state: Interaction['state']): Interaction[] {
  return interactions.filter((interaction) => interaction.state === state);
}

/** Nothing where there is no interaction: a time of 0 would be 1970. */
function oldest(interactions: Interaction[]): Models.StatisticalSummary | undefined {
  const starts = interactions.map(({ startedAt }) => Date.parse(startedAt));
  return starts.length > 0 ? { calculatedMetricValue: Math.min(...starts) } : undefined;
}

function isOnQueue(user: User): boolean {
  return routingStatusOf(user).status !== 'OFF_QUEUE';
}
