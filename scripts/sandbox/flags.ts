/** The command line of `npm run sandbox`. */
import { parseFlags, UsageError, wholeNumber } from '../lib/cli.ts';

export const USAGE = `Usage: npm run sandbox -- [--port N] [--queues N] [--seed N] [--latency MS] [--redirect-uri URL …]
       [--consent automatic|page] [--unknown-scope grant|ignore|refuse] [--introspection] [--sparse]
       [--help]

Serves a Genesys Cloud on this machine until you stop it with Ctrl+C, and prints what is needed
to use it.

  --port N            where it listens; 0 takes a free one (default 4010)
  --queues N          how many queues it starts with (default 40)
  --seed N            which queues; the same seed and day give the same (default 1)
  --latency MS        milliseconds that every answer waits (default 0)
  --redirect-uri URL  one more address that users may be sent back to; may be given repeatedly
  --consent C         who consents on the login page: automatic (default), or page to ask you
  --unknown-scope U   at login, what is done with a scope that Genesys Cloud does not know: grant,
                      ignore (default) or refuse
  --introspection     offer RFC 7662 introspection, which Genesys Cloud does not
  --sparse            queues have as little as the API may show of them
  --help              print this

The exit code is 0 when you stopped it, 1 when the port is in use, 2 for a wrong flag.`;

export interface Flags {
  readonly port: number;
  readonly queues: number;
  readonly seed: number;
  /** Milliseconds. */
  readonly latency: number;
  readonly unknownScope: 'grant' | 'ignore' | 'refuse';
  readonly introspection: boolean;
  readonly sparse: boolean;
  readonly consent: 'automatic' | 'page';
  readonly redirectUris: readonly string[];
  readonly help: boolean;
}

/**
 * @param args the arguments after the script's name.
 * @throws {UsageError} for an unknown flag or a value that cannot be used.
 */
export function readFlags(args: readonly string[]): Flags {
  const flags = parse(args);
  const redirectUris = flags['redirect-uri'];
  const wrong = redirectUris.find((uri) => !/^https?:$/.test(URL.parse(uri)?.protocol ?? ''));
  if (wrong !== undefined) {
    throw new UsageError(`--redirect-uri must be a whole URL with http or https, not "${wrong}"`);
  }
  return {
    port: wholeNumber('port', flags.port, 0, 65_535),
    queues: wholeNumber('queues', flags.queues, 0, 1_000_000),
    seed: wholeNumber('seed', flags.seed, 0, 2 ** 31 - 1),
    latency: wholeNumber('latency', flags.latency, 0, 600_000),
    unknownScope: oneOf('unknown-scope', flags['unknown-scope'], ['grant', 'ignore', 'refuse'] as const),
    introspection: flags.introspection,
    sparse: flags.sparse,
    consent: oneOf('consent', flags.consent, ['automatic', 'page'] as const),
    redirectUris,
    help: flags.help,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseFlags({
      args: joined(args),
      options: {
        port: { type: 'string', default: '4010' },
        queues: { type: 'string', default: '40' },
        seed: { type: 'string', default: '1' },
        latency: { type: 'string', default: '0' },
        'unknown-scope': { type: 'string', default: 'ignore' },
        introspection: { type: 'boolean', default: false },
        sparse: { type: 'boolean', default: false },
        consent: { type: 'string', default: 'automatic' },
        'redirect-uri': { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    const { message } = error as Error;
    const [, flag] = /^Option '(--[\w-]+).*' (?:argument missing|needs a value)/.exec(message) ?? [];
    throw flag === undefined ? error : new UsageError(`${flag} needs a value`);
  }
}

/** `--latency -1` as `--latency=-1`: a number is never a flag, and Node would only call it ambiguous. */
function joined(args: readonly string[]): string[] {
  const result: string[] = [];
  for (const arg of args) {
    const flag = result.at(-1);
    if (/^-\d/.test(arg) && flag !== undefined && /^--[\w-]+$/.test(flag)) result.splice(-1, 1, `${flag}=${arg}`);
    else result.push(arg);
  }
  return result;
}

function oneOf<T extends string>(name: string, text: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  const list = `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
  throw new UsageError(`--${name} must be ${list}, not "${text}"`);
}
