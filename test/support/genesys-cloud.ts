/**
 * Genesys Cloud at its real host names, over https, answered by nock in the shapes of the official documents. Every host
 * there is gets an answer, so that a request that goes astray is seen where it went.
 */
import nock from 'nock';
import type { Models } from 'purecloud-platform-client-v2';

nock.disableNetConnect();
nock.enableNetConnect(/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/);

// Each test file has a nock of its own, laid around the one http module of the process.
afterAll(() => nock.restore());

/** One request as it came in. */
export interface Seen {
  /** Method, origin and path. */
  to: string;
  authorization: string | undefined;
  /** Text of the body. */
  body: string;
}

const ORGANIZATION = { id: '0d3a5b1c-7f42-4e19-8a6e-2b9c4d5e6f70', name: 'Example Insurance' };
const USER_ID = '7c2d9a41-5e0b-4f6a-8d13-90b4c1e2f7a8';

export const QUEUE = {
  id: '4f1c2b7e-6a0d-4c58-9a53-0f6f3d2b8c11',
  name: 'Claims',
  division: {
    id: '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed',
    name: 'Home',
    selfUri: '/api/v2/authorization/divisions/1b9d',
  },
  dateCreated: '2024-03-01T09:30:00.000Z',
  dateModified: '2025-11-18T14:05:12.000Z',
  createdBy: USER_ID,
  memberCount: 26,
  userMemberCount: 0,
  joinedMemberCount: 12,
  skillEvaluationMethod: 'ALL',
  selfUri: '/api/v2/routing/queues/4f1c2b7e-6a0d-4c58-9a53-0f6f3d2b8c11',
} satisfies Models.Queue;

const LIST: Models.QueueEntityListing = {
  entities: [QUEUE],
  pageSize: 500,
  pageNumber: 1,
  total: 1,
  firstUri: '/api/v2/routing/queues?pageSize=500&pageNumber=1',
  lastUri: '/api/v2/routing/queues?pageSize=500&pageNumber=1',
  selfUri: '/api/v2/routing/queues?pageSize=500&pageNumber=1',
  pageCount: 1,
};

const TOKEN_INFO: Models.TokenInfo = {
  organization: ORGANIZATION,
  homeOrganization: ORGANIZATION,
  authorizedScope: ['routing:readonly', 'user-basic-info'],
  OAuthClient: {
    id: '9f2e6a10-3c4d-4b5e-8f60-7a8b9c0d1e2f',
    name: 'Zapier',
    authorizedGrantType: 'CODE',
    scope: ['routing:readonly', 'user-basic-info'],
    roleDivisions: [],
    state: 'active',
    organization: ORGANIZATION,
  },
};

const ME: Models.UserMe = {
  id: USER_ID,
  name: 'Amara Okafor',
  email: 'amara.okafor@example.com',
  division: { id: QUEUE.division.id, name: 'Home', selfUri: QUEUE.division.selfUri },
  chat: { jabberId: 'amara@example.orgspan.com' },
  organization: { ...ORGANIZATION, thirdPartyOrgName: 'example-insurance', version: 3 },
  version: 7,
  authorization: { roles: [], unusedRoles: [], permissions: ['routing:queue:view'], permissionPolicies: [] },
  selfUri: `/api/v2/users/${USER_ID}`,
};

const UNAUTHORIZED = {
  message: 'Invalid login credentials.',
  code: 'bad.credentials',
  status: 401,
  contextId: '2f9a6d5e-1c3b-4a7f-8e90-b1c2d3e4f506',
  details: [],
  errors: [],
};

/** RFC 8414, as Genesys publishes it: it names no introspection endpoint. */
const metadata = (origin: string) => ({
  issuer: origin,
  authorization_endpoint: `${origin}/oauth/authorize`,
  token_endpoint: `${origin}/oauth/token`,
  response_types_supported: ['code'],
  grant_types_supported: ['authorization_code', 'client_credentials', 'refresh_token'],
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
});

const API: Readonly<Record<string, object>> = {
  '/api/v2/routing/queues': LIST,
  '/api/v2/tokens/me': TOKEN_INFO,
  '/api/v2/users/me': ME,
};

/**
 * Answers every https request from now on.
 *
 * @param goodToken the access token that the API accepts; every token request gives it.
 * @returns every request that came, in order.
 */
export function answerAsGenesysCloud(goodToken: string): Seen[] {
  const seen: Seen[] = [];
  const scope = nock(/^https:\/\//).persist();
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
    scope.intercept(/.*/, method).reply(function (uri, body) {
      const { authorization, host } = this.req.headers;
      const origin = `https://${host}`;
      const url = new URL(uri, origin);
      seen.push({ to: `${method} ${origin}${url.pathname}`, authorization, body: `${body}` });
      return reply(url, authorization === `Bearer ${goodToken}`, goodToken);
    });
  return seen;
}

type Answer = [status: number, body: object | string, headers: Record<string, string>];

function reply({ origin, pathname, searchParams }: URL, known: boolean, goodToken: string): Answer {
  const json = (status: number, body: object): Answer => [
    status,
    body,
    { 'content-type': 'application/json', 'inin-correlation-id': '2f9a6d5e-1c3b-4a7f-8e90-b1c2d3e4f506' },
  ];
  if (pathname === '/oauth/authorize') {
    const back = new URL(`${searchParams.get('redirect_uri')}`);
    back.searchParams.set('code', 'code-of-the-sign-in');
    back.searchParams.set('state', `${searchParams.get('state')}`);
    return [302, '', { location: back.href }];
  }
  if (pathname === '/oauth/token')
    return json(200, {
      access_token: goodToken,
      refresh_token: 'the-next-refresh-token',
      token_type: 'bearer',
      expires_in: 86_399,
    });
  if (pathname === '/.well-known/oauth-authorization-server') return json(200, metadata(origin));
  const body = API[pathname];
  if (!known) return json(401, UNAUTHORIZED);
  return body ? json(200, body) : json(404, { status: 404, code: 'not.found', message: 'HTTP 404 Not Found' });
}
