/**
 * `npm run pictures`: drives the preview in Chromium and writes the pictures of the README and the docs, with a hash of the
 * definition that they show, by which a test tells that they are out of date.
 */
import { existsSync } from 'node:fs';
import { runCommand, UsageError } from './lib/cli.ts';
import { printUsage } from './lib/terminal.ts';

const USAGE = `Usage: npm run pictures

Writes docs/pictures/*.png: the connection, steps, a refusal and a recipe as the preview shows them, in light and dark.
Needs Chromium, at /usr/bin/chromium or where CHROMIUM_PATH says.

  --help  print this`;

// What the app logs goes to Zapier's log.
console.log = () => {};

await runCommand(async (args) => {
  const print = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
  if (args.includes('--help') || args.includes('-h')) return printUsage(USAGE);
  if (args.length > 0) throw new UsageError(`Unknown option '${args[0]}'`);
  const chromium = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  if (!existsSync(chromium))
    throw new UsageError(`There is no browser at ${chromium}: install chromium or set CHROMIUM_PATH`);
  const { takePictures } = await import('./pictures/take.ts');
  const { default: app } = await import(new URL('../index.js', import.meta.url).href);
  for (const { file, bytes } of await takePictures(app, chromium)) print(`${file}: ${Math.round(bytes / 1000)} kB`);
});
