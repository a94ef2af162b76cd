/**
 * Makes `build/build.zip`, what Zapier runs, and `build/source.zip`, what it is built from. In a staging folder that holds production dependencies only: built beside
 * development packages the CLI adds their manifests, and the archive is more than twice the size.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import AdmZip from 'adm-zip';
import { bundle } from './build.ts';
import { runCommand } from './lib/cli.ts';
import { DEFAULT_EDITION } from './lib/edition.ts';
import { readVariant, type Variant, variantFlags } from './lib/variant.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'node_modules/zapier-platform-cli/src/bin/run');

/** What runs on Zapier. */
const SHIPPED = ['index.js', '.zapierapprc'];

/**
 * What source.zip holds besides, package.json apart: the whole project, so that the version on Zapier can be built, tested
 * and packaged again. By name, so that a file which only lies here is not uploaded; `.gitignore` counts inside folders.
 */
const SOURCE = [
  ...['.ci', '.github', 'docs', 'preview', 'recipes', 'sandbox', 'scripts', 'src', 'test'],
  ...[
    '.c8rc.json',
    '.editorconfig',
    '.gitignore',
    '.zapierapprc.service-account',
    'biome.json',
    'jest.config.js',
    'package-lock.json',
    'stryker.config.mjs',
    'tsconfig.json',
  ],
  ...['CHANGELOG.md', 'CONTRIBUTING.md', 'LICENSE', 'README.md'],
];

/**
 * Builds and packages an edition. Needs an installed tree, and changes nothing in it.
 *
 * @param target folder that gets `build.zip` and `source.zip`, whose `npm run build` makes what is in the other.
 * @param wanted left out, the default edition with all its steps.
 * @returns size of build.zip in bytes.
 */
export async function packageIntegration(target: string, wanted: Partial<Variant> = {}): Promise<number> {
  const variant = { edition: DEFAULT_EDITION, readOnly: false, ...wanted };
  const staging = mkdtempSync(join(tmpdir(), 'genesys-cloud-queues-'));
  try {
    for (const path of [...SHIPPED, ...SOURCE]) cpSync(join(root, path), join(staging, path), { recursive: true });
    for (const [path, place] of placesOf(productionPackages()))
      cpSync(join(root, path), join(staging, place), { recursive: true, filter: (from) => !nested(path, from) });
    writeFileSync(join(staging, 'package.json'), productionManifest());
    await bundle(variant, join(staging, 'dist/index.js'));
    zapierBuild(staging);
    restoreManifest(join(staging, 'build/source.zip'), variant);
    mkdirSync(target, { recursive: true });
    for (const name of ['build.zip', 'source.zip']) cpSync(join(staging, 'build', name), join(target, name));
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  return statSync(join(target, 'build.zip')).size;
}

/**
 * Zapier's own build.
 *
 * @param folder with an app, its bundle and its production packages; gets `build/`, with the two archives.
 */
export function zapierBuild(folder: string): void {
  execFileSync(process.execPath, [cli, 'build', '--skip-dep-install', '--skip-validation'], {
    cwd: folder,
    env: { ...process.env, DISABLE_ZAPIER_ANALYTICS: '1', ZAPIER_CURRENT_APP_FILE: '.zapierapprc' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** Paths such as `node_modules/lodash`, from the lockfile: an `npm ci` here would need the network. */
function productionPackages(): string[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Partial<Record<'dev' | 'devOptional' | 'optional', boolean>>>;
  };
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional && !entry.optional)
    .map(([path]) => path);
}

const CORES_OWN = 'node_modules/zapier-platform-core/node_modules/';

/**
 * What core needs stands below core where development needs it in another version. At the top, as npm would put it
 * without development's packages, the paths are shorter: an archive has each of them twice.
 *
 * @returns each path with its place in the archive; all as they are where one of those would take another's place.
 */
function placesOf(paths: readonly string[]): (readonly [path: string, place: string])[] {
  const moved = paths.map((path) => [path, path.replace(CORES_OWN, 'node_modules/')] as const);
  const places = new Set(moved.map(([, place]) => place));
  return places.size === paths.length ? moved : paths.map((path) => [path, path]);
}

/** Packages below a package are listed by the lockfile on their own, if they are for production. */
function nested(path: string, from: string): boolean {
  return path.startsWith('node_modules/') && from.startsWith(join(root, path, 'node_modules'));
}

/** The CLI ran with the manifest that goes to production, which has no scripts to build with. */
function restoreManifest(path: string, variant: Variant): void {
  const manifest = Buffer.from(sourceManifest(variant));
  const whole = new AdmZip();
  // Made anew: adm-zip cannot change the archives that the CLI streams.
  for (const { entryName, getData } of new AdmZip(path).getEntries())
    whole.addFile(entryName, entryName === 'package.json' ? manifest : getData());
  whole.writeZip(path);
}

/** The project's own, whose build is of that variant. */
function sourceManifest(variant: Variant): string {
  const build = 'node scripts/build.ts';
  const manifest = readFileSync(join(root, 'package.json'), 'utf8');
  return manifest.replace(`"${build}"`, `"${[build, ...variantFlags(variant)].join(' ')}"`);
}

/** What the manifest says to whoever develops, and nobody asks on Zapier. */
const FOR_DEVELOPMENT = new Set(['scripts', 'devDependencies', 'allowScripts', 'imports', 'overrides']);

function productionManifest(): string {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as object;
  const shipped = Object.entries(manifest).filter(([name]) => !FOR_DEVELOPMENT.has(name));
  return JSON.stringify(Object.fromEntries(shipped), null, 2);
}

if (import.meta.main ?? process.argv[1] === fileURLToPath(import.meta.url))
  await runCommand(async (args) => {
    const does = 'Makes build/build.zip, what Zapier runs, and build/source.zip, what it is built from.';
    const variant = readVariant(args, 'package', does);
    if (variant === null) return;
    const bytes = await packageIntegration(join(root, 'build'), variant);
    console.log(`build/build.zip: ${(bytes / 1e6).toFixed(2)} MB${variant.readOnly ? ', without what writes' : ''}`);
  });
