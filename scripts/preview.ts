/** `npm run preview`: the steps in a browser, working, on the built integration in Zapier's own runtime. */
import { runCommand } from './lib/cli.ts';
import { openBrowser } from './preview/browser.ts';
import { type Flags, readFlags, USAGE } from './preview/flags.ts';
import { startFor } from './preview/start.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);
// What the app logs goes to Zapier's log; the page shows it beside each run.
console.log = () => {};

await runCommand(async (args) => {
  const flags = readFlags(args);
  if (flags.help) print(USAGE);
  else await serve(flags);
});

async function serve(flags: Flags): Promise<void> {
  // By a computed name, since the built app has no types. Loaded before it has an environment, as on Zapier.
  const { default: app } = await import(new URL('../index.js', import.meta.url).href);
  const started = await startFor(app, flags, console.error).catch(
    (error: NodeJS.ErrnoException & { port?: number }) => {
      if (error.code !== 'EADDRINUSE') throw error;
      console.error(`Port ${error.port} is in use. Stop what listens there, or choose another with --port.`);
      process.exitCode = 1;
    },
  );
  if (!started) return;
  const { url, redirectUri, against, close } = started;
  const registered = flags.live ? `The OAuth client must have this redirect URI: ${redirectUri}\n\n` : '';
  print(`The steps in your browser, against ${against}:\n\n  ${url}\n\n${registered}Ctrl-C stops it.`);
  if (flags.open) await openBrowser(new URL(url));
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      void close().then(() => process.exit(0));
    });
}
