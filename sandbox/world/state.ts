/**
 * What the sandbox's one organization holds. It is plain data that tests and the admin routes change while the server runs, because
 * every refusal Genesys Cloud can give comes from a difference in this data. Names are those of the Genesys Cloud API.
 */
import type { Models } from 'purecloud-platform-client-v2';
import type { SystemPresence } from './presences.ts';
import type { Settings } from './settings.ts';

/** The contract's enumeration in `RoutingStatus.status`. */
export type RoutingStatus = 'OFF_QUEUE' | 'IDLE' | 'INTERACTING' | 'NOT_RESPONDING' | 'COMMUNICATING';

export interface Division {
  id: string;
  name: string;
  homeDivision: boolean;
}

export interface Role {
  id: string;
  name: string;
  /** `entityName` and an action may be `*`, as in Genesys. */
  policies: { domain: string; entityName: string; actions: string[] }[];
}

export interface RoleDivision {
  roleId: string;
  /** A division's id, or `*` for all of them. */
  divisionId: string;
}

export interface User {
  id: string;
  name: string;
  email: string;
  state: 'active' | 'inactive' | 'deleted';
  grants: RoleDivision[];
  /** Off queue when absent. */
  routingStatus?: { status: RoutingStatus; startTime: string };
  /** Offline when absent. */
  presence?: { systemPresence: SystemPresence; modifiedDate: string };
}

/** What a conversation may ask an agent for: a `RoutingSkill` or a `Language` of the contract. */
export interface Ability {
  id: string;
  name: string;
  state: 'active' | 'inactive' | 'deleted';
}

/** A notification topic: an `AvailableTopic` of the contract. */
export type Topic = Models.AvailableTopic & { id: string };

/** What audits cover: an `AuditQueryService` of the contract. */
export interface AuditService {
  name: string;
  entities: { name: string; actions: string[] }[];
}

export type GrantType = 'authorization_code' | 'refresh_token' | 'client_credentials';

export interface OAuthClient {
  id: string;
  secret: string;
  name: string;
  grantTypes: GrantType[];
  /** The scopes ticked on the client. */
  scopes: string[];
  redirectUris: string[];
  /** 300 to 172,800 seconds in Genesys; not checked here, so that a test may use less. */
  accessTokenValiditySeconds: number;
  /** Only an active one gets tokens; those of a disabled one are dead. */
  state: 'active' | 'disabled' | 'inactive';
  /** ISO 8601, or null when no deletion is planned. */
  dateToDelete: string | null;
  organizationId: string;
  /** False: a user without `oauth:client:authorize` meets an error page instead of a consent page. */
  authorizedInOrganization: boolean;
  /** What a client-credentials token may do. */
  roleDivisions: RoleDivision[];
}

export interface Organization {
  id: string;
  name: string;
  thirdPartyOrgName: string;
  domain: string;
  region: string;
  /** Admin > Organization Settings > Settings > "Enforce Scopes". */
  enforceScopes: boolean;
  /** The inactivity timeout: seconds a token may rest unused, or null when it is off. While it is on nobody is given a refresh token. */
  idleTimeoutSeconds: number | null;
}

export interface QueueMember {
  /** The user's. */
  id: string;
  joined: boolean;
  /** 1 when absent. */
  ringNumber?: number;
  /** `user` when absent; `group` members come and go with their group and cannot be removed one by one. */
  memberBy?: 'user' | 'group';
}

/** A member who was told to join or unjoin a queue, and has not yet. */
export interface PendingJoin {
  member: QueueMember;
  joined: boolean;
  /** Milliseconds since 1970. */
  at: number;
}

export type MediaType = 'callback' | 'chat' | 'email' | 'message' | 'voice';

/** What goes on in a queue at this moment. */
export interface Interaction {
  queueId: string;
  mediaType: MediaType;
  state: 'waiting' | 'alerting' | 'interacting';
  /** ISO 8601: since when it has been in this state. */
  startedAt: string;
}

