/** Whom the doctor asks, and in whose name: an OAuth client with the grant type Client Credentials, in one region. */
import { SERVICE_CLIENT } from '../../sandbox/world/defaults.ts';
import { InputError } from '../../src/genesys/errors/input-error.ts';
import type { OAuthClient } from '../../src/genesys/oauth/token-request.ts';
import { type Region, regionById } from '../../src/genesys/regions.ts';
import { isId } from '../../src/genesys/values.ts';
import type { Environment } from './environment.ts';

export interface Configuration {
  readonly region: Region;
  readonly credentials: OAuthClient;
}

/** Does it look like the id of an OAuth client? The sandbox's are words. */
export function isClientId(id: string, region: Region): boolean {
  return region.id === 'sandbox' || isId(id);
}

/**
 * @returns null when nothing is configured: neither a client nor a region, nor a sandbox. Of a sandbox its address is enough,
 *   since its clients are known.
 */
export function readConfiguration(environment: Environment, regionFlag: string | undefined): Configuration | null {
  const { GENESYS_CLIENT_ID: id, GENESYS_CLIENT_SECRET: secret, GENESYS_SANDBOX_URL: sandbox } = environment;
  const regionId = regionFlag || environment.GENESYS_REGION;
  if (!id && !secret && sandbox && (regionId === undefined || regionId === '' || regionId === 'sandbox'))
    return { region: regionById('sandbox', sandbox), credentials: SERVICE_CLIENT };
  if (!id && !secret && !regionId) return null;
  const missing = Object.entries({ GENESYS_CLIENT_ID: id, GENESYS_CLIENT_SECRET: secret, GENESYS_REGION: regionId })
    .filter(([, value]) => !value)
    .map(([name]) => name);
  if (id && secret && regionId) return { region: regionById(regionId, sandbox), credentials: { id, secret } };
  throw new InputError(`${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set.`);
}
