/**
 * `npm run tables`: holds the tables of regions and scopes against the official sources, and says which lines to change. It
 * reads what is installed and what it is given, and asks no network; CONTRIBUTING.md says how to get the newest.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { OFFICIAL_SCOPES } from '../src/genesys/oauth/official-scopes.ts';
import { REGIONS } from '../src/genesys/regions.ts';
import { parseFlags, runCommand, UsageError } from './lib/cli.ts';
import { printUsage } from './lib/terminal.ts';
import type { Difference } from './tables/difference.ts';
import { regionDifferences } from './tables/regions.ts';
import { scopeDifferences, scopesIn } from './tables/scopes.ts';

const USAGE = `Usage: npm run tables -- [--openapi FILE]

Holds src/genesys/regions.ts against the installed official SDK, and with an OpenAPI document
of Genesys Cloud src/genesys/oauth/official-scopes.ts against that. Says which lines to change; changes none.

  --openapi FILE  the document, saved from https://api.mypurecloud.com/api/v2/docs/swagger
  --help          print this

The exit code is 0 when the tables are up to date, 1 when not, 2 for a wrong flag or file.`;

const REGIONS_FILE = 'src/genesys/regions.ts';
const SCOPES_FILE = 'src/genesys/oauth/official-scopes.ts';

await runCommand(async (args) => {
  const { openapi, help } = readFlags(args);
  if (help) printUsage(USAGE);
  else process.exitCode = (await check(openapi)) ? 0 : 1;
});

/** @returns whether nothing is to change. */
async function check(openapi: string | undefined): Promise<boolean> {
  const official = openapi === undefined ? null : readScopes(openapi);
  const regions = await checkRegions();
  return checkScopes(official, openapi) && regions;
}

/** @returns whether the table is up to date. */
async function checkRegions(): Promise<boolean> {
  const { default: sdk } = await import('purecloud-platform-client-v2');
  // It watches a configuration file for as long as the process lives.
  sdk.ApiClient.instance.config.live_reload_config = false;
  const { version } = createRequire(import.meta.url)('purecloud-platform-client-v2/package.json');
  const differences = regionDifferences(sdk.PureCloudRegionHosts, REGIONS, textOf(REGIONS_FILE));
  return print(`${REGIONS.length} regions, against the official SDK ${version}`, REGIONS_FILE, differences);
}

/** @returns whether the table is up to date, or was not checked. */
function checkScopes(official: ReadonlySet<string> | null, file: string | undefined): boolean {
  if (official === null) {
    console.log(`– ${OFFICIAL_SCOPES.size} scopes: not checked, the SDK does not name them; give --openapi FILE`);
    return true;
  }
  const { differences, unused } = scopeDifferences(official, OFFICIAL_SCOPES, textOf(SCOPES_FILE));
  const good = print(`${OFFICIAL_SCOPES.size} scopes, against ${file}`, SCOPES_FILE, differences);
  if (unused.length > 0)
    console.log(
      `  No operation in ${file} asks for ${unused.join(', ')}. That alone does not mean that they are gone: compare ` +
        'https://developer.genesys.cloud/authorization/platform-auth/scopes before you remove one.',
    );
  return good;
}

function print(what: string, file: string, differences: readonly Difference[]): boolean {
  console.log(differences.length === 0 ? `✓ ${what}: up to date` : `✗ ${what}: ${differences.length} to change`);
  for (const { what: found, line, change } of differences)
    console.log(`  ${file}${line === null ? '' : `:${line}`}  ${found}: ${change}`);
  return differences.length === 0;
}

function readScopes(file: string): Set<string> {
  try {
    return scopesIn(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new UsageError(
      `${file} cannot be read as an OpenAPI document of Genesys Cloud (${(error as Error).message})`,
    );
  }
}

function textOf(file: string): string {
  return readFileSync(fileURLToPath(new URL(`../${file}`, import.meta.url)), 'utf8');
}

function readFlags(args: readonly string[]): { openapi?: string; help: boolean } {
  return parseFlags({
    args: [...args],
    options: { openapi: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
  }).values;
}
