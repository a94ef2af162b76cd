/** What is read of a token, of its user and of its roles, with answers of all kinds. */
import { ownId } from '../../../src/genesys/access/own-id.ts';
import { roleGrants } from '../../../src/genesys/access/role-grants.ts';
import { isTokenAlive } from '../../../src/genesys/access/token-alive.ts';
import { tokenInfo } from '../../../src/genesys/access/token-info.ts';
import { userInfo } from '../../../src/genesys/access/user-info.ts';
import { diagnosisOf } from '../../../src/genesys/errors/diagnosis.ts';
import { GenesysError } from '../../../src/genesys/errors/genesys-error.ts';
import { REQUIREMENTS } from '../../../src/genesys/requirements.ts';
import { answered, refused, type Told } from '../../support/answers.ts';

const TOKEN = '/tokens/me';
const USER = '/users/me';
const ROLES = '/authorization/subjects/me';
const LONG = 'x'.repeat(201);
const CLIENT = { name: null, state: null, deletedAt: null, actsForItself: false, own: null };
const INFO = {
  organization: { id: null, name: null },
  scopes: null,
  idlesAt: null,
  clientId: null,
  oauthClient: CLIENT,
};

test.each<[answer: object, expected: object]>([
  [{}, INFO],
  [{ organization: null, OAuthClient: null, authorizedScope: 'x', dateTokenIdles: 7 }, INFO],
  [{ authorizedScope: [] }, { ...INFO, scopes: [] }],
  [
    {
      organization: { id: 'o', name: 'Org' },
      authorizedScope: ['routing'],
      dateTokenIdles: '1970-01-01T00:00:01Z',
      OAuthClient: {
        id: 'c',
        name: 'Zapier',
        state: 'ACTIVE',
        dateToDelete: '1970-01-01T00:00:02Z',
        authorizedGrantType: 'CLIENT-CREDENTIALS',
        organization: { id: 'o' },
      },
    },
    {
      organization: { id: 'o', name: 'Org' },
      scopes: ['routing'],
      idlesAt: 1_000,
      clientId: 'c',
      oauthClient: { name: 'Zapier', state: 'active', deletedAt: 2_000, actsForItself: true, own: true },
    },
  ],
  [
    { organization: { id: 'o' }, OAuthClient: { authorizedGrantType: 'CODE', organization: { id: 'another' } } },
    { ...INFO, organization: { id: 'o', name: null }, oauthClient: { ...CLIENT, own: false } },
  ],
  [{ organization: { id: LONG }, OAuthClient: { id: LONG, organization: { id: 'o' } } }, INFO],
])('the token: %j', async (answer, expected) => {
  const { client, asked } = answered({ [TOKEN]: answer });
  expect(await tokenInfo(client)).toEqual(expected);
  expect(asked).toEqual(['tokens/me?preserveIdleTTL=true']);
});

const NOBODY = {
  id: null,
  name: null,
  email: null,
  organization: { id: null, name: null },
  roles: [],
  permissions: null,
};

test.each<[answer: object, expected: object]>([
  [{}, NOBODY],
  [{ organization: null, authorization: null }, NOBODY],
  [{ authorization: { permissions: [] } }, { ...NOBODY, permissions: [] }],
  [
    {
      id: 'u',
      name: 'Olivia',
      email: 'o@example.com',
      organization: { id: 'o', name: 'Org' },
      authorization: { roles: [{ name: 'Admin' }, null, {}], permissions: ['a:b:c'] },
    },
    {
      id: 'u',
      name: 'Olivia',
      email: 'o@example.com',
      organization: { id: 'o', name: 'Org' },
      roles: ['Admin'],
      permissions: ['a:b:c'],
    },
  ],
])('the user: %j', async (answer, expected) => {
  const { client, asked } = answered({ [USER]: answer });
  expect(await userInfo(client)).toEqual(expected);
  expect(asked).toEqual(['users/me?expand=authorization&expand=organization']);
});

