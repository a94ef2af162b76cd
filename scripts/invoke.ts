/**
 * `npm run -s invoke -- trigger new_queue --inputData '{}'`: runs a step of an edition on this machine by Zapier's own command
 * line, whose arguments are all but `--edition`.
 */
import { fileURLToPath } from 'node:url';
import { bundle } from './build.ts';
import { runCommand } from './lib/cli.ts';
import { takeEdition } from './lib/edition.ts';
import { zapierCli } from './lib/zapier-cli.ts';

await runCommand(async (args) => {
  const { edition, rest } = takeEdition(args);
  await bundle({ edition, readOnly: false }, fileURLToPath(new URL('../dist/index.js', import.meta.url)));
  process.exitCode = zapierCli(edition, 'invoke', ...rest);
});
