/** `npm run preview`: the steps in a browser, working, on the built integration in Zapier's own runtime. */
import { fileURLToPath } from 'node:url';
import { readEnvironment } from './doctor/environment.ts';
import { runCommand } from './lib/cli.ts';
import { DEFAULT_EDITION, type Edition, takeEdition } from './lib/edition.ts';
import { printProse, printUsage } from './lib/terminal.ts';
import { openBrowser } from './preview/browser.ts';
import { liveConfiguration } from './preview/configuration.ts';
import { type Flags, readFlags, USAGE } from './preview/flags.ts';

// What the app logs goes to Zapier's log; the page shows it beside each run.
console.log = () => {};

await runCommand(async (args) => {
  const { edition, rest } = takeEdition(args);
  const flags = readFlags(rest);
  if (flags.help) printUsage(USAGE);
  else await serve(edition, flags);
});

/** @returns the address of the built app. The other edition is built here, beside the one that every command has. */
async function builtApp(edition: Edition): Promise<URL> {
  if (edition === DEFAULT_EDITION) return new URL('../index.js', import.meta.url);
  const file = new URL(`../dist/${edition}.js`, import.meta.url);
  const { bundle } = await import('./build.ts');
  await bundle({ edition, readOnly: false }, fileURLToPath(file));
  return file;
}

async function serve(edition: Edition, flags: Flags): Promise<void> {
  // Told before anything is built or loaded.
  const live = flags.live
    ? liveConfiguration(readEnvironment(process.cwd(), process.env), flags.region, edition !== DEFAULT_EDITION)
    : null;
  // By a computed name, since the built app has no types. Loaded before it has an environment, as on Zapier.
  const { default: app } = await import((await builtApp(edition)).href);
  const { startFor } = await import('./preview/start.ts');
  const started = await startFor(app, flags, live, console.error).catch(
    (error: NodeJS.ErrnoException & { port?: number }) => {
      if (error.code !== 'EADDRINUSE') throw error;
      const said = `Port ${error.port} is in use. Stop what listens there, or choose another with --port.`;
      printProse(said, process.stderr);
      process.exitCode = 1;
    },
  );
  if (!started) return;
  const { url, redirectUri, against, close } = started;
  const registered =
    flags.live && edition === DEFAULT_EDITION ? `The OAuth client must have this redirect URI: ${redirectUri}\n\n` : '';
  printProse(`The steps in your browser, against ${against}:\n\n  ${url}\n\n${registered}Ctrl-C stops it.`);
  if (flags.open) await openBrowser(new URL(url));
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      void close().then(() => process.exit(0));
    });
}
