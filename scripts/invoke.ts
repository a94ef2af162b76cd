/**
 * `npm run -s invoke -- trigger new_queue --inputData '{}'`: runs a step of an edition on this machine by Zapier's own command
 * line, whose arguments are all but `--edition`.
 */
import { fileURLToPath } from 'node:url';
import { runCommand } from './lib/cli.ts';
import { EDITION_USAGE, type Edition, takeEdition } from './lib/edition.ts';
import { printUsage } from './lib/terminal.ts';
import { zapierCli } from './lib/zapier-cli.ts';

const USAGE = `Usage: npm run -s invoke -- [--edition E] TYPE KEY ...

Builds the integration, and runs one of its steps on this machine by Zapier's command line.`;

const ZAPIERS = "All other arguments are those of Zapier's own command:";

await runCommand(async (args) => {
  const { edition, rest } = takeEdition(args);
  if (rest.includes('--help') || rest.includes('-h')) return help(edition);
  const { bundle } = await import('./build.ts');
  await bundle({ edition, readOnly: false }, fileURLToPath(new URL('../dist/index.js', import.meta.url)));
  process.exitCode = zapierCli(edition, 'invoke', ...rest);
});

function help(edition: Edition): void {
  printUsage(`${USAGE}\n\n  ${EDITION_USAGE}\n  --help       print this\n\n${ZAPIERS}\n`);
  process.exitCode = zapierCli(edition, 'invoke', '--help');
}
