/** What is exported is imported: else it is nobody's, or only a test's, and stands in the way of who reads on. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const sourcesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file))
    .map((file) => [file, readFileSync(file, 'utf8')] as const);

const OURS = ['src', 'sandbox', 'scripts', 'preview'].flatMap(sourcesIn);
const TESTS = sourcesIn('test');

const exportsOf = (text: string) =>
  [...text.matchAll(/^export (?:async )?(?:const|function|class|interface|type) (\w+)/gm)].map(([, name]) => `${name}`);
/** One that is loaded late is destructured. */
const importsOf = (text: string) =>
  [
    ...text.matchAll(/^(?:import|export) (?:type )?(?:\w+, )?\{([^}]*)\} from/gm),
    ...text.matchAll(/const \{([^}]*)\} = await import\(/gm),
  ].flatMap(([, names = '']) =>
    names.split(',').map((name) =>
      name
        .trim()
        .replace(/^type /, '')
        .replace(/ as .*/, ''),
    ),
  );
/** Modules that are taken as a whole, since each of a kind exports the same. */
const wholeModulesOf = ([file, text]: (typeof OURS)[number]) =>
  [...text.matchAll(/^import \* as \w+ from '(\.[^']+)'/gm)].map(([, path]) => join(dirname(file), `${path}`));
const CONTENDERS = join('scripts', 'bench', 'contenders');

/** @returns the exports that none of the others imports. */
function unused(files: typeof OURS, users: typeof OURS): string[] {
  const imported = users.map(([file, text]) => [file, new Set(importsOf(text))] as const);
  const wholly = new Set(users.flatMap(wholeModulesOf));
  const one = files.filter(([file]) => !wholly.has(file) && !file.startsWith(CONTENDERS));
  return one.flatMap(([file, text]) =>
    exportsOf(text)
      .filter((name) => !imported.some(([user, names]) => user !== file && names.has(name)))
      .map((name) => `${file}: ${name}`),
  );
}

test('what src/ exports is used by what is no test', () => {
  expect(
    unused(
      OURS.filter(([file]) => file.startsWith('src')),
      OURS,
    ),
  ).toEqual([]);
});

test('what sandbox/, scripts/ and preview/ export is used, or tested', () => {
  expect(unused(OURS, [...OURS, ...TESTS])).toEqual([]);
});

test('the check finds what it is for', () => {
  const given = ['a.ts', 'export const one = 1;\nexport async function two() {}\nexport type Three = 3;\n'] as const;
  const user = ['b.ts', "import x, { one as first, type Three } from './a.ts';\n"] as const;
  const other = ['c.ts', "import * as a from './a.ts';\n"] as const;
  expect(unused([given], [given, user])).toEqual(['a.ts: two']);
  expect(unused([given], [given, user, other])).toEqual([]);
});
