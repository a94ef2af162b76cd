/**
 * Every call of Genesys Cloud's API, to tell what the sandbox lacks from what nobody has. The official SDK has a function for each, with
 * path and method side by side in its text; its package exports no list of them.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { matchPath } from './match-path.ts';

let calls: Map<string, Set<string>> | undefined;

/** @returns the path as the SDK has it, with `{variables}`, literal ones first; undefined when Genesys Cloud has no such call */
export function genesysPath(method: string, path: string): string | undefined {
  // Four megabytes are read when a call is looked for, and only then.
  calls ??= readCalls();
  const paths = calls.get(method);
  if (paths?.has(path)) return path;
  return [...(paths ?? [])].find((template) => matchPath(template, path));
}

function readCalls(): Map<string, Set<string>> {
  const text = readFileSync(createRequire(import.meta.url).resolve('purecloud-platform-client-v2'), 'utf8');
  const found = new Map<string, Set<string>>();
  for (const [, path = '', method = ''] of text.matchAll(/'(\/api\/v2\/[^']*)',\s+'([A-Z]+)'/g)) {
    found.set(method, (found.get(method) ?? new Set()).add(path));
  }
  return found;
}
