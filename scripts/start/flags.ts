/** The command line of `npm start`. */
import { parseFlags, wholeNumber } from '../lib/cli.ts';

/** More would pass the 300 requests a minute that Genesys Cloud grants to one connection. */
const MOST_QUEUES = 20_000;

export const USAGE = `Usage: npm start -- [--queues N]
       npm -s start -- --json [--queues N]

Connects to a sandbox of Genesys Cloud on this machine, tests the connection, lists
queues, starts on a new one and shows refusals: all of it as Zapier would run it.

  --queues N  how many queues the sandbox holds, 0 to ${MOST_QUEUES} (default 1200)
  --json      print one JSON document instead of text; npm's -s keeps npm's own lines out of it
  --help      print this

The exit code is 0 when everything held, 1 when something did not, 2 for a wrong flag.`;

/**
 * @param args the arguments after the script's name.
 * @throws {UsageError} for an unknown flag or a value that cannot be used.
 */
export function readFlags(args: readonly string[]): { queues: number; json: boolean; help: boolean } {
  const flags = parse([...args]);
  return { ...flags, queues: wholeNumber('queues', flags.queues, 0, MOST_QUEUES) };
}

function parse(args: string[]) {
  return parseFlags({
    args,
    options: {
      queues: { type: 'string', default: '1200' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  }).values;
}
