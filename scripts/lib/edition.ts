/**
 * Which edition a command is about: `--edition service-account`, the same for every command, and by the environment for the
 * processes that a command starts, since Zapier's command line builds by calling `npm run _zapier-build`.
 */
import { parseFlags, UsageError } from './cli.ts';
import { printUsage } from './terminal.ts';

/** Each edition, with the file that it is bundled from. */
export const ENTRIES = { user: 'src/index.ts', 'service-account': 'src/service-account.ts' } as const;

export type Edition = keyof typeof ENTRIES;

export const DEFAULT_EDITION: Edition = 'user';

/** Its line in the usage of a command. */
export const EDITION_USAGE = '--edition E  user, the default, or service-account: docs/deploy.md, "Two editions"';

const VARIABLE = 'GENESYS_EDITION';

/**
 * @param args the arguments after the script's name.
 * @returns the edition, and the other arguments in their order. What follows `--` is left alone.
 * @throws {UsageError} for an edition that there is not, and for two.
 */
export function takeEdition(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = process.env,
): { readonly edition: Edition; readonly rest: readonly string[] } {
  const end = args.indexOf('--');
  const flags = end < 0 ? [...args] : args.slice(0, end);
  const given: string[] = [];
  const rest: string[] = [];
  while (flags.length > 0) {
    const flag = flags.shift() ?? '';
    if (flag === '--edition') given.push(flags.shift() ?? '');
    else if (flag.startsWith('--edition=')) given.push(flag.slice('--edition='.length));
    else rest.push(flag);
  }
  if (given.length > 1) throw new UsageError('--edition is given more than once');
  const [chosen] = given;
  const inherited = environment[VARIABLE] || DEFAULT_EDITION;
  const edition = chosen === undefined ? known(inherited, VARIABLE) : known(chosen, '--edition');
  return { edition, rest: end < 0 ? rest : [...rest, ...args.slice(end)] };
}

/**
 * The command line of a command that takes nothing else.
 *
 * @param name of the script in package.json.
 * @param does what it does, as a sentence.
 * @returns null where `--help` was asked for, which is printed.
 * @throws {UsageError} for anything else.
 */
export function onlyEdition(args: readonly string[], name: string, does: string): Edition | null {
  const { edition, rest } = takeEdition(args);
  const { values } = parseFlags({ args: [...rest], options: { help: { type: 'boolean', short: 'h' } } });
  if (!values.help) return edition;
  printUsage(`Usage: npm run ${name} -- [--edition E]\n\n${does}\n\n  ${EDITION_USAGE}\n  --help       print this`);
  return null;
}

/** What a child process inherits. */
export const editionEnvironment = (edition: Edition): Record<string, string> => ({ [VARIABLE]: edition });

/** The flags that choose it; none for the default. */
export const editionFlags = (edition: Edition): readonly string[] =>
  edition === DEFAULT_EDITION ? [] : ['--edition', edition];

function known(name: string, where: string): Edition {
  if (Object.hasOwn(ENTRIES, name)) return name as Edition;
  throw new UsageError(`${where} must be ${Object.keys(ENTRIES).join(' or ')}, not "${name}"`);
}
