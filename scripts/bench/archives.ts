/**
 * build.zip against an empty app's. Both are made by scripts/package.ts: it works from where it lies, so a copy of it
 * beside an app that does nothing, with the same manifest and the same packages, makes the empty archive in the same way.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageIntegration } from '../package.ts';
import { compared, type Row } from './report.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MB = 1_000_000;

const EMPTY_APP = `import zapier from 'zapier-platform-core';
export default { version: '1.0.0', platformVersion: zapier.version };
`;

export async function archives(): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'genesys-cloud-queues-bench-'));
  try {
    const ours = (await packageIntegration(join(folder, 'ours'))) / MB;
    const empty = emptyArchive(join(folder, 'empty')) / MB;
    const row = { measured: 'build.zip', queues: null, latency_ms: null, ours, unit: 'MB' } as const;
    return compared(row, "an empty app's", empty, { is: 'at most', figure: 1.06 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const LEFT_OUT = new Set(['.git', 'node_modules', 'dist', 'build', 'coverage', 'index.js']);

/** @returns its size in bytes. */
function emptyArchive(folder: string): number {
  // All that scripts/package.ts may pack, but what is generated, installed or built.
  for (const path of readdirSync(ROOT).filter((name) => !LEFT_OUT.has(name) && !name.startsWith('.env')))
    cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  mkdirSync(join(folder, 'dist'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'index.js'), EMPTY_APP);
  execFileSync(process.execPath, ['--no-warnings', join(folder, 'scripts/package.ts')], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return statSync(join(folder, 'build/build.zip')).size;
}
