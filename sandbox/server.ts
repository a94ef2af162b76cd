/** The HTTP server: reads a request, logs it, lets a fault act, and asks OAuth, the API or the admin routes for the answer. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { admin } from './admin/admin.ts';
import { type Fault, takesEffect } from './faults.ts';
import { callApi } from './gate.ts';
import { authorize } from './oauth/authorize.ts';
import { answerConsent } from './oauth/consent.ts';
import { introspect } from './oauth/introspect.ts';
import { metadata } from './oauth/metadata.ts';
import { token } from './oauth/token.ts';
import { ApiError, errorBody, json, OAuthError, type Reply } from './reply.ts';
import type { LoggedRequest, Sandboxed } from './sandboxed.ts';
import { omit, replyOf, send, sendHuge } from './send.ts';

/** The largest body it reads, in bytes. */
const LARGEST_BODY = 1_000_000;

/** @param ended aborted when the sandbox closes, so that no delay outlives it */
export function makeServer(sandbox: Sandboxed, ended: AbortSignal): Server {
  return createServer((request, response) => {
    // Whatever breaks here (a client gone, a fault's destroyed socket, the sandbox closing) ends this connection and nothing else.
    serve(sandbox, request, response, ended).catch(() => response.destroy());
  });
}

async function serve(
  sandbox: Sandboxed,
  request: IncomingMessage,
  response: ServerResponse,
  ended: AbortSignal,
): Promise<void> {
  const url = new URL(request.url ?? '/', sandbox.url);
  const contextId = randomUUID();
  const text = await readText(request);
  if (url.pathname.startsWith('/sandbox/')) {
    await send(request, response, admin(sandbox, request, url, text ?? ''));
    return;
  }
  response.setHeader('ININ-Correlation-Id', contextId);
  // Dates of queues and this header share one clock, also when a test moves it.
  if (sandbox.state.settings.sendDate) response.setHeader('Date', new Date(sandbox.now()).toUTCString());
  else response.sendDate = false;
  const logged = log(sandbox, request, url, text ?? '');
  const asked = { method: logged.method, path: url.pathname, query: url.searchParams, text: text ?? '' };
  const { latency } = sandbox.state.settings;
  if (latency > 0) await wait(latency, undefined, { signal: ended });
  const fault = sandbox.faults.take(asked);
  const pause = async () => {
    if (fault?.kind === 'delay') await wait(fault.ms, undefined, { signal: ended });
  };
  if (fault?.when !== 'after') await pause();
  const shownId = sandbox.state.settings.sendContextId ? contextId : null;
  const handled = !fault || takesEffect(fault) ? answer(sandbox, request, url, text, shownId) : undefined;
  if (fault?.when === 'after') await pause();
  if (fault && (await actWithoutReply(fault, response))) return;
  const normal = handled ?? json({ sandbox: 'This request was not handled.' });
  const reply = fault?.kind === 'omit' ? omit(normal, fault.fields) : normal;
  const sent = (fault && replyOf(fault, `${asked.method} ${asked.path}`, shownId)) ?? reply;
  logged.status = sent.status;
  await send(request, response, sent, fault?.kind === 'cut' ? fault : undefined);
}

/** Faults that send no reply of the usual kind. @returns whether the request is done with */
async function actWithoutReply(fault: Fault, response: ServerResponse): Promise<boolean> {
  if (fault.kind === 'reset') response.destroy();
  else if (fault.kind === 'huge') await sendHuge(response, fault.bytes ?? 64 * 2 ** 20);
  else if (fault.kind === 'hang') {
    if (fault.headers) response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders();
  } else return false;
  return true;
}

function answer(
  sandbox: Sandboxed,
  request: IncomingMessage,
  url: URL,
  text: string | undefined,
  contextId: string | null,
): Reply {
  const method = request.method ?? 'GET';
  const { state } = sandbox;
  const now = sandbox.now();
  const { authorization } = request.headers;
  try {
    if (text === undefined) {
      throw new ApiError(
        413,
        'request.entity.too.large',
        `The request is over the size limit. Maximum bytes: ${LARGEST_BODY}`,
      );
    }
    switch (`${method} ${url.pathname}`) {
      case 'GET /.well-known/oauth-authorization-server':
        return metadata(state, sandbox.url);
      case 'GET /oauth/authorize':
        return authorize(state, url.searchParams, now);
      case 'POST /oauth/authorize':
        return answerConsent(state, new URLSearchParams(text), now);
      case 'POST /oauth/token':
        return token(state, authorization, new URLSearchParams(text), now);
      case 'POST /oauth/introspect':
        if (state.settings.introspection) return introspect(state, authorization, new URLSearchParams(text), now);
    }
    if (!url.pathname.startsWith('/api/v2/')) {
      throw new ApiError(404, 'not.found', 'The requested resource was not found.');
    }
    const address = request.socket.remoteAddress ?? '';
    const { pathname: path, searchParams: query } = url;
    return callApi(state, { method, path, query, headers: request.headers, text, address }, now);
  } catch (error) {
    if (error instanceof OAuthError) return error.reply();
    if (error instanceof ApiError) {
      return json(errorBody(error.status, error.code, error.message, contextId), error.status, error.headers);
    }
    const message = 'The server encountered an unexpected condition which prevented it from fulfilling the request.';
    return json(errorBody(500, 'internal.server.error', message, contextId), 500);
  }
}

/** @returns the body's text, or undefined when it is too large */
async function readText(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= LARGEST_BODY) chunks.push(chunk);
  }
  return size > LARGEST_BODY ? undefined : Buffer.concat(chunks).toString('utf8');
}

function log(sandbox: Sandboxed, request: IncomingMessage, url: URL, text: string): LoggedRequest {
  const entry = {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: lists(url.searchParams),
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    body: parsed(request.headers['content-type'] ?? '', text),
    status: 0,
    at: sandbox.now(),
  };
  sandbox.requests.push(entry);
  return entry;
}

function lists(query: URLSearchParams): Record<string, string[]> {
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)]));
}

function parsed(type: string, text: string): unknown {
  if (text === '') return null;
  if (type.startsWith('application/x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
