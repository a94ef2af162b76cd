/**
 * `npm start`: the main job, as Zapier would run it, in front of a person. Starts the sandbox on a free port and drives
 * the built app through Zapier's own entry over real HTTP. Every chapter checks what it tells; the exit code says
 * whether all of it held.
 */
import { startSandbox } from '../sandbox/index.ts';
import { readFlags, USAGE, UsageError } from './start/flags.ts';
import { createPrinter } from './start/print.ts';
import { tellStory } from './start/story.ts';

// What the app logs goes to Zapier's log, never to a user; here standard output is for the story alone.
console.log = console.error;
// Nobody reads any further, as in `npm start | head`.
process.stdout.on('error', () => process.exit(1));

try {
  const { help, json, queues } = readFlags(process.argv.slice(2));
  if (help) process.stdout.write(`${USAGE}\n`);
  else await start(queues, json);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}; --help shows what is accepted.`);
  process.exitCode = 2;
}

async function start(queues: number, json: boolean): Promise<void> {
  const printer = json ? null : createPrinter(process.stdout);
  // 128 and the signal's number, as a shell reports it.
  for (const [signal, exitCode] of [['SIGINT', 130] as const, ['SIGTERM', 143] as const])
    process.once(signal, () => {
      printer?.clear();
      process.exit(exitCode);
    });
  // By a computed name, since the built app has no types. Loaded before it has an environment, as on Zapier.
  const { default: app } = await import(new URL('../index.js', import.meta.url).href);
  const sandbox = await startSandbox({ queues });
  const story = await tellStory(app, sandbox, printer);
  await sandbox.close();
  if (json) process.stdout.write(`${JSON.stringify(story, null, 2)}\n`);
  process.exitCode = story.held ? 0 : 1;
}