/** A callback as it was asked for. */
export interface Callback {
  conversationId: string;
  callbackIds: string[];
  /** The one that it waits in, wherever the command has it. */
  queueId: string;
  /** ISO 8601. */
  dateCreated: string;
  /** The user's id, or the client's. */
  createdBy: string;
  /** What the caller was told: all ids, or nothing at all. */
  answer: 'created' | 'accepted';
  /** Whether its time has come, so that it is among the queue's interactions. */
  waiting: boolean;
  command: Models.CreateCallbackCommand;
}

/** A conversation that is over, as far as queue statistics are concerned. Durations are in milliseconds. */
export interface Conversation {
  queueId: string;
  mediaType: MediaType;
  /** ISO 8601: when it was offered to the queue, or when an agent began to make an outbound one. */
  start: string;
  /** How long it was in the queue; nothing to an outbound one. */
  waitMs: number;
  /**
   * `flowOut`: it left the queue neither answered nor abandoned. `outbound`: an agent made it on behalf of the queue, so it was not offered.
   * Only what is answered or outbound is handled, and has the times below.
   */
  outcome: 'answered' | 'abandoned' | 'flowOut' | 'outbound';
  transferred: boolean;
  /** Until the network had the call that an agent made, and until the other end answered; none when absent. */
  contactingMs?: number;
  dialingMs?: number;
  talkMs: number;
  holdMs: number;
  /** How many times it was held, at even distances; once when absent, if it was held at all. */
  holds?: number;
  acwMs: number;
  /** Answered later than the queue's service level allows. */
  overSla: boolean;
}

/** A queue in little: 20,000 full ones would take 100 MB. `expandQueue` makes the full object of it. */
export interface QueueRecord {
  id: string;
  name: string;
  divisionId: string;
  dateCreated: string;
  dateModified: string;
  /** Empty when nobody is told to have made it. */
  createdBy: string;
  peerId: string | null;
  members: QueueMember[];
  /** The seed of the details that nobody chose; null when there are none, as after a full update. */
  variant: number | null;
  /** The details that somebody did choose. */
  chosen?: Models.Queue;
}

export interface Token {
  accessToken: string;
  clientId: string;
  /** Null for client credentials. */
  userId: string | null;
  scopes: string[];
  issuedAt: number;
  expiresAt: number;
  lastUsedAt: number;
  /** The authorization code it goes back to, or null when it came without one; so that a replayed code can revoke it (RFC 6749, section 4.1.2). */
  code: string | null;
}

export interface AuthorizationCode {
  clientId: string;
  userId: string;
  redirectUri: string;
  scopes: string[];
  codeChallenge: string | null;
  expiresAt: number;
  used: boolean;
}

/** An authorization request whose consent page the user has not answered yet. */
export interface PendingConsent extends Omit<AuthorizationCode, 'used'> {
  /** The request's `state`, or null. */
  state: string | null;
}

export interface RefreshToken {
  clientId: string;
  userId: string;
  scopes: string[];
  /** As in {@link Token}. */
  code: string | null;
}

export interface State {
  organization: Organization;
  divisions: Division[];
  roles: Role[];
  users: User[];
  skills: Ability[];
  languages: Ability[];
  topics: Topic[];
  auditServices: AuditService[];
  clients: OAuthClient[];
  settings: Settings;
  queues: QueueRecord[];
  /** At most one for each member, in the order they were asked for. */
  pendingJoins: PendingJoin[];
  interactions: Interaction[];
  conversations: Conversation[];
  /** In the order they were made. */
  callbacks: Callback[];
  /** Keyed by their value, like the three below; never shown by the admin routes. */
  tokens: Map<string, Token>;
  codes: Map<string, AuthorizationCode>;
  consents: Map<string, PendingConsent>;
  refreshTokens: Map<string, RefreshToken>;
  /** Requests counted per access token in the running minute. */
  usage: Map<string, { count: number; resetAt: number }>;
}
