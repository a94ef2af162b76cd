/**
 * What each call needs: OAuth scopes (any one of them) on the client *and* a permission in the user's roles.
 * Source: `x-inin-requires-permissions` and `security` of the official OpenAPI document. Everything that speaks of
 * access reads it here.
 */

export interface Requirement {
  /** What the call does, as it completes "Genesys Cloud would not …". */
  readonly does: string;
  /** Any one of these scopes is enough; the narrowest first. */
  readonly scopes: readonly [string, ...string[]];
  /** The permission a role must grant, or null when none is needed. */
  readonly permission: string | null;
  /** Permissions that do as well as that one. */
  readonly orPermissions?: readonly string[];
  /** Does Genesys refuse it to a token without a user (400 `not.a.user`)? */
  readonly user?: true;
  /** Of a write whose outcome is not known: where to look, and what comes of doing it again. */
  readonly ifUnknown?: string;
  /** Of a write: the fields of its step that name what must be there. */
  readonly refers?: string;
  /** Of a write: the fields of its step that can hold too much. */
  readonly holds?: string;
}

const ROUTING_READ = ['routing:readonly', 'routing'] as const;
const ANALYTICS_READ = ['analytics:readonly', 'analytics'] as const;
const MEMBERS = {
  scopes: ['routing'],
  permission: 'routing:queue:edit',
  orPermissions: ['routing:queueMember:manage'],
  ifUnknown:
    'Look at the members of the queue (Admin > Contact Center > Queues), or run this step again: doing it twice does no harm.',
  refers: 'Queue and Agents',
  holds: 'Agents',
} as const;
const AUTHORIZATION_READ = ['authorization:readonly', 'authorization'] as const;

export const REQUIREMENTS = {
  listQueues: { does: 'list queues', scopes: ROUTING_READ, permission: 'routing:queue:view' },
  readQueue: { does: 'show this queue', scopes: ROUTING_READ, permission: 'routing:queue:view' },
  listMembers: {
    does: 'list the members of this queue',
    scopes: ROUTING_READ,
    permission: 'routing:queue:view',
    orPermissions: ['routing:queue:edit', 'routing:queue:readonly', 'routing:queueMember:manage'],
  },
  observeQueues: {
    does: 'show what goes on in queues',
    scopes: ANALYTICS_READ,
    permission: 'analytics:queueObservation:view',
  },
  estimateWaits: { does: 'estimate waits', scopes: ROUTING_READ, permission: 'routing:queue:view' },
  summarizeQueues: {
    does: 'show the statistics of queues',
    scopes: ANALYTICS_READ,
    permission: 'analytics:conversationAggregate:view',
  },
  createQueue: {
    does: 'create this queue',
    scopes: ['routing'],
    permission: 'routing:queue:add',
    ifUnknown:
      'Look whether it is there (Admin > Contact Center > Queues) before you run this step again. No second queue can come of that, since a name is taken only once.',
    refers: 'Division and Copy Settings From',
    holds: 'Name and Description',
  },
  addMembers: { does: 'add members to this queue', ...MEMBERS },
  removeMembers: { does: 'remove members from this queue', ...MEMBERS },
  joinMembers: { does: 'set agents on or off this queue', ...MEMBERS },
  createCallback: {
    does: 'create this callback',
    scopes: ['conversations'],
    permission: 'conversation:callback:create',
    ifUnknown:
      'Look for it (Performance > Workspace > Interactions) before you run this step again: if it was created, running the step again may call the customer twice.',
    refers: 'Queue, Skills, Language and Preferred Agent',
    holds: 'Notes, Data and Phone Numbers',
  },
  searchUsers: { does: 'find users', scopes: ['users:readonly', 'users'], permission: 'directory:user:view' },
  listUsers: { does: 'say who users are', scopes: ['users:readonly', 'users'], permission: null },
  listSkills: { does: 'list skills', scopes: ROUTING_READ, permission: 'routing:skill:view' },
  listLanguages: { does: 'list languages', scopes: ROUTING_READ, permission: null },
  tokenInfo: { does: 'describe this connection', scopes: ['user-basic-info'], permission: null },
  userInfo: { does: 'say who this connection belongs to', scopes: ['user-basic-info'], permission: null, user: true },
  permittedDivisions: { does: 'say which divisions are permitted', scopes: AUTHORIZATION_READ, permission: null },
  grants: { does: 'say which roles are granted', scopes: AUTHORIZATION_READ, permission: null },
} as const satisfies Record<string, Requirement>;

/** A scope covers itself and everything below it: `routing` covers `routing:readonly` but not `routing-x`. */
export function coversScope(granted: string, needed: string): boolean {
  return granted === needed || needed.startsWith(`${granted}:`);
}

/** Every permission that is enough by itself; none when none is needed. */
export function permissionsOf({ permission, orPermissions = [] }: Requirement): readonly string[] {
  return permission === null ? [] : [permission, ...orPermissions];
}

/**
 * Permissions as Genesys lists them for a user, `domain:entity:action`, where `*` stands for any part
 * (https://help.genesys.cloud/articles/about-roles-permissions/).
 */
export type PermissionAnswer = 'granted' | 'missing' | 'unknown';

/**
 * @param held the user's permissions; null when they are not known.
 * @param anyOf permissions any of which is enough, such as `routing:queue:view`.
 */
export function permissionOf(held: readonly string[] | null, anyOf: readonly string[]): PermissionAnswer {
  if (held === null) return 'unknown';
  return anyOf.some((needed) => held.some((permission) => includes(permission, needed))) ? 'granted' : 'missing';
}

function includes(held: string, needed: string): boolean {
  const wanted = needed.split(':');
  return held.split(':').every((part, index) => part === '*' || part === wanted[index]);
}
