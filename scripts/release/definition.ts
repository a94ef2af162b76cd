/** The definition of the integration as Zapier gets it, of the work tree and of a version that was released. */
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Definition } from './broken.ts';
import { run } from './run.ts';

/** In a process of its own: two versions of the same modules would not go into one. */
const PRINT = `
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
const entry = process.cwd() + '/index.js';
const { default: app } = await import(pathToFileURL(entry));
const { createAppHandler } = createRequire(entry)('zapier-platform-core');
const { results } = await createAppHandler(app)({ command: 'definition', calledFromCli: true });
// What was logged is on the lines before.
process.stdout.write('\\n' + JSON.stringify(results), () => process.exit(0));
`;

/**
 * Builds the folder by its own build script and asks for its definition.
 *
 * @param fresh whether the folder was never built before: then a definition proves that the build was good enough, though an
 *   old version may not pass the type check with the packages of today.
 * @throws {Error} with what the build and the definition had to say, when there is none.
 */
export async function definitionOf(folder: string, fresh = false): Promise<Definition> {
  const built = await run(folder, 'npm', 'run', '-s', 'build');
  const printed = await run(folder, process.execPath, '--input-type=module', '--eval', PRINT);
  if (!printed.ok || !(built.ok || fresh))
    throw new Error(`${built.stdout}${built.stderr}${printed.ok ? '' : printed.stderr}`.trim());
  return JSON.parse(printed.stdout.slice(printed.stdout.lastIndexOf('\n')));
}

/**
 * The definition of a tag, built in a temporary folder with the packages that are installed here.
 *
 * @throws {Error} as definitionOf, and when git cannot give the tag's tree.
 */
export async function definitionAt(folder: string, tag: string): Promise<Definition> {
  const old = mkdtempSync(join(tmpdir(), 'released-'));
  try {
    const tree = join(old, 'tree.tar');
    for (const [command, ...args] of [
      ['git', 'archive', '--format=tar', `--output=${tree}`, tag],
      ['tar', '-xf', tree, '-C', old],
    ] as const) {
      const { ok, stderr } = await run(folder, command, ...args);
      if (!ok) throw new Error(stderr.trim());
    }
    const packages = join(folder, 'node_modules');
    if (existsSync(packages)) symlinkSync(packages, join(old, 'node_modules'), 'junction');
    return await definitionOf(old, true);
  } finally {
    rmSync(old, { recursive: true, force: true });
  }
}
