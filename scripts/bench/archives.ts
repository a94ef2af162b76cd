/**
 * build.zip of each edition against that of an empty app: one with `zapier-platform-core` alone, as npm installs it for
 * whoever begins an integration, built by the same command of Zapier's.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Edition, ENTRIES } from '../lib/edition.ts';
import { packageIntegration, zapierBuild } from '../package.ts';
import { compared, type Row } from './report.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MB = 1_000_000;

const EMPTY_APP = `import zapier from 'zapier-platform-core';
export default { version: '1.0.0', platformVersion: zapier.version };
`;

/** @returns nothing where npm cannot install the empty app's packages, which is said on standard error. */
export async function archives(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'genesys-cloud-queues-bench-'));
  try {
    const empty = emptyArchive(join(folder, 'empty'));
    if (empty === null) {
      console.error(
        'Left out: build.zip. npm could not install zapier-platform-core for an empty app; see its message.',
      );
      return [];
    }
    const rows: Row[] = [];
    for (const edition of Object.keys(ENTRIES) as Edition[]) {
      const ours = (await packageIntegration(join(folder, edition), { edition })) / MB;
      const row = {
        measured: `build.zip, edition ${edition}`,
        queues: null,
        latency_ms: null,
        ours,
        unit: 'MB',
      } as const;
      rows.push(compared(row, "an empty app's", empty / MB, { is: 'at most', figure: 1.06 }));
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What npm asks of the network is asked once: without one, that is known soon. */
const INSTALL = 'install --omit=dev --ignore-scripts --no-audit --no-fund --prefer-offline --fetch-retries=0'.split(
  ' ',
);

/**
 * @param folder is made.
 * @param environment of npm.
 * @returns its size in bytes; null where npm cannot install what it needs.
 */
export function emptyArchive(folder: string, environment = process.env): number | null {
  const { dependencies, overrides } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const manifest = {
    ...{ name: 'empty', version: '1.0.0', type: 'module', main: 'index.js', exports: './index.js' },
    dependencies,
    // Without this one Zapier builds no app that is an ES module: CONTRIBUTING.md, "Update Zapier's platform".
    overrides: { 'get-intrinsic': overrides['get-intrinsic'] },
  };
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'index.js'), EMPTY_APP);
  cpSync(join(ROOT, '.zapierapprc'), join(folder, '.zapierapprc'));
  try {
    execFileSync('npm', INSTALL, { cwd: folder, env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
  } catch {
    return null;
  }
  zapierBuild(folder);
  return statSync(join(folder, 'build/build.zip')).size;
}
