/** The regions of the official SDK (`PureCloudRegionHosts`) against src/genesys/regions.ts. */
import type { Region } from '../../src/genesys/regions.ts';
import { type Difference, lineOf } from './difference.ts';

/**
 * @param hosts the SDK's table: region such as `eu_west_1`, and a domain or the origin of its API host.
 * @param ours the integration's table.
 * @param source text of the file that it is in.
 */
export function regionDifferences(
  hosts: Readonly<Record<string, string>>,
  ours: readonly Region[],
  source: string,
): Difference[] {
  const official = new Map(Object.entries(hosts).map(([id, host]) => [id.replaceAll('_', '-'), domainOf(host)]));
  const known = new Map(ours.map(({ id, api }) => [id, domainOf(api)]));
  const lineOfRegion = (id: string) => lineOf(source, (line) => line.trim().startsWith(`['${id}',`));

  const changed = [...official].flatMap(([id, domain]): Difference[] => {
    const domainNow = known.get(id);
    if (domainNow === domain) return [];
    if (domainNow === undefined)
      return [
        {
          what: `region ${id} is new`,
          line: null,
          change: `add ['${id}', 'NAME', '${domain}'], with the name that Genesys gives it`,
        },
      ];
    return [
      {
        what: `region ${id} is at ${domain}, not ${domainNow}`,
        line: lineOfRegion(id),
        change: `change '${domainNow}' to '${domain}'`,
      },
    ];
  });
  const gone = ours
    .filter(({ id }) => !official.has(id))
    .map(({ id }) => ({
      what: `region ${id} is no longer there`,
      line: lineOfRegion(id),
      change: 'remove it if Genesys closed the region; connections there end, so this is a major version',
    }));
  return [...changed, ...gone];
}

function domainOf(host: string): string {
  return host.replace(/^https:\/\/api\./, '');
}
