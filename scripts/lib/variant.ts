/** What can be built and packaged: an edition, with what writes or without. */
import { parseFlags } from './cli.ts';
import { EDITION_USAGE, type Edition, editionFlags, takeEdition } from './edition.ts';
import { printUsage } from './terminal.ts';

export interface Variant {
  readonly edition: Edition;
  /** Leave out what changes something in Genesys Cloud, in the definition and in the code. */
  readonly readOnly: boolean;
}

/**
 * @param name of the script in package.json.
 * @param does what it does, as a sentence.
 * @returns null where `--help` was asked for, which is printed.
 * @throws {UsageError} for anything else.
 */
export function readVariant(args: readonly string[], name: string, does: string): Variant | null {
  const { edition, rest } = takeEdition(args);
  const options = { 'read-only': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
  const { values } = parseFlags({ args: [...rest], options });
  if (!values.help) return { edition, readOnly: values['read-only'] === true };
  printUsage(
    `Usage: npm run ${name} -- [--edition E] [--read-only]\n\n${does}\n\n  ${EDITION_USAGE}\n` +
      '  --read-only  leave out every step that changes something in Genesys Cloud\n  --help       print this',
  );
  return null;
}

/** The flags that choose it. */
export const variantFlags = ({ edition, readOnly }: Variant): readonly string[] => [
  ...editionFlags(edition),
  ...(readOnly ? ['--read-only'] : []),
];
