/**
 * Says what to do when the project's packages are not there, before anything fails for want of them. Plain JavaScript, for
 * whatever Node is at hand: the one that the other scripts run on is among those packages. npm runs it before a script whose
 * name it has behind `pre` in package.json.
 */
import { existsSync, readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
const { dependencies, devDependencies } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const names = Object.keys({ ...dependencies, ...devDependencies });
const missing = names.filter((name) => !existsSync(new URL(`node_modules/${name}/package.json`, root)));

if (missing.length > 0) {
  console.error(
    `Packages that this project needs are not installed (${missing.length} of ${names.length}). Run npm ci first.`,
  );
  process.exitCode = 1;
}
