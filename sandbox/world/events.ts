/**
 * What can be learned of changes without asking again and again: notification topics, and what audits cover. They are few of the real ones;
 * that audits of queues reach Amazon EventBridge alone is what Genesys's staff say in its developer forum (thread 31854).
 */
import type { AuditService, Topic } from './state.ts';

export const TOPICS: Topic[] = [
  {
    id: 'v2.audits.entitytype.{id}.entityid.{id}',
    description: 'Changes of an entity',
    transports: ['EventBridge'],
    visibility: 'Public',
    enforced: true,
    requiresPermissions: ['audits:audit:view'],
    topicParameters: ['entitytype', 'entityid'],
    publicApiTemplateUriPaths: ['/api/v2/audits/query/realtime'],
  },
  {
    id: 'v2.routing.queues.{id}.users',
    description: 'Members of a queue, and whether they have joined',
    transports: ['All'],
    visibility: 'Public',
    enforced: true,
    requiresPermissions: ['routing:queue:view'],
    topicParameters: ['id'],
    publicApiTemplateUriPaths: ['/api/v2/routing/queues/{queueId}/members'],
  },
  {
    id: 'v2.routing.queues.{id}.estimatedwaittime',
    description: 'Estimated wait of a queue',
    transports: ['Websocket', 'EventBridge'],
    visibility: 'Preview',
    enforced: true,
    requiresPermissions: ['routing:queue:view'],
    topicParameters: ['id'],
    publicApiTemplateUriPaths: ['/api/v2/routing/queues/{queueId}/estimatedwaittime'],
  },
];

export const AUDIT_SERVICES: AuditService[] = [
  { name: 'Architect', entities: [{ name: 'Flow', actions: ['Create', 'Update', 'Delete', 'Publish'] }] },
  {
    name: 'ContactCenter',
    entities: [
      { name: 'Queue', actions: ['Create', 'Update', 'Delete', 'MemberAdd', 'MemberUpdate', 'MemberRemove'] },
      { name: 'WrapupCode', actions: ['Create', 'Update', 'Delete'] },
    ],
  },
];
