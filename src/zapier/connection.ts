/**
 * From Zapier's bundle to the core: which region, which token, which OAuth client. Everything is read inside functions,
 * because on Zapier an ESM app finds `process.env` empty while its modules load.
 */
import type { Bundle, ZObject } from 'zapier-platform-core';
import type { Connection } from '../genesys/access/connection-facts.ts';
import { type ExplainingClient, explaining } from '../genesys/access/explain.ts';
import { createClient, type Runtime } from '../genesys/client.ts';
import { InputError } from '../genesys/errors/input-error.ts';
import type { OAuthClient } from '../genesys/oauth/token-request.ts';
import { type Region, regionById } from '../genesys/regions.ts';
import type { Requirement } from '../genesys/requirements.ts';
import { accountOf } from './account.ts';
import { zapierError } from './errors.ts';
import { withoutSecrets } from './redaction.ts';
import { zapierSend } from './send.ts';

/** @throws {InputError} when the connection's region is not one of Genesys Cloud. */
export function connectionRegion(fields: Readonly<Record<string, unknown>>): Region {
  return regionById(fields.region, process.env.GENESYS_SANDBOX_URL);
}

/**
 * The OAuth client to use in a region. A client lives in one region, so `CLIENT_ID_EU_WEST_1` and `CLIENT_SECRET_EU_WEST_1`
 * come before `CLIENT_ID` and `CLIENT_SECRET`; id and secret always come from the same pair.
 *
 * @throws {InputError} when the owner of the integration has set none for this region.
 */
export function oauthClientFor(region: Region): OAuthClient {
  const suffix = `_${region.id.toUpperCase().replaceAll('-', '_')}`;
  for (const end of [suffix, '']) {
    const id = process.env[`CLIENT_ID${end}`];
    const secret = process.env[`CLIENT_SECRET${end}`];
    if (id && secret) return { id, secret };
    if (id || secret) throw unset(region, `CLIENT_${id ? 'SECRET' : 'ID'}${end}`);
  }
  throw unset(region, `CLIENT_ID${suffix} and CLIENT_SECRET${suffix} (or CLIENT_ID and CLIENT_SECRET)`);
}

function unset(region: Region, variables: string): InputError {
  return new InputError(
    `This integration has no OAuth client for the region ${region.name}. Its owner must set ${variables} with ` +
      '`zapier-platform env:set`, from Admin > Integrations > OAuth of a Genesys Cloud organization in that region.',
  );
}

/**
 * One run's access to the connection's organization.
 *
 * @param needs all that the step needs, where that is more than one thing: a refusal then says what else is missing.
 */
export function connect(z: ZObject, bundle: Bundle, needs: readonly Requirement[] = []): ExplainingClient {
  const token = {
    value: bundle.authData.access_token ?? '',
    expiresAt: expiryOf(bundle),
    secrets: secretsOf(bundle),
    actsForItself: accountOf(bundle).actsForItself,
  };
  return explaining(createClient(connectionRegion(bundle.authData), token, runtime(z)), needs);
}

/** When the connection's access token ends, milliseconds since 1970; null when that is not known. */
export function expiryOf({ authData }: Pick<Bundle, 'authData'>): number | null {
  const expiresAt = Date.parse(`${authData.expires_at}`);
  return Number.isNaN(expiresAt) ? null : expiresAt;
}

/** The connection as the connection test and the access check ask about it. */
export function connectionOf(bundle: Bundle): Connection {
  return {
    accessToken: bundle.authData.access_token ?? '',
    oauthClient: knownClient(connectionRegion(bundle.authData)),
    ...accountOf(bundle),
  };
}

/** A token works without the OAuth client; only introspection by RFC 7662 wants it. */
function knownClient(region: Region): OAuthClient | null {
  try {
    return oauthClientFor(region);
  } catch {
    return null;
  }
}

/** Zapier's `z` as what the core needs. */
function runtime(z: ZObject): Runtime {
  return {
    send: zapierSend(z),
    now: Date.now,
    random: Math.random,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    log: (message) => z.console.log(message),
  };
}

/**
 * Runs what Zapier calls, so that whatever is thrown below reaches Zapier as one of its own errors, in words, and no secret
 * of the connection leaves in an error, a log line or a result. Nor does one that was mapped into a field reach the step.
 *
 * @param work the body of a `perform`.
 */
export function guarded<B extends Bundle, R>(
  work: (z: ZObject, bundle: B) => Promise<R>,
): (z: ZObject, bundle: B) => Promise<R> {
  return async (given, bundle) => {
    const { inputData } = bundle;
    const { code, code_verifier } = inputData;
    const safe = withoutSecrets([...secretsOf(bundle), code, code_verifier]);
    const z = safe.logging(given);
    try {
      // First: of what a field holds, the parts are quoted, and half a secret would not be known.
      const meta = { ...FIRST_PAGE, ...bundle.meta };
      return safe.result(await work(z, { ...bundle, meta, inputData: safe.result(inputData) }));
    } catch (error) {
      throw safe.error(zapierError(z, error));
    }
  };
}

/** Zapier always says what a run is for. Core's own tester may say nothing: then it is an ordinary one. */
const FIRST_PAGE = { page: 0 };

/** What a connection holds that anybody may read; the rest of it, whatever an edition keeps there, is secret. */
const PUBLIC: ReadonlySet<string> = new Set(['region', 'expires_at', 'refresh_token_renewed']);

function secretsOf(bundle: Bundle): string[] {
  const { isPublic = () => false } = accountOf(bundle);
  const kept = Object.entries<unknown>(bundle.authData).flatMap(([name, value]) =>
    typeof value !== 'string' || PUBLIC.has(name) || isPublic(name, value) ? [] : [value],
  );
  return [...kept, ...clientSecrets()];
}

/** Every client secret that the owner has set. */
function clientSecrets(): string[] {
  return Object.entries(process.env)
    .filter(([name]) => name.startsWith('CLIENT_SECRET'))
    .map(([, value]) => `${value}`);
}
