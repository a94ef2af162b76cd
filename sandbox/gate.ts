/**
 * What every API call goes through before its handler: bearer token (RFC 6750), address allowlist, rate limit, security policies, scopes and
 * permissions. Codes and messages are those of the Genesys Cloud OpenAPI document.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { checkAccess } from './access.ts';
import { badRequest } from './checks.ts';
import { readParameters } from './contract/read-parameters.ts';
import { livingToken } from './oauth/living.ts';
import { ApiError, type Reply } from './reply.ts';
import { findRoute } from './router.ts';
import { settle } from './world/settle.ts';
import type { State, Token } from './world/state.ts';

export interface ApiRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** The body's text. */
  text: string;
  /** The caller's address. */
  address: string;
}

/**
 * @param now milliseconds since 1970
 * @throws {ApiError} for every refusal
 */
export function callApi(state: State, request: ApiRequest, now: number): Reply {
  settle(state, now);
  const token = bearer(state, request.headers.authorization, now);
  const { allowedIps, policyDenied } = state.settings;
  if (allowedIps && !allowedIps.includes(request.address)) {
    const text = `Requests originating from this IP address are not authorized: [${request.address}]`;
    throw new ApiError(401, 'ip.not.authorized', text);
  }
  const limits = countRequest(state, token, now);
  if (policyDenied) {
    const text = `Unable to perform the requested action. Your organization's security policies have denied access. Policy ID(s): [${policyDenied.join(', ')}]`;
    throw new ApiError(403, 'authz.policy.denied', text);
  }
  const found = findRoute(request.method, request.path);
  if (request.query.get('preserveIdleTTL') !== 'true') token.lastUsedAt = now;
  checkAccess(state, token, found.route.needs);
  const { path } = request;
  const query = readParameters(found.route, request.query);
  const body = parsed(request, found.route.badRequest);
  const reply = found.route.handle({ state, now, path, query, body, params: found.params, token });
  return { ...reply, headers: { ...reply.headers, ...limits } };
}

function bearer(state: State, authorization: string | undefined, now: number): Token {
  const value = /^bearer (.+)$/i.exec(authorization ?? '')?.[1];
  if (value === undefined) {
    const text = 'No authentication bearer token specified in authorization header.';
    throw new ApiError(401, 'authentication.required', text);
  }
  const token = livingToken(state, value, now);
  if (!token) throw new ApiError(401, 'bad.credentials', 'Invalid login credentials.');
  return token;
}

/** @returns the headers that tell what is left of this minute */
function countRequest(state: State, token: Token, now: number): Record<string, string> {
  const before = state.usage.get(token.accessToken);
  const usage = before && before.resetAt > now ? before : { count: 0, resetAt: now + 60_000 };
  state.usage.set(token.accessToken, usage);
  usage.count += 1;
  const allowed = state.settings.rateLimitPerMinute;
  const reset = String(Math.ceil((usage.resetAt - now) / 1000));
  const headers = {
    'inin-ratelimit-count': String(usage.count),
    'inin-ratelimit-allowed': String(allowed),
    'inin-ratelimit-reset': reset,
  };
  if (usage.count <= allowed) return headers;
  const text = `Rate limit exceeded the maximum. Retry the request in [${reset}] seconds`;
  throw new ApiError(429, 'too.many.requests.retry.after', text, { ...headers, 'retry-after': reset });
}

function parsed({ headers, text }: ApiRequest, message?: string): unknown {
  if (text === '') return undefined;
  if (!headers['content-type']?.toLowerCase().startsWith('application/json')) {
    const words =
      'Unsupported Media Type - Unsupported or incorrect media type, such as an incorrect Content-Type value in the header.';
    throw new ApiError(415, 'unsupported.media.type', words);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(message);
  }
}
