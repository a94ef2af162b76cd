/** Zapier's command line, for one edition, as a command of ours: it prints where we would. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Edition, editionEnvironment } from './edition.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** @returns its exit code; 1 where a signal ended it. */
export function zapierCli(edition: Edition, ...args: readonly string[]): number {
  const program = join(root, 'node_modules/zapier-platform-cli/src/bin/run');
  const { status } = spawnSync(process.execPath, [program, ...args], {
    cwd: root,
    env: { ...process.env, ...editionEnvironment(edition), DISABLE_ZAPIER_ANALYTICS: '1' },
    stdio: 'inherit',
  });
  return status ?? 1;
}
