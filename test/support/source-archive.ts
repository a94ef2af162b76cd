/** What `npm run build` makes of a source.zip. */
import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import AdmZip from 'adm-zip';

/** What a build reads; that the rest is in the archive as well is for test/whole/artefact.test.ts to look at. */
const BUILT_FROM = /^(src|scripts)\/|^(package\.json|tsconfig\.json|index\.js)$/;

/**
 * Unzips it and builds it, as whoever has only the archive does, whatever edition these tests are run for.
 *
 * @param archive path of source.zip.
 * @param folder where to; it is made.
 * @returns the text of `dist/index.js`.
 * @throws {Error} when it cannot be built.
 */
export function buildOf(archive: string, folder: string): string {
  const whole = new AdmZip(archive);
  for (const entry of whole.getEntries())
    if (BUILT_FROM.test(entry.entryName)) whole.extractEntryTo(entry, folder, true, true);
  // Where `npm ci` would install; what the lockfile names is what is installed here.
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  return npmBuild(folder);
}

/** @returns the text of `dist/index.js`. @throws {Error} when it cannot be built. */
export function npmBuild(folder: string): string {
  const env = { ...process.env, GENESYS_EDITION: '' };
  execFileSync('npm', ['run', '-s', 'build'], { cwd: folder, env, stdio: 'pipe' });
  return readFileSync(join(folder, 'dist/index.js'), 'utf8');
}
