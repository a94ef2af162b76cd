/** `npm run build`: bundles an edition into `dist/index.js`, which `index.js` loads. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { parseFlags, runCommand } from './lib/cli.ts';
import { type Edition, ENTRIES, takeEdition } from './lib/edition.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Zapier loads the file on every cold start, and the archive has little room: what only people read is left out of it.
 * Names stay, since a fault of our own is told by the stack that it left.
 */
const OPTIONS = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  minifyWhitespace: true,
  minifySyntax: true,
  lineLimit: 120,
  logLevel: 'warning',
} as const satisfies BuildOptions;

/**
 * @param outfile where the bundle goes.
 * @returns the files of the project that are in it, by their paths from its root.
 */
export async function bundle(edition: Edition, outfile: string): Promise<string[]> {
  const { metafile } = await build({ ...OPTIONS, entryPoints: [ENTRIES[edition]], outfile, metafile: true });
  return Object.keys(metafile.inputs);
}

if (import.meta.main ?? process.argv[1] === fileURLToPath(import.meta.url))
  await runCommand(async (args) => {
    const { edition, rest } = takeEdition(args);
    parseFlags({ args: [...rest], options: {} });
    await bundle(edition, join(root, 'dist/index.js'));
  });
