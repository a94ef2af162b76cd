/**
 * What this integration can do with queues, each with the smallest call that shows whether it may be done; what changes
 * something is never tried.
 */
import { queueIdFilter } from '../batches.ts';
import type { Client } from '../client.ts';
import { REQUIREMENTS } from '../requirements.ts';
import type { Capability } from './check-access.ts';

/** A period that any organization can be asked about. */
const HOUR_MS = 3_600_000;

export const CAPABILITIES = {
  view_queues: { requirement: REQUIREMENTS.listQueues },
  view_queue_members: {
    requirement: REQUIREMENTS.listMembers,
    probe: (client, queueId) =>
      client.call({
        requirement: REQUIREMENTS.listMembers,
        path: `/api/v2/routing/queues/${encodeURIComponent(queueId)}/members`,
        query: { pageNumber: 1, pageSize: 1 },
      }),
  },
  view_queue_status: {
    requirement: REQUIREMENTS.observeQueues,
    probe: (client, queueId) =>
      client.call({
        requirement: REQUIREMENTS.observeQueues,
        path: '/api/v2/analytics/queues/observations/query',
        body: { filter: queueIdFilter([queueId]), metrics: ['oWaiting'] },
      }),
  },
  view_queue_summary: {
    requirement: REQUIREMENTS.summarizeQueues,
    probe: (client, queueId) =>
      client.call({
        requirement: REQUIREMENTS.summarizeQueues,
        path: '/api/v2/analytics/conversations/aggregates/query',
        body: {
          interval: lastHour(client),
          groupBy: ['queueId'],
          filter: queueIdFilter([queueId]),
          metrics: ['nOffered'],
        },
      }),
  },
  find_agents: {
    requirement: REQUIREMENTS.searchUsers,
    probeAlone: (client) =>
      client.call({
        requirement: REQUIREMENTS.searchUsers,
        path: '/api/v2/users/search',
        body: { pageSize: 1, pageNumber: 1, query: [{ type: 'EXACT', fields: ['state'], value: 'active' }] },
      }),
  },
  create_queues: { requirement: { ...REQUIREMENTS.createQueue, does: 'create queues' }, probe: 'never' },
  manage_queue_members: {
    requirement: { ...REQUIREMENTS.addMembers, does: 'change the members of queues' },
    probe: 'never',
  },
  create_callbacks: { requirement: { ...REQUIREMENTS.createCallback, does: 'create callbacks' }, probe: 'never' },
} as const satisfies Record<string, Capability>;

function lastHour({ runtime }: Client): string {
  const now = runtime.now();
  return `${new Date(now - HOUR_MS).toISOString()}/${new Date(now).toISOString()}`;
}
