/**
 * `npm run -s where < trace.txt`: a fault that the integration logs on Zapier tells its place in `dist/index.js`, which is made
 * small. This says where that is in the sources of the same version.
 */
import { SourceMap, type SourceMapPayload } from 'node:module';
import { text } from 'node:stream/consumers';
import { sourceMap } from './build.ts';
import { runCommand } from './lib/cli.ts';
import { readVariant } from './lib/variant.ts';

const DOES =
  'Reads a trace from the log, and prints it with the places in the sources. Check out the tag of the version that runs on Zapier before.';

await runCommand(async (args) => {
  const variant = readVariant(args, 'where', DOES);
  if (variant === null) return;
  const map = new SourceMap(JSON.parse(await sourceMap(variant)) as SourceMapPayload);
  const trace = await text(process.stdin);
  process.stdout.write(
    trace.replace(/[^\s(]*dist\/index\.js:(\d+):(\d+)/g, (found, line, column) => {
      const origin = map.findOrigin(Number(line), Number(column));
      return 'fileName' in origin ? `${origin.fileName}:${origin.lineNumber}:${origin.columnNumber}` : found;
    }),
  );
});
