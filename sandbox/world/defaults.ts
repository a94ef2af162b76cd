/** The organization a fresh sandbox has: one where everything is allowed, so that a test takes away just what it is about. */
import { AUDIT_SERVICES, TOPICS } from './events.ts';
import { random, uuid } from './random.ts';
import { seedQueues, sparseQueue } from './seed.ts';
import { generateConversations, seedInteractions, seedStatuses } from './seed-activity.ts';
import { defaultSettings } from './settings.ts';
import type { Ability, Conversation, State, User } from './state.ts';

/** For users who sign in, as Zapier's do. */
export const CLIENT = { id: 'sandbox-client-id', secret: 'sandbox-client-secret' };
/** For programs that act for themselves. It is a client of its own, because an OAuth client of Genesys Cloud has one grant type. */
export const SERVICE_CLIENT = { id: 'sandbox-service-client-id', secret: 'sandbox-service-client-secret' };

/** Where Zapier sends the user back, and where `zapier-platform invoke auth start` listens. */
export const REDIRECT_URIS = ['https://zapier.com/dashboard/auth/oauth/return/App123CLIAPI/', 'http://localhost:9000'];

const AGENTS = [
  ['Amara Osei', 'amara.osei@example.com'],
  ['Ben Castillo', 'ben.castillo@example.com'],
  ['Chloé Martin', 'chloe.martin@example.com'],
  ['Daniel Kim', 'daniel.kim@example.com'],
  ['Elif Demir', 'elif.demir@example.com'],
  ['Farid Haddad', 'farid.haddad@example.com'],
  ['Greta Lindqvist', 'greta.lindqvist@example.com'],
  ['Hiro Tanaka', 'hiro.tanaka@example.com'],
  ['Ines Rocha', 'ines.rocha@example.com'],
  ['Jakub Nowak', 'jakub.nowak@example.com'],
  ['Kavya Menon', 'kavya.menon@example.com'],
] as const;

/** They have left: searches find them, and no queue has them as members. */
const FORMER = [
  ['Lena Vogel', 'lena.vogel@example.com'],
  ['Elif Demir', 'elif.demir.old@example.com'],
  ['Marcus Kimball', 'marcus.kimball@example.com'],
] as const;

const SKILLS = ['Billing', 'Cards', 'Claims', 'Complaints', 'Escalations', 'Loans', 'Retention', 'Technical Support'];
const LANGUAGES = ['English - Spoken', 'English - Written', 'French - Spoken', 'German - Spoken', 'Spanish - Spoken'];

/** How many queues have anything going on, whatever the organization's size. */
const BUSY = 8;

/**
 * @param options.queues how many queues to make, 0 or more
 * @param options.seed which queues
 * @param options.now milliseconds since 1970; the queues' dates go back from that day
 * @param options.latency milliseconds every answer waits
 * @param options.sparse whether queues have as little as the API may show (default false)
 */
export function defaultState(options: {
  queues: number;
  seed: number;
  now: number;
  latency: number;
  sparse?: boolean;
}): State {
  const next = random(2012);
  const id = (): string => uuid(next);
  const organizationId = id();
  const divisions = ['Home', 'Sales', 'Support', 'EMEA', 'APAC'].map((name) => ({
    id: id(),
    name,
    homeDivision: name === 'Home',
  }));
  const manager = {
    id: id(),
    name: 'Contact Center Manager',
    policies: [
      { domain: 'routing', entityName: 'queue', actions: ['view', 'add', 'edit', 'delete', 'search'] },
      { domain: 'routing', entityName: 'queueMember', actions: ['manage'] },
      { domain: 'routing', entityName: 'skill', actions: ['view'] },
      { domain: 'analytics', entityName: 'queueObservation', actions: ['view'] },
      { domain: 'analytics', entityName: 'conversationAggregate', actions: ['view'] },
      { domain: 'directory', entityName: 'user', actions: ['view'] },
      { domain: 'conversation', entityName: 'callback', actions: ['create'] },
      { domain: 'audits', entityName: 'audit', actions: ['view'] },
    ],
  };
  const agent = {
    id: id(),
    name: 'Agent',
    policies: [{ domain: 'routing', entityName: 'queue', actions: ['join'] }],
  };
  const everything = [{ roleId: manager.id, divisionId: '*' }];
  const users: User[] = [
    { id: id(), name: 'Olivia Park', email: 'ops@example.com', state: 'active', grants: everything },
    ...AGENTS.map(([name, email]): User => {
      return { id: id(), name, email, state: 'active', grants: [{ roleId: agent.id, divisionId: '*' }] };
    }),
  ];
  const anyClient = {
    accessTokenValiditySeconds: 86_400,
    state: 'active' as const,
    dateToDelete: null,
    organizationId,
    authorizedInOrganization: true,
  };
  const seeded = seedQueues(options, divisions, users);
  const queues = options.sparse ? seeded.map(sparseQueue) : seeded;
  seedStatuses(users, options.now);
  users.push(...FORMER.map(([name, email]): User => ({ id: id(), name, email, state: 'inactive', grants: [] })));
  const busy = queues.slice(0, BUSY);
  let conversations: Conversation[] | undefined;
  const ability = (name: string): Ability => ({ id: id(), name, state: 'active' });
  return {
    organization: {
      id: organizationId,
      name: 'Example Contact Center',
      thirdPartyOrgName: 'example-cc',
      domain: 'example-cc',
      region: 'us-east-1',
      enforceScopes: false,
      idleTimeoutSeconds: null,
    },
    divisions,
    roles: [manager, agent],
    users,
    skills: SKILLS.map(ability),
    languages: LANGUAGES.map(ability),
    topics: structuredClone(TOPICS),
    auditServices: structuredClone(AUDIT_SERVICES),
    clients: [
      {
        ...anyClient,
        ...CLIENT,
        name: 'Zapier',
        grantTypes: ['authorization_code', 'refresh_token'],
        scopes: [
          'routing:readonly',
          'user-basic-info',
          'analytics:readonly',
          'users:readonly',
          'organization:readonly',
          'authorization:readonly',
        ],
        redirectUris: [...REDIRECT_URIS],
        roleDivisions: [],
      },
      {
        ...anyClient,
        ...SERVICE_CLIENT,
        name: 'Zapier service account',
        grantTypes: ['client_credentials'],
        scopes: [],
        redirectUris: [],
        roleDivisions: everything,
      },
    ],
    settings: defaultSettings(options.latency, users[0]?.id ?? '', options.sparse === true),
    queues,
    interactions: seedInteractions(busy, options),
    // Made when first looked at: few look, and it takes ten times as long as all the rest of a small organization.
    get conversations() {
      conversations ??= generateConversations(busy, { ...options, days: 7, perDay: 12 });
      return conversations;
    },
    set conversations(made) {
      conversations = made;
    },
    pendingJoins: [],
    callbacks: [],
    tokens: new Map(),
    codes: new Map(),
    consents: new Map(),
    refreshTokens: new Map(),
    usage: new Map(),
  };
}
