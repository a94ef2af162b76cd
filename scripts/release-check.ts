/** `npm run release-check`: everything that can be known before a version is pushed to Zapier. */
import { fileURLToPath } from 'node:url';
import { runCommand } from './lib/cli.ts';
import { editionEnvironment, takeEdition } from './lib/edition.ts';
import { printUsage } from './lib/terminal.ts';
import { runChecks } from './release/check.ts';
import { CHECKS } from './release/checks/index.ts';
import { versionOf } from './release/checks/version.ts';
import { type Flags, readFlags, USAGE } from './release/flags.ts';
import { createPrinter } from './release/print.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

await runCommand(async (args) => {
  const { edition, rest } = takeEdition(args);
  // For all that the checks start.
  Object.assign(process.env, editionEnvironment(edition));
  const flags = readFlags(rest);
  if (flags.help) printUsage(USAGE);
  else process.exitCode = (await check(flags)) ? 0 : 1;
});

/** @returns whether the version may be pushed. */
async function check({ json, skip }: Flags): Promise<boolean> {
  const version = versionOf(root);
  const printer = json ? null : createPrinter(process.stdout);
  const report = await runChecks(CHECKS, root, skip, printer?.finding);
  printer?.closing(report, version);
  if (json) process.stdout.write(`${JSON.stringify({ version, ...report }, null, 2)}\n`);
  return report.ready;
}
