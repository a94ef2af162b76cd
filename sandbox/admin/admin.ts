/**
 * `/sandbox/`: the sandbox's own controls, which are no part of Genesys Cloud. They ask for no credentials, so they answer only to this
 * machine: a foreign Host (DNS rebinding) or Origin (another site's page) is refused. They never return tokens
 * or secrets.
 */
import type { IncomingMessage } from 'node:http';
import type { Models } from 'purecloud-platform-client-v2';
import { checkedId } from '../checks.ts';
import { readBody } from '../contract/read-body.ts';
import { FAULT_KINDS, type Fault } from '../faults.ts';
import { ApiError, empty, json, type Reply } from '../reply.ts';
import type { LoggedRequest, Sandboxed } from '../sandboxed.ts';
import { defaultState } from '../world/defaults.ts';
import { expandQueue } from '../world/queue-object.ts';
import { changeQueue, createQueue, findQueue, type NewQueue, removeQueue } from '../world/queues.ts';
import { settle } from '../world/settle.ts';
import type { OAuthClient, State } from '../world/state.ts';
import { adminActivity } from './activity.ts';

const PATCHABLE = [
  'organization',
  'divisions',
  'roles',
  'users',
  'skills',
  'languages',
  'topics',
  'auditServices',
  'clients',
  'settings',
] as const;
const HIDDEN = '(hidden)';
/** Parameters of OAuth requests that are worth something to whoever reads them. */
const SECRETS = new Set(['code', 'code_verifier', 'client_secret', 'consent', 'refresh_token', 'token']);

/** @param text the request's body */
export function admin(sandbox: Sandboxed, request: IncomingMessage, url: URL, text: string): Reply {
  const { origin, host } = request.headers;
  if (!isLoopback(`http://${host}`) || (origin !== undefined && !isLoopback(origin))) {
    return refusal(403, 'The sandbox’s controls answer only to this machine.');
  }
  try {
    return act(sandbox, `${request.method} ${url.pathname}`, text);
  } catch (error) {
    if (error instanceof ApiError) return refusal(error.status, error.message);
    if (error instanceof SyntaxError) return refusal(400, `The body cannot be used: ${error.message}`);
    throw error;
  }
}

function act(sandbox: Sandboxed, call: string, text: string): Reply {
  const { state, faults, requests } = sandbox;
  settle(state, sandbox.now());
  const [, verb, id] = /^(PATCH|DELETE) \/sandbox\/queues\/([^/]+)$/.exec(call) ?? [];
  if (id !== undefined) {
    const queue = findQueue(state, id);
    if (verb === 'DELETE') {
      removeQueue(state, queue);
      return empty(204);
    }
    changeQueue(state, queue, queueChange(object(text)), sandbox.now());
    return json(expandQueue(state, queue));
  }
  switch (call) {
    case 'GET /sandbox/state':
      return json(shownState(state));
    case 'PATCH /sandbox/state':
      patchState(state, object(text));
      return json(shownState(state));
    case 'GET /sandbox/requests':
      return json(requests.map(withoutSecrets));
    case 'DELETE /sandbox/requests':
      requests.length = 0;
      return empty(204);
    case 'POST /sandbox/queues': {
      const queue = createQueue(state, newQueue(state, object(text)), sandbox.now());
      return json(expandQueue(state, queue), 201);
    }
    case 'POST /sandbox/faults':
      faults.add(fault(object(text)));
      return empty(204);
    case 'DELETE /sandbox/faults':
      faults.clear();
      return empty(204);
    case 'POST /sandbox/tokens/expire':
      for (const token of state.tokens.values()) token.expiresAt = sandbox.now();
      return empty(204);
    case 'POST /sandbox/reset':
      sandbox.reset();
      return empty(204);
    default:
      return (
        adminActivity(state, call, () => object(text), sandbox.now()) ?? refusal(404, `The sandbox has no ${call}.`)
      );
  }
}

function refusal(status: number, text: string): Reply {
  return json({ sandbox: true, error: text }, status);
}

function isLoopback(origin: string): boolean {
  return URL.canParse(origin) && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(origin).hostname);
}

function object(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SyntaxError('an object is needed');
  return value as Record<string, unknown>;
}

