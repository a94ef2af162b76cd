/**
 * Which OAuth client, in which region: the variables that the integration itself reads on Zapier, so that what works here
 * works there.
 */
import type { Environment } from '../doctor/environment.ts';
import { UsageError } from '../lib/cli.ts';

export interface Configuration {
  /** Checked by the integration. */
  readonly region: string;
  /** What `zapier-platform env:set` would hold. */
  readonly environment: Readonly<Record<string, string>>;
}

const READ = /^(CLIENT_ID|CLIENT_SECRET)(_[A-Z0-9_]+)?$|^GENESYS_(OAUTH_SCOPES|SANDBOX_URL)$/;

/**
 * @param region the flag's; undefined when there was none.
 * @returns null when no OAuth client and no region is configured.
 * @throws {UsageError} when there is one of them without the other.
 */
export function readConfiguration(all: Environment, region: string | undefined): Configuration | null {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(all)) if (value && READ.test(name)) environment[name] = value;
  const chosen = region || all.GENESYS_REGION;
  const hasClient = Object.keys(environment).some((name) => name.startsWith('CLIENT_'));
  if (chosen && hasClient) return { region: chosen, environment };
  if (!chosen && !hasClient) return null;
  throw new UsageError(
    chosen
      ? 'CLIENT_ID and CLIENT_SECRET must be set in the environment or .env, from an OAuth client with the grant type Code Authorization'
      : 'there is an OAuth client but no region: give --region or set GENESYS_REGION, or leave --live out',
  );
}

/**
 * What `--live` needs of an edition.
 *
 * @param isEntered whether who connects enters the OAuth client.
 * @throws {UsageError} when it is not there.
 */
export function liveConfiguration(all: Environment, region: string | undefined, isEntered: boolean): Configuration {
  const configured = isEntered ? readRegion(all, region) : readConfiguration(all, region);
  if (configured !== null) return configured;
  throw new UsageError('--live needs CLIENT_ID, CLIENT_SECRET and GENESYS_REGION in the environment or .env');
}

/**
 * The same for the edition in which who connects enters the OAuth client: a region is all that is configured.
 *
 * @throws {UsageError} without one.
 */
export function readRegion(all: Environment, region: string | undefined): Configuration {
  const chosen = region || all.GENESYS_REGION;
  if (!chosen) throw new UsageError('--live needs a region: give --region or set GENESYS_REGION');
  const { GENESYS_SANDBOX_URL: sandbox } = all;
  return { region: chosen, environment: sandbox ? { GENESYS_SANDBOX_URL: sandbox } : {} };
}
