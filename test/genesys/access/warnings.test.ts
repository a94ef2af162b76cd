/** Where a scope is missing the admin who reads is told both places, and who it is that can go there. */
import { accessWarnings, testWarnings } from '../../../src/genesys/access/warnings.ts';
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
