/** The command line of `npm start`. */
import { parseArgs } from 'node:util';

/** More would pass the 300 requests a minute that Genesys Cloud grants to one connection. */
const MOST_QUEUES = 20_000;

export const USAGE = `Usage: npm start -- [--queues N]
       npm -s start -- --json [--queues N]
       npm start -- --live [--help]

Connects to a sandbox of Genesys Cloud on this machine, tests the connection, lists
queues, starts on a new one and shows refusals: all of it as Zapier would run it.

  --queues N  how many queues the sandbox holds, 0 to ${MOST_QUEUES} (default 1200)
  --json      print one JSON document instead of text; npm's -s keeps npm's own lines out of it
  --live      sign in with your browser instead, to a real organization or the sandbox
  --help      print this

The exit code is 0 when everything held, 1 when something did not, 2 for a wrong flag.`;

/** A mistake in the command line; its message, a sentence without its full stop, is all that the user gets to see. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * @param args the arguments after the script's name.
 * @throws {UsageError} for an unknown flag or a value that cannot be used.
 */
export function readFlags(args: readonly string[]): { queues: number; json: boolean; help: boolean } {
  const flags = parse([...args]);
  const queues = Number(flags.queues);
  if (/^\d+$/.test(flags.queues) && queues <= MOST_QUEUES) return { ...flags, queues };
  throw new UsageError(`--queues must be a whole number from 0 to ${MOST_QUEUES}, not "${flags.queues}"`);
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        queues: { type: 'string', default: '1200' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    // Node says it in several sentences; the first tells what is wrong.
    const [sentence = ''] = (error as Error).message.split(/\.(?:\s|$)/);
    throw new UsageError(sentence.replace('argument is ambiguous', 'needs a value that is no flag'));
  }
}
