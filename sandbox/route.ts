/** One call of the API: what it needs, and what answers it. */
import type { Needs } from './access.ts';
import type { Reply } from './reply.ts';
import type { State, Token } from './world/state.ts';

/** What a handler is given. */
export interface Call {
  state: State;
  /** Milliseconds since 1970. */
  now: number;
  path: string;
  /** Checked by the call's parameters; each item of a list stands alone. */
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
