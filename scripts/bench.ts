/**
 * `npm run bench`: what the integration costs, side by side with what else could be done, over HTTP on sandboxes of Genesys
 * Cloud in processes of their own. See docs/performance.md for the figures and what bounds them.
 */
import { readFlags, USAGE } from './bench/flags.ts';
import { runCommand } from './lib/cli.ts';
import { printUsage } from './lib/terminal.ts';

// The processes that were started end with this one.
for (const [signal, exitCode] of [['SIGINT', 130] as const, ['SIGTERM', 143] as const])
  process.once(signal, () => process.exit(exitCode));

await runCommand(async (args) => {
  const { plan, quick, json, help } = readFlags(args);
  if (help) printUsage(USAGE);
  else {
    const { measure } = await import('./bench/measure.ts');
    const { tables } = await import('./bench/print.ts');
    const report = await measure(plan, quick, (what) => console.error(`Measuring ${what} …`));
    console.log(json ? JSON.stringify(report, null, 2) : tables(report));
  }
});
