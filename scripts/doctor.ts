/**
 * `npm run doctor`: checks a real organization, or the sandbox when nothing is configured, before anything is pushed to
 * Zapier. Through the integration's own core, so that what it proves is true of the integration.
 */
import { readFlags, USAGE } from './doctor/flags.ts';
import { runCommand } from './lib/cli.ts';
import { takeEdition } from './lib/edition.ts';
import { printUsage } from './lib/terminal.ts';

// Nobody reads any further, as in `npm run doctor | head`.
process.stdout.on('error', () => process.exit(1));

await runCommand(async (args) => {
  const { edition, rest } = takeEdition(args);
  const flags = readFlags(rest);
  if (flags.help) return printUsage(USAGE);
  const { run } = await import('./doctor/run.ts');
  process.exitCode = (await run(flags, edition)) ? 0 : 1;
});