test('of an admin’s permissions two thousand are read', async () => {
  const permissions = Array.from({ length: 2_000 }, (_, index) => `a:b:${index}`);
  const { client } = answered({ [USER]: { authorization: { permissions } } });
  expect((await userInfo(client)).permissions).toEqual(permissions);
});

const grant = (role: unknown, division: unknown) => ({ role, division });

test.each<[grants: unknown, expected: object[]]>([
  [undefined, []],
  ['x', []],
  [
    [
      grant({ name: 'A' }, { name: 'Sales' }),
      grant({ name: 'A' }, { name: 'Home' }),
      grant({ name: 'A' }, { name: 'Home' }),
    ],
    [{ role: 'A', divisions: ['Home', 'Sales'] }],
  ],
  [
    [grant({ name: 'B' }, { id: '*', name: 'x' }), grant({ id: 'r' }, { id: 'd' })],
    [
      { role: 'B', divisions: ['all divisions'] },
      { role: 'r', divisions: ['d'] },
    ],
  ],
  [[grant({}, {}), grant(null, null), null], [{ role: 'a role without a name', divisions: ['a division not named'] }]],
])('the roles: %j', async (grants, expected) => {
  const { client } = answered({ [ROLES]: { grants } });
  expect(await roleGrants(client)).toEqual(expected);
});

test('of roles a thousand grants are read', async () => {
  const grants = Array.from({ length: 1_001 }, (_, index) => grant({ name: `${index}` }, { id: '*' }));
  const { client } = answered({ [ROLES]: { grants } });
  expect(await roleGrants(client)).toHaveLength(1_000);
});

test.each<[what: string, answer: Told, alive: boolean | null]>([
  ['its organization', { organization: { id: 'o' } }, true],
  ['its client', { OAuthClient: { name: 'Zapier' } }, true],
  ['nothing of a token', { status: 'OK' }, null],
  ['that it is not known', refused(401, 'bad.credentials'), false],
  ['that its address is not let in', refused(401, 'ip.not.authorized'), null],
  ['that a scope is missing', refused(403, 'app.not.authorized.for.scope'), true],
  ['that a permission is missing', refused(403, 'missing.permissions'), true],
  ['that it is missing in a division', refused(403, 'missing.division.permission'), true],
  ['that a policy denies it', refused(403, 'authz.policy.denied'), true],
  ['that it takes a user, as a refusal', refused(403, 'not.a.user'), true],
  ['no reason', refused(403), null],
  ['that its address is not let in, as a refusal', refused(403, 'ip.not.authorized'), null],
  ['that it takes a user', refused(400, 'not.a.user'), null],
  ['that it is down', refused(503), null],
])('a token of which Genesys Cloud says %s', async (_what, answer, alive) => {
  const { client, asked } = answered({ [TOKEN]: answer });
  expect(await isTokenAlive(client)).toBe(alive);
  expect(asked).toHaveLength(1);
});

test.each([
  ['token_expired', null],
  ['token_not_accepted', 401],
] as const)('a token of which is known without asking, or not, that it does not work: %s', async (kind, status) => {
  const error = new GenesysError({ ...diagnosisOf(kind, REQUIREMENTS.tokenInfo), status });
  expect(await isTokenAlive({ ...answered({}).client, call: () => Promise.reject(error) })).toBe(false);
});

test('a fault of ours says nothing of the token', async () => {
  const { client } = answered({ [TOKEN]: () => Promise.reject(new Error('never')) });
  const bug = new TypeError('a bug');
  await expect(isTokenAlive({ ...client, call: () => Promise.reject(bug) })).rejects.toBe(bug);
});

test('a connection is known by its user, or by its client; by none where it is not told', async () => {
  const answers = { [USER]: { id: 'u' }, [TOKEN]: { OAuthClient: { id: 'c' } } };
  expect(await ownId(answered(answers).client)).toBe('u');
  expect(await ownId(answered(answers, true).client)).toBe('c');
  expect(await ownId(answered({}).client)).toBeNull();
  expect(await ownId(answered({}, true).client)).toBeNull();
});
