/**
 * `npm start`: the main job, as Zapier would run it, in front of a person. Starts the sandbox on a free port and drives
 * the built app through Zapier's own entry over real HTTP. Every chapter checks what it tells; the exit code says
 * whether all of it held.
 */
import { runCommand } from './lib/cli.ts';
import { printUsage } from './lib/terminal.ts';
import { readFlags, USAGE } from './start/flags.ts';
import { createPrinter } from './start/print.ts';

// What the app logs goes to Zapier's log, never to a user; standard output is for what is told here.
console.log = console.error;
// Nobody reads any further, as in `npm start | head`.
process.stdout.on('error', () => process.exit(1));

await runCommand(async (args) => {
  const { help, json, queues } = readFlags(args);
  if (help) printUsage(USAGE);
  else await start(queues, json);
});

async function start(queues: number, json: boolean): Promise<void> {
  // Advice for the owner of an integration: nobody owns the one in the story.
  console.log = () => {};
  const printer = json ? null : createPrinter(process.stdout);
  // 128 and the signal's number, as a shell reports it.
  for (const [signal, exitCode] of [['SIGINT', 130] as const, ['SIGTERM', 143] as const])
    process.once(signal, () => {
      printer?.clear();
      process.exit(exitCode);
    });
  const { startSandbox } = await import('../sandbox/index.ts');
  const { tellStory } = await import('./start/story.ts');
  const app = await builtApp();
  const sandbox = await startSandbox({ queues });
  const story = await tellStory(app, sandbox, printer);
  await sandbox.close();
  if (json) process.stdout.write(`${JSON.stringify(story, null, 2)}\n`);
  process.exitCode = story.held ? 0 : 1;
}

/** By a computed name, since the built app has no types. Loaded before it has an environment, as on Zapier. */
async function builtApp() {
  const { default: app } = await import(new URL('../index.js', import.meta.url).href);
  return app;
}
