/** `npm run build`: bundles a variant into `dist/index.js`, which `index.js` loads. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { runCommand } from './lib/cli.ts';
import { ENTRIES } from './lib/edition.ts';
import { readVariant, type Variant } from './lib/variant.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Zapier loads the file on every cold start, and what is in it makes up nearly all that our archive weighs more than an empty
 * one: names and blanks, which only people read, are left out. `npm run where` finds a place in it again.
 */
const OPTIONS = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  minify: true,
  logLevel: 'warning',
} as const satisfies BuildOptions;

/**
 * @param outfile where the bundle goes.
 * @returns the files of the project that are in it, by their paths from its root.
 */
export async function bundle(variant: Variant, outfile: string): Promise<string[]> {
  const { metafile } = await build({ ...OPTIONS, ...optionsOf(variant), outfile, metafile: true });
  return Object.keys(metafile.inputs);
}

/** @returns of the same bundle, the source map as JSON; its sources are named from the project's root. */
export async function sourceMap(variant: Variant): Promise<string> {
  const outfile = join(root, 'index.js');
  const made = await build({
    ...OPTIONS,
    ...optionsOf(variant),
    outfile,
    sourcemap: 'external',
    sourcesContent: false,
    write: false,
  });
  return made.outputFiles.find(({ path }) => path.endsWith('.map'))?.text ?? '';
}

/** What writes is imported as `#writing`, which the condition makes nothing: `imports` of package.json. */
function optionsOf({ edition, readOnly }: Variant): Pick<BuildOptions, 'entryPoints' | 'conditions'> {
  return { entryPoints: [ENTRIES[edition]], ...(readOnly && { conditions: ['read-only'] }) };
}

if (import.meta.main ?? process.argv[1] === fileURLToPath(import.meta.url))
  await runCommand(async (args) => {
    const variant = readVariant(args, 'build', 'Bundles the integration into dist/index.js.');
    if (variant) await bundle(variant, join(root, 'dist/index.js'));
  });
