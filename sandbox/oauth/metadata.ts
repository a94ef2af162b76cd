/** RFC 8414 metadata as Genesys publishes it: it names no introspection and no revocation endpoint. */
import { json, type Reply } from '../reply.ts';
import type { State } from '../world/state.ts';

/** RFC 7522; Genesys Cloud has it, and the sandbox has not. */
export const SAML2_BEARER = 'urn:ietf:params:oauth:grant-type:saml2-bearer';

/** @param origin scheme, host and port of the sandbox */
export function metadata(state: State, origin: string): Reply {
  return json({
    issuer: origin,
    authorization_endpoint: `${origin}/oauth/authorize`,
    token_endpoint: `${origin}/oauth/token`,
    ...(state.settings.introspection ? { introspection_endpoint: `${origin}/oauth/introspect` } : {}),
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'client_credentials', 'refresh_token', SAML2_BEARER],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  });
}
