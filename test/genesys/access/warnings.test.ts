/** Where a scope is missing the admin who reads is told both places, and who it is that can go there. */
import { accessWarnings, type Tested, testWarnings } from '../../../src/genesys/access/warnings.ts';
import type { OAuthClientInfo } from '../../../src/genesys/errors/context.ts';
import { REQUIREMENTS } from '../../../src/genesys/requirements.ts';

const client = (own: boolean | null): OAuthClientInfo => {
  return { name: 'Zapier', state: 'active', deletedAt: null, actsForItself: false, own };
};

/** The sentences that tell of a missing scope, of the access check and of the connection test. */
const said = (oauthClient: OAuthClientInfo | null): string[] => [
  ...accessWarnings(REQUIREMENTS.listQueues, {
    divisions: null,
    facts: { context: { oauthClient } },
    permissionCheck: 'granted',
    scopeCheck: 'unknown',
  }),
  ...testWarnings({
    context: { oauthClient },
    queueCount: 1,
    scopeCheck: 'not_enforced',
    hasRefreshToken: true,
    expiresAt: null,
    inactivity: null,
  }),
];

test.each<[whose: string, oauthClient: OAuthClientInfo | null, words: RegExp]>([
  ['the organization’s own', client(true), /^Ask your Genesys admin to add [^;]* and to approve it there \(Auth[^;]*$/],
  ['another’s', client(false), /^Ask the owner of this integration to add .*, and your Genesys admin to approve it/],
  [
    'nobody knows whose',
    client(null),
    /; where the client is another organization's, its owner adds it and your admin/,
  ],
  ['not known at all', null, /; where the client is another organization's, its owner adds it and your admin/],
])('a client that is %s', (_whose, oauthClient, words) => {
  const sentences = said(oauthClient);
  expect(sentences).toHaveLength(2);
  for (const sentence of sentences) {
    const ask = sentence.slice(sentence.indexOf('Ask '));
    expect(ask).toMatch(words);
    for (const place of ['Admin > Integrations > OAuth', 'Authorized Applications']) expect(ask).toContain(place);
  }
});

test('the scope that tells of scopes is named', () => {
  expect(said(null)[0]).toMatch(/^Genesys Cloud did not say .* add the scope "user-basic-info" to the OAuth client/);
});

const WELL: Tested = {
  context: { oauthClient: client(true), user: 'ops@example.com' },
  queueCount: 1,
  scopeCheck: 'granted',
  hasRefreshToken: true,
  expiresAt: null,
  inactivity: null,
};
const DELETED_AT = Date.parse('2026-07-01T23:00:00Z');
const NO_USER = { actsForItself: true, oauthClient: client(true) };
const of = (changed: Partial<OAuthClientInfo>) => ({ context: { oauthClient: { ...client(true), ...changed } } });
const END = Date.parse('2026-07-01T08:05:59Z');

test.each<[what: string, tested: Partial<Tested>, warnings: RegExp[]]>([
  ['nothing', {}, []],
  [
    'no queue',
    { queueCount: 0 },
    [
      /^No queue is visible to this connection\. .* grant it to ops@example\.com for .* \(Admin > People & Permissions > People\)\.$/,
    ],
  ],
  [
    'no queue of a client',
    { queueCount: 0, context: NO_USER },
    [/grant it to the OAuth client "Zapier" for .* \(Admin > Integrations > OAuth > the client > Roles\)\.$/],
  ],
  [
    'an inactive client',
    of({ state: 'inactive' }),
    [/^The OAuth client "Zapier" is inactive: no new token will be given\. Ask .* to activate it/],
  ],
  [
    'a client to be deleted',
    of({ deletedAt: DELETED_AT }),
    [/^The OAuth client "Zapier" will be deleted on 2026-07-01; .* to keep it/],
  ],
  [
    'a scope that is not enforced',
    { scopeCheck: 'not_enforced' },
    [
      /^The scope "routing:readonly" is not among those granted\. .* to add the scope to the OAuth client "Zapier" .* before that, then reconnect this account\.$/,
    ],
  ],
  ['a scope that is not known', { scopeCheck: 'unknown' }, []],
  [
    'no refresh token, nothing known of the client',
    { hasRefreshToken: false, context: {} },
    [
      /^No refresh token came .* when its access token does\. Most often .* neither reconnecting nor raising it helps: .* turn it off \(Admin > Account Settings > .*; in the new menu: .*\), then reconnect\. If it is off, ask the owner of this integration to set the OAuth client's grant type to Code Authorization, then reconnect\. Where it has to stay on, .* service-account edition/,
    ],
  ],
  [
    'no refresh token of a client',
    { hasRefreshToken: false, expiresAt: END, ...of({ actsForItself: true }) },
    [
      /^No refresh token came .* does, on 2026-07-01 at 08:05 UTC\. Its OAuth client has the grant type Client Credentials: ask .* to Code Authorization, then reconnect\.$/,
    ],
  ],
  [
    'no refresh token',
    { hasRefreshToken: false },
    [
      /^No refresh token came .* does\. The organization's inactivity timeout, .* is off for this user: .* connected, reconnecting is enough\. Otherwise ask .* to Code Authorization, then reconnect\.$/,
    ],
  ],
  [
    'an inactivity timeout',
    { inactivity: { minutes: 10 }, expiresAt: END },
    [
      /^Your organization's inactivity timeout of 10 minutes is on for ops@example\.com\. .* gives no new refresh token, so this connection may not be renewed: it ends when it rests for 10 minutes \(.*\), and most likely when its access token does, on 2026-07-01 at 08:05 UTC\. Ask a Genesys admin to turn it off for this user \(Admin > Account Settings > .*\), then reconnect this account\. Reconnecting before that, or raising the timeout, does not help\. Where it has to stay on, /,
    ],
  ],
  [
    'an inactivity timeout of nobody knows whom, and how long',
    { inactivity: { minutes: null }, hasRefreshToken: false, context: {} },
    [
      /^Your organization's inactivity timeout is on for the connected user\. .* gives no refresh token, so this connection cannot be renewed: it ends when it rests too long \(.*\), and at the latest when its access token does\. Ask/,
    ],
  ],
])('the connection test warns of %s', (_what, tested, warnings) => {
  expect(testWarnings({ ...WELL, ...tested })).toEqual(warnings.map((each) => expect.stringMatching(each)));
});

const { listQueues, listMembers, createQueue, searchUsers } = REQUIREMENTS;
type Checked = Parameters<typeof accessWarnings>[1];
const home = { all: false, names: ['Home'], count: 1 };
const CHECKED: Checked = {
  divisions: null,
  facts: { context: WELL.context },
  permissionCheck: 'granted',
  scopeCheck: 'granted',
};

test.each<[what: string, Parameters<typeof accessWarnings>[0], checked: Partial<Checked>, warnings: RegExp[]]>([
  ['nothing', listQueues, {}, []],
  ['nothing, where it holds everywhere', listQueues, { divisions: { all: true, names: [], count: 0 } }, []],
  [
    'some divisions',
    listQueues,
    { divisions: home },
    [
      /^Routing > Queue > View \(routing:queue:view\) is granted only in Home\. Queues of other divisions are left out without any error\. If some are missing, ask a Genesys admin to grant the role for their divisions too \(Admin > People & Permissions > People\)\.$/,
    ],
  ],
  [
    'some divisions, by any of several',
    listMembers,
    { divisions: home },
    [/^Routing > Queue > View \(routing:queue:view\) or Routing > Queue > Edit \(/],
  ],
  [
    'some divisions of a write',
    createQueue,
    { divisions: home },
    [
      / is granted only in Home\. In other divisions this is refused\. If it is needed there, ask a Genesys admin to grant /,
    ],
  ],
  [
    'some divisions of agents',
    searchUsers,
    { divisions: home },
    [
      / is granted only in Home\. The search for agents is not narrowed by that: agents of other divisions are found, too\.$/,
    ],
  ],
  [
    'permissions that are not told',
    listQueues,
    { permissionCheck: 'unknown' },
    [/^Genesys Cloud did not say which permissions the connected user has, so this was not checked\.$/],
  ],
  [
    'permissions of a client',
    listQueues,
    { permissionCheck: 'unknown', facts: { context: NO_USER } },
    [/which permissions the OAuth client "Zapier" has/],
  ],
])('the access check warns of %s', (_what, requirement, checked, warnings) => {
  expect(accessWarnings(requirement, { ...CHECKED, ...checked })).toEqual(
    warnings.map((each) => expect.stringMatching(each)),
  );
});
