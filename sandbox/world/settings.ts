/** How the sandbox behaves where Genesys Cloud's own behavior is not documented, or is to be tried out; all can be changed while it runs. */
export interface Settings {
  /** Milliseconds every answer waits. */
  latency: number;
  /** A larger page size is lowered to this without a word. */
  pageSizeCap: number;
  /** Requests per token and minute. */
  rateLimitPerMinute: number;
  /** What happens to a `scope` on authorize that Genesys does not know: not documented, hence a choice. */
  unknownScope: 'grant' | 'ignore' | 'refuse';
  /** Publish RFC 7662 introspection; Genesys does not. */
  introspection: boolean;
  /** Whether tokens/me lists `authorizedScope` when scopes are not enforced: not documented, hence a choice. */
  authorizedScope: 'always' | 'whenEnforced';
  /** Addresses let in, or null for all. */
  allowedIps: string[] | null;
  /** Ids of the access policies that refuse every call, or null. */
  policyDenied: string[] | null;
  /** Who consents on the authorize page. */
  consentUserId: string;
  /** Makes the token endpoint answer with its rate limit, which is an HTTP 400. */
  tokenRateLimited: boolean;
  /** What the token endpoint says of a client id that is not there: both have been seen of Genesys, hence a choice. */
  unknownClient: 'not_found' | 'authentication_failed';
  /** Whether the authorize page asks the user, or answers for them at once. */
  consent: 'automatic' | 'page';
  /** Whether answers carry a `Date` header, from which clients take the server's clock. */
  sendDate: boolean;
  /** The longest interval of an aggregates query, in days; Genesys does not document its own. */
  maxIntervalDays: number;
  /** The most queues that there may be, or null for no limit. */
  queueLimit: number | null;
  /** The most members that a queue may have, or null for no limit. */
  queueMemberLimit: number | null;
  /** Whether refusals carry `contextId`; some real ones do not. The header is there all the same. */
  sendContextId: boolean;
  /** Keep each page of the list of queues as it was first sent, compressed too: for measuring clients; changes no longer show. */
  keepPages: boolean;
  /**
   * How much a search of users may ask for: criteria, values of one criterion, and how far into the results a page may reach. The contract
   * has a refusal for each and tells none of the figures.
   */
  searchLimits: { criteria: number; values: number; results: number };
  /** Milliseconds until a member who was told to join or unjoin has done so; 0 means that the answer shows it already. */
  joinDelayMs: number;
  /**
   * Queues have as little as the API may show of them: what is made gets no settings of Genesys's, and what is empty, 0 or has never changed is
   * left out. The contract requires no field of a queue.
   */
  sparseQueues: boolean;
  /** How an estimated wait that nothing is known of is answered: not documented, hence a choice. */
  unknownWait: 'withoutSeconds' | 'noResults';
  /** How a new callback is answered: 200 with its ids, or 202 without a body. The contract has both and does not say when which. */
  callbackAnswer: 'created' | 'accepted';
  /** How many days ahead a callback may be scheduled. */
  callbackMaxDays: number;
  /** The most numbers, and the most entries of `data`, that a callback may have, or null for no limit; the contract tells no figure. */
  callbackAttributeLimit: number | null;
}

/**
 * What a fresh sandbox starts with.
 * @param latency milliseconds every answer waits
 * @param consentUserId who consents on the authorize page
 * @param sparse see `sparseQueues`
 */
export function defaultSettings(latency: number, consentUserId: string, sparse: boolean): Settings {
  return {
    latency,
    pageSizeCap: 500,
    rateLimitPerMinute: 300,
    unknownScope: 'ignore',
    introspection: false,
    authorizedScope: 'always',
    allowedIps: null,
    policyDenied: null,
    consentUserId,
    tokenRateLimited: false,
    unknownClient: 'authentication_failed',
    consent: 'automatic',
    sendDate: true,
    maxIntervalDays: 31,
    queueLimit: null,
    queueMemberLimit: null,
    sendContextId: true,
    keepPages: false,
    joinDelayMs: 0,
    sparseQueues: sparse,
    unknownWait: 'withoutSeconds',
    callbackAnswer: 'created',
    callbackMaxDays: 30,
    callbackAttributeLimit: null,
    searchLimits: { criteria: 50, values: 100, results: 10_000 },
  };
}
