/** What is nobody's fault: limits, outages, and what stands between. */
import { LIST, type RefusalCase, refuse } from './refusal-case.ts';

export const OF_SERVICE: readonly RefusalCase[] = [
  {
    kind: 'rate_limited',
    situation: 'too many requests this minute',
    make: (sandbox) =>
      refuse(
        sandbox,
        429,
        'too.many.requests.retry.after',
        'Rate limit exceeded the maximum. Retry the request in [42] seconds',
        { 'retry-after': '42', 'inin-ratelimit-allowed': '300' },
      ),
    error: 'ThrottledError',
    text: 'Genesys Cloud would not list queues just now: the limit of 300 requests a minute for this connection is used up. Zapier tries again by itself in 42 seconds. If this happens often, let fewer Zaps share the connection.',
    textOfTest:
      'Genesys Cloud could not be reached to list queues: it limits requests just now (region Sandbox on this machine). This usually passes; try again in a few minutes. If it lasts, look at https://status.mypurecloud.com.',
  },
  {
    kind: 'rate_limited',
    situation: 'too many requests this minute, and the answer says so in its message only',
    make: (sandbox) =>
      refuse(
        sandbox,
        429,
        'too.many.requests.retry.after',
        'Rate limit exceeded the maximum. Retry the request in [42] seconds',
      ),
    error: 'ThrottledError',
    text: 'Genesys Cloud would not list queues just now: the limit of requests a minute for this connection is used up. Zapier tries again by itself in 42 seconds. If this happens often, let fewer Zaps share the connection.',
    textOfTest:
      'Genesys Cloud could not be reached to list queues: it limits requests just now (region Sandbox on this machine). This usually passes; try again in a few minutes. If it lasts, look at https://status.mypurecloud.com.',
  },
  {
    kind: 'unavailable',
    situation: 'Genesys Cloud is unavailable',
    make: (sandbox) =>
      refuse(sandbox, 503, 'general.internal.server.error', 'A general internal server error occurred.'),
    error: 'ThrottledError',
    text: 'Genesys Cloud could not be reached to list queues: it answered with HTTP status 503 (region Sandbox on this machine). This usually passes; try again in a few minutes. If it lasts, look at https://status.mypurecloud.com.',
  },
  {
    kind: 'unavailable',
    situation: 'the connection breaks',
    make: (sandbox) => sandbox.faults.add({ kind: 'reset', match: LIST, times: 'forever' }),
    error: 'ThrottledError',
    text: 'Genesys Cloud could not be reached to list queues: its answer was cut short (region Sandbox on this machine). This usually passes; try again in a few minutes. If it lasts, look at https://status.mypurecloud.com.',
  },
  {
    kind: 'not_genesys',
    situation: "a proxy's page answers",
    make: (sandbox) => sandbox.faults.add({ kind: 'html', match: LIST, times: 'forever' }),
    error: 'AppError',
    text: 'The answer to the request to list queues did not come from Genesys Cloud (HTTP status 200). A proxy or a maintenance page may stand between. Try again in a few minutes; if it stays, tell the owner of this integration.',
  },
  {
    kind: 'not_genesys',
    situation: 'a redirect answers',
    make: (sandbox) =>
      sandbox.faults.add({
        kind: 'redirect',
        status: 302,
        location: 'http://127.0.0.1:9/',
        match: LIST,
        times: 'forever',
      }),
    error: 'AppError',
    text: 'The answer to the request to list queues did not come from Genesys Cloud (HTTP status 302). A proxy or a maintenance page may stand between. Try again in a few minutes; if it stays, tell the owner of this integration.',
  },
  {
    kind: 'unknown',
    situation: 'anything else',
    make: (sandbox) => refuse(sandbox, 400, 'constraint.validation', 'The division is not valid.'),
    error: 'AppError',
    text: 'Genesys Cloud would not list queues (HTTP status 400, constraint.validation) ("The division is not valid."). Try again; if it stays, give this message to your Genesys admin.',
  },
];
