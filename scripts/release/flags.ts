/** The command line of `npm run release-check`. */
import { parseFlags, UsageError } from '../lib/cli.ts';
import { EDITION_USAGE } from '../lib/edition.ts';
import { CHECKS } from './checks/index.ts';

export const USAGE = `Usage: npm run release-check -- [--skip CHECK …] [--json] [--edition E]

Checks everything that can be known before a version is pushed to Zapier. Every check runs, also after
one that failed. Nothing is pushed, committed or tagged; dist/ and build/ are made anew.

  --skip CHECK  leave one out; may be given repeatedly. The checks:
${CHECKS.map(({ id, title }) => `                ${id.padEnd(12)}${title}`).join('\n')}
  --json        print one JSON document instead of text (npm run -s release-check -- --json)
  ${EDITION_USAGE}
  --help        print this

The exit code is 0 when the version may be pushed, 1 when not, 2 for a wrong flag.`;

export interface Flags {
  readonly skip: readonly string[];
  readonly json: boolean;
  readonly help: boolean;
}

/**
 * @param args the arguments after the script's name.
 * @throws {UsageError} for an unknown flag or check.
 */
export function readFlags(args: readonly string[]): Flags {
  const flags = parse([...args]);
  const unknown = flags.skip.find((id) => !CHECKS.some((check) => check.id === id));
  if (unknown === undefined) return flags;
  throw new UsageError(`--skip must be one of ${CHECKS.map(({ id }) => id).join(', ')}, not "${unknown}"`);
}

function parse(args: string[]): Flags {
  return parseFlags({
    args,
    options: {
      skip: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  }).values;
}
