/** The API's calls. Each file under `api/` gives its own; a literal path must stand before a template that would match it. */
import * as abilities from './api/abilities.ts';
import * as authorization from './api/authorization.ts';
import * as callbacks from './api/callbacks.ts';
import * as aggregates from './api/conversation-aggregates.ts';
import * as waits from './api/estimated-wait.ts';
import * as events from './api/events.ts';
import * as members from './api/members.ts';
import * as organizations from './api/organizations.ts';
import * as observations from './api/queue-observations.ts';
import * as queues from './api/queues.ts';
import * as tokens from './api/tokens.ts';
import * as userSearch from './api/user-search.ts';
import * as users from './api/users.ts';
import { isId } from './checks.ts';
import { genesysPath } from './contract/genesys-calls.ts';
import { lacking } from './contract/lacking.ts';
import { matchPath } from './contract/match-path.ts';
import { ApiError } from './reply.ts';
import type { Route } from './route.ts';

const routes: Route[] = [
  ...tokens.routes,
  ...users.routes,
  ...userSearch.routes,
  ...organizations.routes,
  ...authorization.routes,
  ...queues.routes,
  ...abilities.routes,
  ...members.routes,
  ...observations.routes,
  ...aggregates.routes,
  ...callbacks.routes,
  ...waits.routes,
  ...events.routes,
];

/**
 * @returns the call that method and path mean, with the path's variables
 * @throws {ApiError} 501 for a call that only Genesys Cloud has, 404 not.found for one that it has not either
 */
export function findRoute(method: string, path: string): { route: Route; params: Record<string, string> } {
  const found = routeOf(method, path);
  // A literal path of Genesys's, such as /api/v2/routing/queues/divisionviews, is no queue with an odd id.
  if (found && Object.entries(found.params).every(([name, value]) => !name.endsWith('Id') || isId(value))) return found;
  const known = genesysPath(method, path);
  if (known !== undefined && known !== found?.route.path) throw lacking(`${method} ${known}`);
  if (!found) throw new ApiError(404, 'not.found', 'The requested resource was not found.');
  return found;
}

function routeOf(method: string, path: string): { route: Route; params: Record<string, string> } | undefined {
  for (const route of routes) {
    const params = route.method === method ? matchPath(route.path, path) : undefined;
    if (params) return { route, params };
  }
  return undefined;
}
