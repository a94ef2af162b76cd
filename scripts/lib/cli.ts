/** The command line, read and refused alike by every script. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { printProse } from './terminal.ts';

/** A mistake in the command line; its message, a sentence without its full stop, is all that the user gets to see. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Node's own reading of flags.
 *
 * @param config as Node's `parseArgs` takes it.
 * @throws {UsageError} for an unknown flag, or one whose value is missing or not wanted.
 */
export function parseFlags<const T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    // Node says it in several sentences; the first tells what is wrong.
    const [sentence = ''] = (error as Error).message.split(/\.(?:\s|$)/);
    throw new UsageError(sentence.replace('argument is ambiguous', 'needs a value that is no flag'));
  }
}

/**
 * The whole number that a flag was given.
 *
 * @param name the flag's, without dashes.
 * @throws {UsageError} for what is none, or lies beyond `least` and `most`.
 */
export function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new UsageError(`--${name} must be a whole number from ${least} to ${most}, not "${text}"`);
}

/**
 * Runs a script; a mistake in its command line is one sentence and exit code 2, packages that are not installed are one and
 * exit code 1, anything else is thrown on.
 *
 * @param work imports what needs packages by itself, so that their absence can be told here.
 */
export async function runCommand(work: (args: readonly string[]) => Promise<void> | void): Promise<void> {
  try {
    await work(process.argv.slice(2));
  } catch (error) {
    if (isNotInstalled(error)) return end(1, 'Packages that this script needs are not installed. Run npm ci first.');
    if (!(error instanceof UsageError)) throw error;
    end(2, `${error.message}; --help shows what is accepted.`);
  }
}

/** A package, and no file of ours. */
function isNotInstalled(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'MODULE_NOT_FOUND') &&
    /^Cannot find (package|module) '[^./]/.test(error.message)
  );
}

function end(exitCode: number, sentence: string): void {
  printProse(sentence, process.stderr);
  process.exitCode = exitCode;
}
