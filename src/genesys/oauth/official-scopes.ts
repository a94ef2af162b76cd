/**
 * All 134 OAuth scopes of Genesys Cloud: https://developer.genesys.cloud/authorization/platform-auth/scopes and the
 * official OpenAPI document, July 2026. A scope is `<domain>` or `<domain>:readonly`; it is not a permission.
 */

/** Domains with a scope for everything and one for reading only. */
const WITH_READONLY = `
  ai-studio alerting analytics architect assistants authorization billing business-rules case-management
  coaching content-management conversations data-privacy devices dialog employee-engagement employee-performance
  external-contacts fax gamification gdpr geolocation greetings groups identity-providers infrastructureascode
  integrations journey knowledge language-understanding learning license locations logcapture messaging
  messaging-platform oauth organization organization-authorization outbound presence process-automation quality
  recordings response-management routing scim screen-monitoring scripts social-media speech-and-text-analytics
  stations telephony textbots usage user-recordings users users-rules voicemail web-chat webdeployments widgets
  workforce-management workitems
`;

/** Domains with the one scope. */
const PLAIN = `
  data-extensions notifications upload user-basic-info
`;

/** Domains that can only be read. */
const READONLY = `
  audits search
`;

const names = (block: string) => block.trim().split(/\s+/);

export const OFFICIAL_SCOPES: ReadonlySet<string> = new Set([
  ...names(WITH_READONLY).flatMap((domain) => [domain, `${domain}:readonly`]),
  ...names(PLAIN),
  ...names(READONLY).map((domain) => `${domain}:readonly`),
]);
