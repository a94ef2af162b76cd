/** The sandbox's handle for tests and scripts. Everything it offers in this process it also offers under `/sandbox/` over HTTP. */
import type { AddressInfo } from 'node:net';
import { type Fault, Faults } from './faults.ts';
import { issueRefreshToken, issueToken } from './oauth/issue.ts';
import type { LoggedRequest, Sandboxed } from './sandboxed.ts';
import { makeServer } from './server.ts';
import { CLIENT, defaultState, REDIRECT_URIS, SERVICE_CLIENT } from './world/defaults.ts';
import { addMembers } from './world/members.ts';
import { createQueue, findQueue, type NewQueue } from './world/queues.ts';
import { type ConversationOptions, generateConversations } from './world/seed-activity.ts';
import { settle } from './world/settle.ts';
import type { Callback, Conversation, Interaction, QueueRecord, State, Token } from './world/state.ts';

export type {
  Callback,
  Conversation,
  ConversationOptions,
  Fault,
  Interaction,
  LoggedRequest,
  NewQueue,
  QueueRecord,
  State,
};

export interface SandboxOptions {
  /** 0, the default, takes a free one. */
  port?: number;
  /** How many queues to start with (default 40). */
  queues?: number;
  /** The same seed and day give the same queues (default 1). */
  seed?: number;
  /** Milliseconds every answer waits (default 0). */
  latency?: number;
  /** Queues have as little as the API may show of them: `settings.sparseQueues` from the start (default false). */
  sparse?: boolean;
  /** The clock, in milliseconds since 1970 (default Date.now). */
  now?: () => number;
}

export interface TokenOptions {
  /** By default the client whose grant type fits. */
  clientId?: string;
  /** Null for a client-credentials token; by default the user who would consent. */
  userId?: string | null;
  /** By default those ticked on the client. */
  scopes?: string[];
  /** By default the client's own; 0 or less gives a token that has expired. */
  expiresInSeconds?: number;
}

/** What a connection holds. */
export interface IssuedTokens {
  accessToken: string;
  refreshToken: string;
  /** Of the access token, in ISO 8601. */
  expiresAt: string;
}

export interface Sandbox {
  url: string;
  /** The OAuth client with the grant type Code Authorization, for users who sign in. */
  client: { id: string; secret: string; redirectUri: string };
  /** The one with Client Credentials, for programs that act for themselves. */
  serviceClient: { id: string; secret: string };
  /** Live: changes count from the next request on. */
  state: State;
  /** Every request outside `/sandbox/`; empty it with `requests.length = 0`. */
  requests: LoggedRequest[];
  faults: Faults;
  /** Adds a queue as if made in Genesys Cloud. */
  createQueue: (queue: NewQueue) => QueueRecord;
  /** Makes this many users and joins them to a queue. @throws {ApiError} when there is no such queue */
  addMembers: (queueId: string, count: number) => void;
  /** Brings `state` up to the clock without a request: members who join later, callbacks whose time comes. */
  settle: () => void;
  /** Puts generated conversations in all queues in the place of those there are. */
  generateConversations: (options?: Partial<Omit<ConversationOptions, 'now'>>) => void;
  /** @returns an access token, without the browser's way round */
  issueToken: (options?: TokenOptions) => string;
  /** The same for a user's connection that can renew itself. */
  issueTokens: (options?: TokenOptions & { userId?: string }) => IssuedTokens;
  /** Ends all sockets at once. */
  close: () => Promise<void>;
}

/**
 * Starts a Genesys Cloud on loopback.
 * @throws {Error} the server's own, such as EADDRINUSE
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, queues = 40, seed = 1, latency = 0, sparse = false, now = Date.now } = options;
  const fresh = (): State => defaultState({ queues, seed, latency, sparse, now: now() });
  const sandboxed: Sandboxed = {
    state: fresh(),
    requests: [],
    faults: new Faults(),
    now,
    url: '',
    reset: () => {
      // The same object, since tests hold it.
      Object.assign(sandboxed.state, fresh());
      sandboxed.requests.length = 0;
      sandboxed.faults.clear();
    },
  };
  const { state, requests, faults } = sandboxed;
  const issue = (wanted: TokenOptions): Token => {
    const userId = wanted.userId === undefined ? state.settings.consentUserId : wanted.userId;
    const clientId = wanted.clientId ?? (userId === null ? SERVICE_CLIENT : CLIENT).id;
    const found = state.clients.find(({ id }) => id === clientId);
    if (!found) throw new RangeError(`There is no OAuth client ${clientId}.`);
    const scopes = wanted.scopes ?? (userId === null ? [] : [...found.scopes]);
    const seconds = wanted.expiresInSeconds ?? found.accessTokenValiditySeconds;
    return issueToken(state, found, { userId, scopes, code: null }, seconds, now());
  };
  const ending = new AbortController();
  const server = makeServer(sandboxed, ending.signal);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  sandboxed.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: sandboxed.url,
    client: { ...CLIENT, redirectUri: REDIRECT_URIS[0] ?? '' },
    serviceClient: { ...SERVICE_CLIENT },
    state,
    requests,
    faults,
    createQueue: (queue) => createQueue(state, queue, now()),
    addMembers: (queueId, count) => addMembers(state, findQueue(state, queueId), count),
    settle: () => settle(state, now()),
    generateConversations: (wanted = {}) => {
      const options = { days: 7, perDay: 12, seed, ...wanted, now: now() };
      state.conversations = generateConversations(state.queues, options);
    },
    issueToken: (wanted = {}) => issue(wanted).accessToken,
    issueTokens: ({ userId = state.settings.consentUserId, ...wanted } = {}) => {
      const { accessToken, clientId, scopes, code, expiresAt } = issue({ ...wanted, userId });
      const refreshToken = issueRefreshToken(state, { clientId, userId, scopes, code });
      return { accessToken, refreshToken, expiresAt: new Date(expiresAt).toISOString() };
    },
    close: () =>
      new Promise((resolve) => {
        ending.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
