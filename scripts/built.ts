/**
 * `node scripts/built.ts start --queues 50`: makes `dist/`, then runs the script of that name with the other arguments. What
 * asks for help only gets it at once, and leaves `dist/` as it is.
 */
import { fileURLToPath } from 'node:url';
import { takeEdition } from './lib/edition.ts';

const [program = '', , name = '', ...args] = process.argv;
if (!args.includes('--help') && !args.includes('-h')) {
  const { bundle } = await import('./build.ts');
  const outfile = fileURLToPath(new URL('../dist/index.js', import.meta.url));
  await bundle({ edition: takeEdition([]).edition, readOnly: false }, outfile);
}
const script = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
process.argv = [program, script, ...args];
await import(script);
