/**
 * The query parameters of each call the sandbox answers, from the paths of Genesys's OpenAPI document (July 2026):
 * https://api.mypurecloud.com/api/v2/docs/swagger. What is not in here Genesys passes over, and so does the sandbox.
 */

interface Refusal {
  readonly code: string;
  readonly message: string;
}

export interface Parameter {
  /** A `number` is whole and 1 or more; a `list` is `collectionFormat: multi` in the contract. */
  readonly kind: 'text' | 'boolean' | 'number' | 'list';
  /** Its values, or those of a list's items; any text when absent. */
  readonly allowed?: readonly string[];
  /** Values taken beside those, which the contract does not enumerate. */
  readonly alsoAllowed?: readonly string[];
  /** Values that Genesys Cloud has and the sandbox has not. */
  readonly lacking?: readonly string[];
  /** The contract's refusal when it is not there. */
  readonly required?: Refusal;
  /** The contract's own refusal of a wrong value; else it is invalid.query.param.value. */
  readonly refusal?: Refusal;
  /** The schema whose field enumerates the values, where the parameter itself does not. */
  readonly field?: string;
}

/** `lacking`: the whole parameter is Genesys's alone. */
export type Parameters = Readonly<Record<string, Parameter | 'lacking'>>;

const TEXT = { kind: 'text' } as const;
const BOOLEAN = { kind: 'boolean' } as const;
const LIST = { kind: 'list' } as const;
const SORT_ORDER = { kind: 'text', allowed: ['asc', 'desc'] } as const;
const NUMBER = { kind: 'number' } as const;
const PAGES = { pageNumber: NUMBER, pageSize: NUMBER };
const INVALID_PAGE = { code: 'invalid.page.number', message: 'Invalid page number specified.' };
/** All that deleting a queue has for a wrong parameter. */
const MALFORMED = {
  code: 'bad.request',
  message: 'The request could not be understood by the server due to malformed syntax.',
};
const ROUTING_PAGES = { ...PAGES, pageNumber: { ...NUMBER, refusal: INVALID_PAGE } };

/** What users can be expanded by; `QueueMember` has a user in it, so that its call knows them, too. */
export const USER_DETAILS =
  'integrationPresence conversationSummary outOfOffice geolocation station lasttokenissued authorization.unusedRoles team workPlanBidRanks externalContactsSettings groups customAttributes profileSkills certifications locations skills languages languagePreference employerInfo biography dateLastLogin dateWelcomeSent'.split(
    ' ',
  );
const OWN_DETAILS =
  'date geolocationsettings presencedefinitions divisionedpresencedefinitions locationdefinitions orgauthorization orgproducts favorites superiors directreports adjacents routingskills routinglanguages fieldconfigs token trustors logCapture autoanswersettings'.split(
    ' ',
  );
const QUEUE_EXPAND = { kind: 'list', allowed: [], lacking: ['identityresolution'] } as const;

/** The contract enumerates the long words and gives `ASC` as the default; both are taken. */
const LONG_SORT_ORDER = { kind: 'text', allowed: ['ascending', 'descending'], alsoAllowed: ['asc', 'desc'] } as const;

const QUEUES = '/api/v2/routing/queues';

const PARAMETERS = new Map<string, Parameters>([
  [
    `GET ${QUEUES}`,
    {
      ...ROUTING_PAGES,
      sortOrder: SORT_ORDER,
      name: TEXT,
      id: LIST,
      divisionId: LIST,
      peerId: LIST,
      cannedResponseLibraryId: TEXT,
      hasPeer: BOOLEAN,
      expand: QUEUE_EXPAND,
    },
  ],
  [`GET ${QUEUES}/me`, { ...ROUTING_PAGES, joined: BOOLEAN, sortOrder: SORT_ORDER }],
  [`GET ${QUEUES}/{queueId}`, { expand: QUEUE_EXPAND }],
  [`DELETE ${QUEUES}/{queueId}`, { forceDelete: { ...BOOLEAN, refusal: MALFORMED } }],
  [
    `GET ${QUEUES}/{queueId}/members`,
    {
      ...ROUTING_PAGES,
      sortOrder: SORT_ORDER,
      expand: { kind: 'list', allowed: ['routingStatus', 'presence'], lacking: ['authorization', ...USER_DETAILS] },
      name: TEXT,
      profileSkills: LIST,
      skills: LIST,
      languages: LIST,
      routingStatus: {
        kind: 'list',
        allowed: ['OFF_QUEUE', 'IDLE', 'INTERACTING', 'NOT_RESPONDING', 'COMMUNICATING'],
        field: 'RoutingStatus',
      },
      presence: LIST,
      memberBy: { kind: 'text', allowed: ['user', 'group'] },
      joined: BOOLEAN,
    },
  ],
  [`POST ${QUEUES}/{queueId}/members`, { delete: BOOLEAN }],
  [`GET ${QUEUES}/{queueId}/estimatedwaittime`, { conversationId: 'lacking' }],
  [`GET ${QUEUES}/{queueId}/mediatypes/{mediaType}/estimatedwaittime`, { labelId: 'lacking' }],
  [
    'GET /api/v2/notifications/availabletopics',
    {
      expand: {
        kind: 'list',
        allowed: [
          ...['description', 'enforced', 'schema', 'visibility', 'transports', 'publicApiTemplateUriPaths'],
          ...['requiresPermissions', 'permissionDetails', 'topicParameters'],
        ],
      },
      includePreview: BOOLEAN,
    },
  ],
  ['GET /api/v2/tokens/me', { preserveIdleTTL: BOOLEAN }],
  [
    'GET /api/v2/users/me',
    {
      expand: {
        kind: 'list',
        allowed: ['routingStatus', 'presence', 'authorization', 'organization'],
        lacking: [...USER_DETAILS, ...OWN_DETAILS],
      },
      integrationPresenceSource: 'lacking',
      userCustomAttributeSchemaIds: 'lacking',
    },
  ],
  [
    'GET /api/v2/users',
    {
      ...PAGES,
      id: LIST,
      jabberId: LIST,
      sortOrder: LONG_SORT_ORDER,
      expand: { kind: 'list', allowed: ['routingStatus', 'presence'], lacking: ['authorization', ...USER_DETAILS] },
      integrationPresenceSource: 'lacking',
      userCustomAttributeSchemaIds: 'lacking',
      state: { kind: 'text', allowed: ['active', 'inactive', 'deleted', 'any'] },
    },
  ],
  ['GET /api/v2/routing/skills', { ...PAGES, name: TEXT, id: LIST }],
  ['GET /api/v2/routing/languages', { ...PAGES, sortOrder: LONG_SORT_ORDER, name: TEXT, id: LIST }],
  ['GET /api/v2/authorization/subjects/me', { includeDuplicates: BOOLEAN }],
  [
    'GET /api/v2/authorization/divisions',
    {
      ...PAGES,
      sortBy: 'lacking',
      expand: 'lacking',
      nextPage: 'lacking',
      previousPage: 'lacking',
      objectCount: { kind: 'boolean', allowed: ['false'], lacking: ['true'] },
      id: LIST,
      name: TEXT,
    },
  ],
  [
    'GET /api/v2/authorization/divisionspermitted/paged/me',
    {
      ...PAGES,
      permission: {
        kind: 'text',
        required: { code: 'missing.permission.param', message: 'Missing required permission parameter' },
      },
    },
  ],
]);

/** @param call method and path, with `{variables}` */
export function parametersOf(call: string): Parameters {
  return PARAMETERS.get(call) ?? {};
}
