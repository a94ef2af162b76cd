/**
 * What our own code adds to loading `zapier-platform-core`: cold processes, one of each in turn, each telling how long
 * after its start the module was there. The median is that of the differences, which a machine busy for a while shifts less.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { absolute, median, type Row } from './report.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** @param processes of each kind, 1 or more. */
export function coldLoad(processes: number): Row {
  const added = Array.from({ length: processes }, () => {
    const core = load('zapier-platform-core');
    return load('./index.js') - core;
  });
  return absolute(
    { measured: 'own code loaded, over core alone', queues: null, latency_ms: null, ours: median(added), unit: 'ms' },
    { is: 'at most', figure: 15 },
  );
}

/** @returns milliseconds from the start of the process until the module was loaded. */
function load(specifier: string): number {
  const program = `await import(${JSON.stringify(specifier)}); process.stdout.write(String(performance.now()));`;
  const args = ['--no-warnings', '--input-type=module', '--eval', program];
  return Number(execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' }));
}
