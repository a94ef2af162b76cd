/** The command line of `npm run doctor`. */
import { parseFlags, UsageError } from '../lib/cli.ts';
import { EDITION_USAGE } from '../lib/edition.ts';

const FORMATS = ['table', 'csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export const USAGE = `Usage: npm run doctor -- [--region REGION] [--try-regions] [--json] [--edition E]
       npm run -s doctor -- --queues table|csv|json [--region REGION]

Checks what the integration needs of Genesys Cloud, before anything is pushed to Zapier.
Reads GENESYS_CLIENT_ID, GENESYS_CLIENT_SECRET (grant type Client Credentials) and
GENESYS_REGION from the environment or .env; GENESYS_OAUTH_SCOPES, too, if it is set.
With GENESYS_SANDBOX_URL alone it checks the sandbox that runs there, and with none of them
a sandbox of its own on this machine.

  --region R       the region to ask, such as eu-west-1, instead of GENESYS_REGION
  --try-regions    when the region does not accept the client, ask the other regions
  --json           print one JSON document instead of text
  --queues FORMAT  print all queues as a table, CSV or JSON; progress goes to standard error
  ${EDITION_USAGE}
  --help           print this

The exit code is 0 when nothing failed, 1 when something did, 2 for a wrong flag.`;

export interface Flags {
  readonly region: string | undefined;
  readonly tryRegions: boolean;
  readonly json: boolean;
  readonly queues: Format | undefined;
  readonly help: boolean;
}

/**
 * @param args the arguments after the script's name.
 * @throws {UsageError} for an unknown flag, a value that cannot be used, or two that exclude each other.
 */
export function readFlags(args: readonly string[]): Flags {
  const { queues, 'try-regions': tryRegions, region, json, help } = parse([...args]);
  const format = FORMATS.find((candidate) => candidate === queues);
  if (queues !== undefined && format === undefined)
    throw new UsageError(`--queues must be ${FORMATS.join(', ')}, not "${queues}"`);
  if (format !== undefined && json) throw new UsageError('--json is for the checks; use --queues json');
  if (format !== undefined && tryRegions) throw new UsageError('--try-regions is for the checks, not for --queues');
  return { region, tryRegions, json, queues: format, help };
}

function parse(args: string[]) {
  return parseFlags({
    args,
    options: {
      region: { type: 'string' },
      'try-regions': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      queues: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  }).values;
}
