/**
 * The scopes that the official OpenAPI document asks for (`security` of each operation) against
 * src/genesys/oauth/official-scopes.ts. The official SDK does not name scopes.
 */
import { type Difference, lineOf } from './difference.ts';

const METHODS = ['get', 'put', 'post', 'patch', 'delete', 'head', 'options'];
const SCHEME = 'PureCloud OAuth';

/**
 * @param document the parsed OpenAPI document.
 * @returns every scope that an operation of it accepts.
 * @throws {TypeError} when it is no OpenAPI document of Genesys Cloud.
 */
export function scopesIn(document: unknown): Set<string> {
  const scopes = new Set<string>();
  for (const path of values(Object(document).paths))
    for (const method of METHODS)
      for (const requirement of values(Object(path)[method]?.security))
        for (const scope of values(Object(requirement)[SCHEME])) scopes.add(`${scope}`);
  if (scopes.size === 0) throw new TypeError(`no operation in it asks for a scope of "${SCHEME}"`);
  return scopes;
}

function values(of: unknown): unknown[] {
  return Object.values(Object(of));
}

/**
 * @param official what the document asks for.
 * @param ours the integration's table.
 * @param source text of the file that it is in.
 * @returns `unused` are no faults: a scope that no operation asks for may exist all the same.
 */
export function scopeDifferences(
  official: ReadonlySet<string>,
  ours: ReadonlySet<string>,
  source: string,
): { differences: Difference[]; unused: string[] } {
  const differences = [...official].filter((scope) => !ours.has(scope)).map((scope) => missing(scope, source));
  return { differences, unused: [...ours].filter((scope) => !official.has(scope)) };
}

/** Where a scope goes depends on which of its two forms the table already has. */
function missing(scope: string, source: string): Difference {
  const what = `scope ${scope} is new`;
  const domain = scope.replace(/:readonly$/, '');
  const line = lineOf(source, (row) => row.startsWith('  ') && row.trim().split(' ').includes(domain));
  if (line !== null) return { what, line, change: `move ${domain} to WITH_READONLY` };
  return {
    what,
    line: null,
    change: `add ${domain} to ${scope === domain ? 'PLAIN' : 'READONLY'}, or once to WITH_READONLY when both its forms are new`,
  };
}
