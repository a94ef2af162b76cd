/**
 * Before the first test. Tests start some 150 processes, and write and delete thousands of files: compiled once, and kept in
 * memory where Linux has a place for that, they take half the time.
 */
import { existsSync, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 2e9;

/** @returns bytes that may be written there. */
function roomIn(folder) {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

export default () => {
  const inMemory = existsSync(MEMORY) && roomIn(MEMORY) > ENOUGH_BYTES;
  process.env.TMPDIR = mkdtempSync(join(inMemory ? MEMORY : tmpdir(), 'tests-'));
  // https://nodejs.org/api/module.html#module-compile-cache
  process.env.NODE_COMPILE_CACHE = join(process.env.TMPDIR, 'compiled');
};
