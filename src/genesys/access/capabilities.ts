/** What this integration can do with queues, each with the smallest call that shows whether it may be done. */

import type { Client } from '../client.ts';
import { ACCESS } from '../requirements.ts';
import type { Need } from './check-access.ts';

/** A period that any organization can be asked about. */
const HOUR_MS = 3_600_000;

const ofQueue = (queueId: string) => ({
  type: 'or',
  predicates: [{ type: 'dimension', dimension: 'queueId', operator: 'matches', value: queueId }],
});

export const NEEDS = {
  view_queues: { access: ACCESS.listQueues },
  view_queue_members: {
    access: ACCESS.listMembers,
    probe: (client, queueId) =>
      client.call({
        access: ACCESS.listMembers,
        path: `/api/v2/routing/queues/${encodeURIComponent(queueId)}/members`,
        query: { pageNumber: 1, pageSize: 1 },
      }),
  },
  view_queue_status: {
    access: ACCESS.observeQueues,
    probe: (client, queueId) =>
      client.call({
        access: ACCESS.observeQueues,
        path: '/api/v2/analytics/queues/observations/query',
        body: { filter: ofQueue(queueId), metrics: ['oWaiting'] },
      }),
  },
  view_queue_summary: {
    access: ACCESS.summarizeQueues,
    probe: (client, queueId) =>
      client.call({
        access: ACCESS.summarizeQueues,
        path: '/api/v2/analytics/conversations/aggregates/query',
        body: { interval: lastHour(client), groupBy: ['queueId'], filter: ofQueue(queueId), metrics: ['nOffered'] },
      }),
  },
} as const satisfies Record<string, Need>;

function lastHour({ surroundings }: Client): string {
  const now = surroundings.now();
  return `${new Date(now - HOUR_MS).toISOString()}/${new Date(now).toISOString()}`;
}
