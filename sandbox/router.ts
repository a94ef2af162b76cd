/** The API's calls. Each file under `api/` gives its own; a literal path must stand before a template that would match it. */
import type { Needs } from './access.ts';
import * as authorization from './api/authorization.ts';
import * as aggregates from './api/conversation-aggregates.ts';
import * as members from './api/members.ts';
import * as organizations from './api/organizations.ts';
import * as observations from './api/queue-observations.ts';
import * as queues from './api/queues.ts';
import * as tokens from './api/tokens.ts';
import * as users from './api/users.ts';
import type { Reply } from './reply.ts';
import type { State, Token } from './state.ts';

/** What a handler is given. */
export interface Call {
  state: State;
  /** Milliseconds since 1970. */
  now: number;
  path: string;
  query: URLSearchParams;
  /** Parsed JSON, or undefined. */
  body: unknown;
  /** The path's variables, by name. */
  params: Record<string, string>;
  token: Token;
}

export interface Route {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As in the OpenAPI document, with `{variables}`. */
  path: string;
  needs: Needs;
  /** The call's own words for bad.request, where the OpenAPI document gives it some. */
  badRequest?: string;
  handle: (call: Call) => Reply;
}

const routes: Route[] = [
  ...tokens.routes,
  ...users.routes,
  ...organizations.routes,
  ...authorization.routes,
  ...queues.routes,
  ...members.routes,
  ...observations.routes,
  ...aggregates.routes,
];

/** @returns the call that method and path mean, with the path's variables; undefined when there is none */
export function findRoute(method: string, path: string): { route: Route; params: Record<string, string> } | undefined {
  for (const route of routes) {
    const params = route.method === method ? matchPath(route.path, path) : undefined;
    if (params) return { route, params };
  }
  return undefined;
}

function matchPath(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split('/');
  const found = path.split('/');
  if (wanted.length !== found.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = found[index] ?? '';
    if (part.startsWith('{') && value !== '') params[part.slice(1, -1)] = value;
    else if (part !== value) return undefined;
  }
  return params;
}
