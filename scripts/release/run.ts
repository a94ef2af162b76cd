/** Runs a command in a folder, and takes what came of it as an answer: that it failed is what the checks are after. */
import { execFile } from 'node:child_process';

interface Ran {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Well above the slowest of them, the test of the artefact. */
const TIMEOUT_MS = 300_000;

/**
 * @param folder where it runs.
 * @returns `ok: false` with the reason in `stderr` also when there is no such command, and after five minutes.
 */
export function run(folder: string, command: string, ...args: readonly string[]): Promise<Ran> {
  // The command line of Zapier asks nobody and reports to nobody.
  const env = { ...process.env, DISABLE_ZAPIER_ANALYTICS: '1' };
  const options = { cwd: folder, env, timeout: TIMEOUT_MS, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) =>
    execFile(command, args, options, (error, stdout, stderr) =>
      resolve({ ok: error === null, stdout, stderr: stderr || (error?.message ?? '') }),
    ),
  );
}
