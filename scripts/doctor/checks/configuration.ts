import type { Outcome } from '../check.ts';
import { isClientId } from '../configuration.ts';
import type { Circumstances } from '../visit.ts';

const SET_UP = {
  who: 'You',
  where:
    'set GENESYS_CLIENT_ID, GENESYS_CLIENT_SECRET and GENESYS_REGION in the environment or .env (--region replaces the last), from an OAuth client ' +
    'with the grant type Client Credentials (Admin > Integrations > OAuth)',
};

const SANDBOX_URL = {
  who: 'You',
  where:
    'set GENESYS_SANDBOX_URL in the environment or .env to the address that npm run sandbox prints, or take it out to ask Genesys Cloud itself',
};

/** Never shows the id: it may be the secret, when the two were swapped. */
export function configuration({ configuration, source }: Circumstances): Outcome {
  if (typeof configuration === 'string') {
    const fix = configuration.startsWith('GENESYS_SANDBOX_URL') ? SANDBOX_URL : SET_UP;
    return { status: 'failed', found: configuration, fix };
  }
  const { region, credentials } = configuration;
  const found = `${region.name} (${region.id}), client id and secret ${source}`;
  const details = { region: region.id, login: region.login, api: region.api };
  if (isClientId(credentials.id, region)) return { status: 'ok', found, details };
  return {
    status: 'warning',
    found: `${found}. The client id is no UUID, as Genesys’s ids are: id and secret may be swapped`,
    fix: { who: 'You', where: 'compare GENESYS_CLIENT_ID with Admin > Integrations > OAuth' },
    details,
  };
}
