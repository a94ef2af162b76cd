/**
 * `npm run docs`: writes the pages that are made from the code, docs/messages.md, docs/recipes.md and docs/steps.md. With `--check` it
 * writes nothing and exits with 1 when a page is not what the code says.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseFlags, runCommand } from './lib/cli.ts';
import { printProse, printUsage } from './lib/terminal.ts';

const USAGE = `Usage: npm run docs [-- --check]

Writes the pages that are made from the code: docs/messages.md, docs/recipes.md and docs/steps.md.

  --check  write nothing, and say which page is not what the code says
  --help   print this

The exit code is 0 when the pages are what the code says, 1 when not, 2 for a wrong flag.`;

await runCommand(async (args) => {
  const { check, help } = parseFlags({
    args: [...args],
    options: { check: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
  }).values;
  if (help) return printUsage(USAGE);
  const { PAGES } = await import('./docs/pages.ts');
  for (const [path, page] of Object.entries(PAGES)) keep(path, page(), check);
});

function keep(path: string, page: string, checkOnly: boolean): void {
  const file = fileURLToPath(new URL(`../${path}`, import.meta.url));
  if (!checkOnly) writeFileSync(file, page);
  else if (readFileSync(file, 'utf8') !== page) {
    printProse(`${path} is not what the code says. Run: npm run docs`, process.stderr);
    process.exitCode = 1;
  }
}
