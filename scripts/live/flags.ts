/** The command line of `npm start -- --live`. */
import { parseFlags, UsageError, wholeNumber } from '../lib/cli.ts';

/** Registered on the OAuth client, so it cannot be another one each time. */
export const DEFAULT_PORT = 9410;

export const USAGE = `Usage: npm start -- --live [--region REGION] [--sandbox] [--port N] [--interval SECONDS] [--no-browser]

Signs in to Genesys Cloud with your browser, as a user of the integration does, then tests the
connection, lists queues and polls for new ones until you stop it with Ctrl-C. Reads CLIENT_ID and
CLIENT_SECRET (grant type Code Authorization), or those of one region such as CLIENT_ID_EU_WEST_1,
and GENESYS_REGION from the environment or .env. With none of them it takes the sandbox.

  --region R      the region to sign in to, such as eu-west-1, instead of GENESYS_REGION
  --sandbox       take a sandbox on this machine, whatever is configured
  --port N        where the browser comes back to; http://127.0.0.1:N/callback must be registered
                  on the OAuth client (default ${DEFAULT_PORT}; in the sandbox any free one)
  --interval S    seconds between two polls, 1 to 3600 (default 15)
  --no-browser    only print the address to open
  --help          print this

The exit code is 0 when you stopped it, 1 when signing in or a step failed, 2 for a wrong flag.`;

export interface Flags {
  readonly region: string | undefined;
  readonly sandbox: boolean;
  /** Null: none was given. */
  readonly port: number | null;
  readonly intervalSeconds: number;
  readonly browser: boolean;
  readonly help: boolean;
}

/**
 * @param args the arguments after the script's name, `--live` among them.
 * @throws {UsageError} for an unknown flag or a value that cannot be used.
 */
export function readFlags(args: readonly string[]): Flags {
  const { region, sandbox, port, interval, help, 'no-browser': noBrowser } = parse([...args]);
  if (sandbox && region !== undefined) throw new UsageError('--sandbox and --region exclude each other');
  return {
    region,
    sandbox,
    port: port === undefined ? null : wholeNumber('port', port, 1, 65_535),
    intervalSeconds: wholeNumber('interval', interval, 1, 3600),
    browser: !noBrowser,
    help,
  };
}

function parse(args: string[]) {
  return parseFlags({
    args,
    options: {
      live: { type: 'boolean' },
      region: { type: 'string' },
      sandbox: { type: 'boolean', default: false },
      port: { type: 'string' },
      interval: { type: 'string', default: '15' },
      'no-browser': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  }).values;
}
