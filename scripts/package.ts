/**
 * Makes `build/build.zip`, what Zapier runs, and `build/source.zip`, what it is built from. In a staging folder that holds production dependencies only: built beside
 * development packages the CLI adds their manifests, and the archive is more than twice the size.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import AdmZip from 'adm-zip';
import { build } from 'esbuild';
import { bundle } from './build.ts';
import { runCommand } from './lib/cli.ts';
import { DEFAULT_EDITION, editionEnvironment } from './lib/edition.ts';
import { readVariant, type Variant, variantFlags } from './lib/variant.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'node_modules/zapier-platform-cli/src/bin/run');

/** What runs on Zapier. */
const SHIPPED = ['index.js', '.zapierapprc'];

/** The CLI looks for parts of it that are not loaded. */
const CORE = 'node_modules/zapier-platform-core';

/**
 * What source.zip holds besides, package.json apart: the whole project, so that the version on Zapier can be built, tested
 * and packaged again. By name, so that a file which only lies here is not uploaded; `.gitignore` counts inside folders.
 */
const SOURCE = [
  ...['.ci', '.github', 'docs', 'preview', 'recipes', 'sandbox', 'scripts', 'src', 'test'],
  ...[
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
    for (const path of [...SHIPPED, ...SOURCE, ...(await productionFiles())])
      cpSync(join(root, path), join(staging, path), { recursive: true });
    writeFileSync(join(staging, 'package.json'), productionManifest());
    await bundle(variant, join(staging, 'dist/index.js'));
    execFileSync(process.execPath, [cli, 'build', '--skip-dep-install', '--skip-validation'], {
      cwd: staging,
      env: {
        ...process.env,
        ...editionEnvironment(variant.edition),
        DISABLE_ZAPIER_ANALYTICS: '1',
        ZAPIER_CURRENT_APP_FILE: '.zapierapprc',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    restoreManifest(join(staging, 'build/source.zip'), variant);
    mkdirSync(target, { recursive: true });
    for (const name of ['build.zip', 'source.zip']) cpSync(join(staging, 'build', name), join(target, name));
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  return statSync(join(target, 'build.zip')).size;
}

/**
 * Of the packages for production what the CLI packs: the files that are loaded, found as it finds them, and the manifests.
 * They are a fifth of all, and each would have to be copied and removed again.
 */
async function productionFiles(): Promise<string[]> {
  const { metafile } = await build({
    stdin: { contents: "import 'zapier-platform-core';", resolveDir: root },
    absWorkingDir: root,
    outdir: 'build',
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: [],
    external: ['../test/userapp'],
    loader: { '.node': 'file' },
    // By the paths that they have in this folder, wherever its packages lie.
    preserveSymlinks: true,
    metafile: true,
    write: false,
    logLevel: 'error',
  });
  // A file that is imported with attributes is named with them: `package.json with { type: 'json' }`.
  const loaded = Object.keys(metafile.inputs).map((path) => path.replace(/ with \{.*$/, ''));
  const inPackages = loaded.filter((path) => path.startsWith('node_modules/'));
  const manifests = productionPackages().flatMap((path) =>
    filesOf(path).filter((file) => basename(file) === 'package.json'),
  );
  return [...new Set([...filesOf(CORE), ...inPackages, ...manifests])];
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

/** Those of a package, without the packages below it: the lockfile lists them on their own, if they are for production. */
function filesOf(path: string): string[] {
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)))
    .filter((file) => !file.slice(path.length).split(sep).includes('node_modules'));
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

function productionManifest(): string {
  const {
    scripts: _,
    devDependencies: __,
    allowScripts: ___,
    imports: ____,
    ...shipped
  } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return JSON.stringify(shipped, null, 2);
}

if (import.meta.main ?? process.argv[1] === fileURLToPath(import.meta.url))
  await runCommand(async (args) => {
    const does = 'Makes build/build.zip, what Zapier runs, and build/source.zip, what it is built from.';
    const variant = readVariant(args, 'package', does);
    if (variant === null) return;
    const bytes = await packageIntegration(join(root, 'build'), variant);
    console.log(`build/build.zip: ${(bytes / 1e6).toFixed(2)} MB${variant.readOnly ? ', without what writes' : ''}`);
  });
