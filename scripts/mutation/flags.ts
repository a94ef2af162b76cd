/** The command line of `npm run mutation`. */
import { statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { parseFlags, UsageError } from '../lib/cli.ts';

export const USAGE = `Usage: npm run mutation -- [PATH …] [--tests PATTERN …] [--summary]

Changes src/ in one place at a time, and says which changes no test notices.

  PATH             a file or folder below src/ (default: all of src/)
  --tests PATTERN  only these tests, such as "test/genesys/**/*.test.ts", in quotes;
                   for trying out, kept apart; may stand more than once
  --summary        print what is known, and run nothing
  --help           print this

docs/testing.md says how to read it.`;

export interface Flags {
  /** From the project's folder, without a slash at the end; none for all of src/. */
  readonly paths: readonly string[];
  /** Globs, from the project's folder; none for all. */
  readonly tests: readonly string[];
  readonly summary: boolean;
  readonly help: boolean;
}

/**
 * @param args the arguments after the script's name.
 * @throws {UsageError} for an unknown flag or a path that is not in src/.
 */
export function readFlags(args: readonly string[]): Flags {
  const { values, positionals } = parse([...args]);
  const paths = positionals.map((path) => relative('', path).replaceAll(sep, '/'));
  const wrong = paths.find((path) => !/^src(\/|$)/.test(path) || !statSync(path, { throwIfNoEntry: false }));
  if (wrong !== undefined) throw new UsageError(`"${wrong}" is no file or folder of src/`);
  return { ...values, paths };
}

function parse(args: string[]) {
  return parseFlags({
    args,
    allowPositionals: true,
    options: {
      tests: { type: 'string', multiple: true, default: [] },
      summary: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
}
