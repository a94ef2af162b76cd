/**
 * `npm run docs`: writes the pages that are made from the code, docs/messages.md, docs/recipes.md and docs/steps.md. With `--check` it
 * writes nothing and exits with 1 when a page is not what the code says.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PAGES } from './docs/pages.ts';

const USAGE = 'Usage: npm run docs [-- --check]';

const args = process.argv.slice(2);
if (args.some((arg) => arg !== '--check')) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  for (const [path, page] of Object.entries(PAGES)) keep(path, page(), args.includes('--check'));
}

function keep(path: string, page: string, checkOnly: boolean): void {
  const file = fileURLToPath(new URL(`../${path}`, import.meta.url));
  if (!checkOnly) writeFileSync(file, page);
  else if (readFileSync(file, 'utf8') !== page) {
    console.error(`${path} is not what the code says. Run: npm run docs`);
    process.exitCode = 1;
  }
}