/** As the API's own writes are checked, or a later answer would show what no Genesys Cloud can have. */
function newQueue(state: State, sent: Record<string, unknown>): NewQueue {
  const queue = readBody(sent, 'CreateQueueRequest') as Models.Queue;
  if (queue.id !== undefined && state.queues.some(({ id }) => id === checkedId(queue.id))) {
    throw new SyntaxError(`there is a queue with the id ${queue.id}`);
  }
  return { ...queue, name: queue.name ?? '' };
}

/** A detail that is null is taken away, as by JSON merge patch (RFC 7396). */
function queueChange(sent: Record<string, unknown>): Models.Queue {
  const removed = Object.keys(sent).filter((field) => sent[field] === null);
  const read = readBody(sent, 'QueueRequest');
  return { ...read, ...Object.fromEntries(removed.map((field) => [field, undefined])) };
}

function shownState(state: State): Record<string, unknown> {
  const shown = Object.fromEntries(PATCHABLE.map((key) => [key, state[key]]));
  const clients = state.clients.map((client) => ({ ...client, secret: HIDDEN }));
  return { ...shown, clients, queues: { total: state.queues.length } };
}

/** JSON merge patch (RFC 7396). As none of these members can be missing, null puts a member's default back. */
function patchState(state: State, patch: Record<string, unknown>): void {
  const fresh = defaultState({ queues: 0, seed: 1, latency: 0, now: 0 });
  const changed = Object.entries(patch).map(([key, value]) => {
    const known = PATCHABLE.find((name) => name === key);
    if (!known) throw new SyntaxError(`the state has no "${key}" to change; it has ${PATCHABLE.join(', ')}`);
    const result = merged(state[known], value, fresh[known], known);
    return [known, known === 'clients' ? withSecrets(result as Partial<OAuthClient>[], state.clients) : result];
  });
  Object.assign(state, Object.fromEntries(changed));
}

/** Clients that were read here, changed and sent back keep the secrets that could not be shown. */
function withSecrets(clients: Partial<OAuthClient>[], before: OAuthClient[]): Partial<OAuthClient>[] {
  const secretOf = new Map(before.map(({ id, secret }) => [id, secret]));
  return clients.map((client) => {
    if (client?.secret !== HIDDEN) return client;
    const secret = secretOf.get(`${client.id}`);
    if (secret === undefined) throw new SyntaxError(`the client "${client.id}" is new and needs a "secret"`);
    return { ...client, secret };
  });
}

function merged(current: unknown, patch: unknown, fresh: unknown, name: string): unknown {
  if (patch === null) return fresh;
  if (Array.isArray(current) || fresh === null) {
    if (Array.isArray(current) && !Array.isArray(patch)) throw new SyntaxError(`"${name}" must be a list`);
    return patch;
  }
  if (typeof current !== typeof patch) throw new SyntaxError(`"${name}" must be a ${typeof current}`);
  if (typeof current !== 'object' || typeof patch !== 'object') return patch;
  const defaults = new Map(Object.entries(fresh ?? {}));
  const result = new Map(Object.entries(current ?? {}));
  for (const [key, value] of Object.entries(patch)) {
    if (!result.has(key)) throw new SyntaxError(`"${name}" has no "${key}"; it has ${[...result.keys()].join(', ')}`);
    result.set(key, merged(result.get(key), value, defaults.get(key), `${name}.${key}`));
  }
  return Object.fromEntries(result);
}

function fault(value: Record<string, unknown>): Fault {
  if (!FAULT_KINDS.some((kind) => kind === value.kind)) {
    throw new SyntaxError(`"kind" must be one of ${FAULT_KINDS.join(', ')}`);
  }
  return value as Fault;
}

function withoutSecrets(request: LoggedRequest): LoggedRequest {
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name,
    name === 'authorization' ? HIDDEN : value,
  ]);
  const isForm = request.path.startsWith('/oauth/') && typeof request.body === 'object' && request.body !== null;
  const body = isForm
    ? Object.fromEntries(Object.entries(request.body ?? {}).map(([name, v]) => [name, SECRETS.has(name) ? HIDDEN : v]))
    : request.body;
  return { ...request, headers: Object.fromEntries(headers), body };
}
