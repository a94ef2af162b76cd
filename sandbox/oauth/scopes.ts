/**
 * Which scopes a token gets. In Genesys they are ticked on the OAuth client; what a `scope` on authorize does is not documented, so
 * `settings.unknownScope` chooses among what is possible for one Genesys does not know.
 */
import type { OAuthClient, State } from '../world/state.ts';

/** Areas that exist with and without `:readonly`, and those that exist in one form only (Genesys Cloud OAuth scopes page). */
const BOTH =
  'ai-studio alerting analytics architect assistants authorization billing business-rules case-management coaching content-management conversations data-privacy devices dialog employee-engagement employee-performance external-contacts fax gamification gdpr geolocation greetings groups identity-providers infrastructureascode integrations journey knowledge language-understanding learning license locations logcapture messaging messaging-platform oauth organization organization-authorization outbound presence process-automation quality recordings response-management routing scim screen-monitoring scripts social-media speech-and-text-analytics stations telephony textbots usage user-recordings users users-rules voicemail web-chat webdeployments widgets workforce-management workitems';
const SINGLE = 'audits:readonly data-extensions notifications search:readonly upload user-basic-info';

/** Every scope of Genesys Cloud. */
const KNOWN_SCOPES: ReadonlySet<string> = new Set([
  ...BOTH.split(' ').flatMap((area) => [area, `${area}:readonly`]),
  ...SINGLE.split(' '),
]);

/**
 * @param requested the `scope` of the authorize request, or null
 * @returns the token's scopes, or undefined when the request is to be refused with invalid_scope
 */
export function grantedScopes(state: State, client: OAuthClient, requested: string | null): string[] | undefined {
  const unknown = (requested ?? '').split(' ').filter((scope) => scope !== '' && !KNOWN_SCOPES.has(scope));
  if (unknown.length === 0 || state.settings.unknownScope === 'ignore') return [...client.scopes];
  if (state.settings.unknownScope === 'refuse') return undefined;
  return [...new Set([...client.scopes, ...unknown])];
}
