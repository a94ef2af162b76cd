/** `/api/v2/notifications/availabletopics` and `/api/v2/audits/query/realtime/servicemapping`. https://developer.genesys.cloud/notificationsalerts/notifications/ */
import type { Models } from 'purecloud-platform-client-v2';
import { json } from '../reply.ts';
import type { Call, Route } from '../route.ts';

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/api/v2/notifications/availabletopics',
    needs: { scopes: ['notifications'] },
    handle: (call) => json(availableTopics(call)),
  },
  {
    method: 'GET',
    path: '/api/v2/audits/query/realtime/servicemapping',
    needs: { scopes: ['audits:readonly'], permissions: { type: 'ALL', permissions: ['audits:audit:view'] } },
    handle: ({ state }) => json({ services: state.auditServices } satisfies Models.AuditQueryServiceMapping),
  },
];

/** A topic has its id, and what it is expanded by. */
function availableTopics({ state, query }: Call): Models.AvailableTopicEntityListing {
  const shown = ['id', ...query.getAll('expand')];
  const topics = state.topics.filter(
    ({ visibility }) => query.get('includePreview') !== 'false' || visibility !== 'Preview',
  );
  return {
    entities: topics.map((topic) =>
      Object.fromEntries(Object.entries(topic).filter(([field]) => shown.includes(field))),
    ),
  };
}
