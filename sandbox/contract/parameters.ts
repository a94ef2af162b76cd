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

const text = { kind: 'text' } as const;
const boolean = { kind: 'boolean' } as const;
const list = { kind: 'list' } as const;
const sortOrder = { kind: 'text', allowed: ['asc', 'desc'] } as const;
const number = { kind: 'number' } as const;
const pages = { pageNumber: number, pageSize: number };
const invalidPage = { code: 'invalid.page.number', message: 'Invalid page number specified.' };
/** All that deleting a queue has for a wrong parameter. */
const malformed = {
  code: 'bad.request',
  message: 'The request could not be understood by the server due to malformed syntax.',
};
const routingPages = { ...pages, pageNumber: { ...number, refusal: invalidPage } };

/** What users can be expanded by; `QueueMember` has a user in it, so that its call knows them, too. */
const userDetails =
  'integrationPresence conversationSummary outOfOffice geolocation station lasttokenissued authorization.unusedRoles team workPlanBidRanks externalContactsSettings groups customAttributes profileSkills certifications locations skills languages languagePreference employerInfo biography dateLastLogin dateWelcomeSent'.split(
    ' ',
  );
const ownDetails =
  'date geolocationsettings presencedefinitions divisionedpresencedefinitions locationdefinitions orgauthorization orgproducts favorites superiors directreports adjacents routingskills routinglanguages fieldconfigs token trustors logCapture autoanswersettings'.split(
    ' ',
  );
const queueExpand = { kind: 'list', allowed: [], lacking: ['identityresolution'] } as const;

const queues = '/api/v2/routing/queues';

const parameters = new Map<string, Parameters>([
  [
    `GET ${queues}`,
    {
      ...routingPages,
      sortOrder,
      name: text,
      id: list,
      divisionId: list,
      peerId: list,
      cannedResponseLibraryId: text,
      hasPeer: boolean,
      expand: queueExpand,
    },
  ],
  [`GET ${queues}/me`, { ...routingPages, joined: boolean, sortOrder }],
  [`GET ${queues}/{queueId}`, { expand: queueExpand }],
  [`DELETE ${queues}/{queueId}`, { forceDelete: { ...boolean, refusal: malformed } }],
  [
    `GET ${queues}/{queueId}/members`,
    {
      ...routingPages,
      sortOrder,
      expand: { kind: 'list', allowed: ['routingStatus', 'presence'], lacking: ['authorization', ...userDetails] },
      name: text,
      profileSkills: list,
      skills: list,
      languages: list,
      routingStatus: {
        kind: 'list',
        allowed: ['OFF_QUEUE', 'IDLE', 'INTERACTING', 'NOT_RESPONDING', 'COMMUNICATING'],
        field: 'RoutingStatus',
      },
      presence: list,
      memberBy: { kind: 'text', allowed: ['user', 'group'] },
      joined: boolean,
    },
  ],
  [`POST ${queues}/{queueId}/members`, { delete: boolean }],
  ['GET /api/v2/tokens/me', { preserveIdleTTL: boolean }],
  [
    'GET /api/v2/users/me',
    {
      expand: {
        kind: 'list',
        allowed: ['routingStatus', 'presence', 'authorization', 'organization'],
        lacking: [...userDetails, ...ownDetails],
      },
      integrationPresenceSource: 'lacking',
      userCustomAttributeSchemaIds: 'lacking',
    },
  ],
  ['GET /api/v2/authorization/subjects/me', { includeDuplicates: boolean }],
  [
    'GET /api/v2/authorization/divisions',
    {
      ...pages,
      sortBy: 'lacking',
      expand: 'lacking',
      nextPage: 'lacking',
      previousPage: 'lacking',
      objectCount: { kind: 'boolean', allowed: ['false'], lacking: ['true'] },
      id: list,
      name: text,
    },
  ],
  [
    'GET /api/v2/authorization/divisionspermitted/paged/me',
    {
      ...pages,
      permission: {
        kind: 'text',
        required: { code: 'missing.permission.param', message: 'Missing required permission parameter' },
      },
    },
  ],
]);

/** @param call method and path, with `{variables}` */
export function parametersOf(call: string): Parameters {
  return parameters.get(call) ?? {};
}
