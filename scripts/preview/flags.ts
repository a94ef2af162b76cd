/** The command line of `npm run preview`. */
import { parseFlags, UsageError, wholeNumber } from '../lib/cli.ts';
import { EDITION_USAGE } from '../lib/edition.ts';

/** With `--live` its address is registered on the OAuth client, so it cannot be another one each time. */
export const DEFAULT_PORT = 9410;

/** More would pass the 300 requests a minute that Genesys Cloud grants to one connection. */
const MOST_QUEUES = 20_000;

export const USAGE = `Usage: npm run preview -- [--edition E] [--port N] [--queues N] [--no-open]
       npm run preview -- --live [--edition E] [--region REGION] [--port N] [--no-open]

Shows every step in your browser as a builder meets it, run by Zapier's own runtime, until you
stop it with Ctrl-C: against a sandbox of Genesys Cloud on this machine, or your own organization.

  --live       sign in to a real organization. Reads CLIENT_ID and CLIENT_SECRET (grant type Code
               Authorization), or those of one region such as CLIENT_ID_EU_WEST_1, and
               GENESYS_REGION from the environment or .env. The service-account edition reads no
               client: its id and secret are entered on the page
  ${EDITION_USAGE}
  --region R   the region that is chosen at first, such as eu-west-1, instead of GENESYS_REGION
  --port N     where it listens (default ${DEFAULT_PORT}; without --live any free one when that is taken);
               with --live http://127.0.0.1:N/callback must be registered on the OAuth client
  --queues N   how many queues the sandbox holds, 0 to ${MOST_QUEUES} (default 1200)
  --no-open    only print the address, and open no browser
  --help       print this

The exit code is 0 when you stopped it, 1 when the port is in use, 2 for a wrong flag.`;

export interface Flags {
  readonly live: boolean;
  readonly region: string | undefined;
  /** Null: none was given. */
  readonly port: number | null;
  readonly queues: number;
  readonly open: boolean;
  readonly help: boolean;
}

/**
 * @param args the arguments after the script's name.
 * @throws {UsageError} for an unknown flag or a value that cannot be used.
 */
export function readFlags(args: readonly string[]): Flags {
  const { live, region, port, queues, help, 'no-open': noOpen } = parse([...args]);
  if (region !== undefined && !live) throw new UsageError('--region needs --live: the sandbox has a region of its own');
  return {
    live,
    region,
    port: port === undefined ? null : wholeNumber('port', port, 0, 65_535),
    queues: wholeNumber('queues', queues, 0, MOST_QUEUES),
    open: !noOpen,
    help,
  };
}

function parse(args: string[]) {
  return parseFlags({
    args,
    options: {
      live: { type: 'boolean', default: false },
      region: { type: 'string' },
      port: { type: 'string' },
      queues: { type: 'string', default: '1200' },
      'no-open': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  }).values;
}
