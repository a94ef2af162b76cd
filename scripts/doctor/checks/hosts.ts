/**
 * Whether both hosts of the region answer, and as Genesys Cloud does. Asked without credentials: nothing secret goes to
 * what may be a proxy or a sign-in page.
 */

import type { HttpResponse } from '../../../src/genesys/http/http.ts';
import { NoAnswerError, type NoAnswerReason } from '../../../src/genesys/http/no-answer-error.ts';
import { jsonObject } from '../../../src/genesys/values.ts';
import type { Outcome } from '../check.ts';
import { NETWORK } from '../refusal.ts';
import type { Visit } from '../visit.ts';

const TIMEOUT_MS = 10_000;

const NO_ANSWER: Readonly<Record<NoAnswerReason, string>> = {
  unreachable: 'no connection could be made',
  timeout: 'no answer in 10 seconds',
  cut: 'the answer was cut short',
  too_large: 'what answers is not Genesys Cloud: far too large an answer',
};

/** By the metadata of RFC 8414, which Genesys publishes. */
export function loginHost(visit: Visit): Promise<Outcome> {
  const { login } = visit.configuration.region;
  return reach(visit, login, '/.well-known/oauth-authorization-server', ({ status, body }) => {
    return status === 200 && typeof jsonObject(body)?.token_endpoint === 'string';
  });
}

/** By the refusal that Genesys gives to whoever brings no token. */
export function apiHost(visit: Visit): Promise<Outcome> {
  const { api } = visit.configuration.region;
  return reach(visit, api, '/api/v2/tokens/me', ({ status, body }) => {
    return status >= 400 && status < 500 && typeof jsonObject(body)?.code === 'string';
  });
}

async function reach(
  { send }: Visit,
  origin: string,
  path: string,
  isGenesys: (response: HttpResponse) => boolean,
): Promise<Outcome> {
  try {
    const headers = { accept: 'application/json' };
    const request = { method: 'GET', url: origin + path, headers, timeoutMs: TIMEOUT_MS } as const;
    const { status, known } = await send(request, (response) => ({
      status: response.status,
      known: isGenesys(response),
    }));
    const details = { origin, http_status: status };
    if (known) return { status: 'ok', found: `${origin} answers as Genesys Cloud does`, details };
    const found = `${origin}: what answers is not Genesys Cloud, or is out of order (HTTP status ${status})`;
    return { status: 'failed', found, fix: NETWORK, details };
  } catch (error) {
    if (!(error instanceof NoAnswerError)) throw error;
    const details = { origin, no_answer: error.reason };
    return { status: 'failed', found: `${origin}: ${NO_ANSWER[error.reason]}`, fix: NETWORK, details };
  }
}
