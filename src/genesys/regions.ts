/**
 * The regions of Genesys Cloud: a closed table, so that a token can go to no other host.
 * Hosts: https://developer.genesys.cloud/platform/api/ ("API base paths"), equal to `PureCloudRegionHosts` of the
 * official SDK (a test holds this table against it).
 */
import { UnknownRegionError } from './errors/input-error.ts';
import { sandboxOrigin } from './sandbox-origin.ts';

export interface Region {
  /** The region's id in AWS notation, such as `eu-west-1`; `sandbox` for the embedded one. */
  readonly id: string;
  /** The name a person knows it by. */
  readonly name: string;
  /** Origin of the login host: OAuth only. */
  readonly login: string;
  /** Origin of the API host: the only one that ever gets an access token. */
  readonly api: string;
}

const TABLE: ReadonlyArray<readonly [id: string, name: string, domain: string]> = [
  ['us-east-1', 'US East (N. Virginia)', 'mypurecloud.com'],
  ['us-east-2', 'US East 2 (Ohio, FedRAMP)', 'use2.us-gov-pure.cloud'],
  ['us-west-2', 'US West (Oregon)', 'usw2.pure.cloud'],
  ['ca-central-1', 'Canada (Central)', 'cac1.pure.cloud'],
  ['mx-central-1', 'Mexico (Central)', 'mxc1.pure.cloud'],
  ['sa-east-1', 'South America (São Paulo)', 'sae1.pure.cloud'],
  ['eu-west-1', 'Europe (Ireland)', 'mypurecloud.ie'],
  ['eu-west-2', 'Europe (London)', 'euw2.pure.cloud'],
  ['eu-central-1', 'Europe (Frankfurt)', 'mypurecloud.de'],
  ['eu-central-2', 'Europe (Zurich)', 'euc2.pure.cloud'],
  ['eusc-de-east-1', 'European Sovereign Cloud (Germany)', 'edee1.eusc-pure.cloud'],
  ['me-central-1', 'Middle East (UAE)', 'mec1.pure.cloud'],
  ['ap-south-1', 'Asia Pacific (Mumbai)', 'aps1.pure.cloud'],
  ['ap-northeast-1', 'Asia Pacific (Tokyo)', 'mypurecloud.jp'],
  ['ap-northeast-2', 'Asia Pacific (Seoul)', 'apne2.pure.cloud'],
  ['ap-northeast-3', 'Asia Pacific (Osaka)', 'apne3.pure.cloud'],
  ['ap-southeast-1', 'Asia Pacific (Singapore)', 'apse1.pure.cloud'],
  ['ap-southeast-2', 'Asia Pacific (Sydney)', 'mypurecloud.com.au'],
];

/** The 18 regions an account can live in, in the order of the dropdown. */
export const REGIONS: readonly Region[] = TABLE.map(([id, name, domain]) => ({
  id,
  name,
  login: `https://login.${domain}`,
  api: `https://api.${domain}`,
}));

/**
 * Finds a region by its id. Untrusted input: anything but an exact id is refused before a request is made.
 *
 * @param id value of the connection's region field.
 * @param sandboxUrl value of `GENESYS_SANDBOX_URL`; when set it adds the region `sandbox` on that loopback origin.
 * @throws {UnknownRegionError} for anything that is no region.
 * @throws {InputError} for a sandbox URL that is not a loopback origin.
 */
export function regionById(id: unknown, sandboxUrl?: string): Region {
  if (id === 'sandbox' && sandboxUrl) {
    const origin = sandboxOrigin(sandboxUrl);
    return { id, name: 'Sandbox on this machine', login: origin, api: origin };
  }
  const region = REGIONS.find((candidate) => candidate.id === id);
  if (region) return region;
  const given = id === undefined || id === '' ? 'No region is chosen' : `${quoted(id)} is not a Genesys Cloud region`;
  throw new UnknownRegionError(
    `${given}. Choose the region that your organization logs in to; accepted are ${REGIONS.map((r) => r.id).join(', ')}.`,
  );
}

/** Only what looks like the id of a region: a pasted secret must not end up in a message. */
function quoted(value: unknown): string {
  return typeof value === 'string' && /^[\w.-]{1,20}$/.test(value) ? `"${value}"` : 'What was given';
}
