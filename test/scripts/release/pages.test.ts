/**
 * The pages that people follow word for word: every command of Zapier's that they name exists in the version that is
 * installed, with these flags and no more words than it takes; every npm script and every link of theirs exists.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROJECT } from './fixture.ts';

const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(PROJECT, 'docs')).map((name) => `docs/${name}`),
].filter((page) => page.endsWith('.md'));

interface Command {
  /** Names and single letters. */
  flags: Record<string, { values: string[] | null; boolean: boolean }>;
  words: number;
}

/** Asked in a process of its own, where the command line is loaded as it is when it runs. */
const LIST = `
const { readdirSync } = require('node:fs');
const root = process.cwd() + '/node_modules/zapier-platform-cli/src/oclif/commands/';
const commands = {};
for (const file of readdirSync(root, { recursive: true }).filter((name) => name.endsWith('.js'))) {
  const { description, flags = {}, args = {}, strict } = require(root + file);
  if (!description) continue;
  const id = file.slice(0, -3).replace(/\\/index$/, '').replaceAll('/', ':');
  const known = {};
  for (const [name, { char, options = null, type }] of Object.entries(flags))
    for (const each of [name, char]) if (each) known[each] ??= { values: options, boolean: type === 'boolean' };
  commands[id] = { flags: known, words: strict === false ? 99 : Object.keys(args).length };
}
process.stdout.write(JSON.stringify(commands), () => process.exit(0));
`;

let commands: Record<string, Command>;
beforeAll(() => {
  const env = { ...process.env, DISABLE_ZAPIER_ANALYTICS: '1' };
  const node = join(PROJECT, 'node_modules/.bin/node');
  commands = JSON.parse(execFileSync(node, ['--eval', LIST], { cwd: PROJECT, env, encoding: 'utf8' }));
}, 60_000);

/** @returns what is wrong with a command line, without `npx zapier-platform`; null when nothing is. */
function fault(line: string): string | null {
  const [id = '', ...rest] = [...line.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) => word);
  if (id === 'help') return rest.length === 0 || commands[`${rest[0]}`] ? null : `no command ${rest[0]}`;
  const command = commands[id];
  if (!command) return `no command ${id}`;
  let words = 0;
  for (let index = 0; index < rest.length; index += 1) {
    const [name = '', value] = (rest[index] ?? '').split(/=(.*)/s);
    if (!name.startsWith('-') || name === '-') {
      words += 1;
      continue;
    }
    const flag = command.flags[name.replace(/^--?/, '')];
    if (!flag) return `${id} has no flag ${name}`;
    if (flag.boolean) continue;
    const given = (value ?? rest[++index])?.replaceAll('"', '');
    if (given === undefined) return `${id} ${name} needs a value`;
    if (flag.values && !flag.values.includes(given)) return `${id} ${name} does not take ${given}`;
  }
  return words > command.words ? `${id} takes no ${words} words` : null;
}

const text = (page: string) => readFileSync(join(PROJECT, page), 'utf8');

test.each(PAGES)('the commands of Zapier’s command line in %s', (page) => {
  const lines = [...text(page).matchAll(/npx zapier-platform ([^\n`>]+)/g)].map(([, line = '']) => line.trim());
  expect(lines.map(fault).filter((wrong) => wrong !== null)).toEqual([]);
});

test.each([
  ['pusch', 'no command pusch'],
  ['help nothing', 'no command nothing'],
  ['versions --everything', 'versions has no flag --everything'],
  ['promote 1.0.0 now', 'promote takes no 2 words'],
  ['deprecate 1.0.0 2027-01-31 --reason "critical_bug"', 'deprecate --reason does not take critical_bug'],
  ['logs --version', 'logs --version needs a value'],
])('%s would be found', (line, wrong) => {
  expect(fault(line)).toBe(wrong);
});

test('deploy.md names every command that a deployment needs', () => {
  const named = new Set([...text('docs/deploy.md').matchAll(/npx zapier-platform ([a-z:]+)/g)].map(([, id]) => id));
  expect([...named]).toEqual(
    expect.arrayContaining(['login', 'register', 'upload', 'describe', 'env:set', 'promote', 'migrate', 'deprecate']),
  );
});

test.each(PAGES)('the npm scripts in %s', (page) => {
  const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
  const named = [...text(page).matchAll(/npm (?:-s )?run (?:-s )?([\w:-]+)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test.each(PAGES)('the links to files in %s', (page) => {
  const links = [...text(page).matchAll(/\]\(((?!https?:|mailto:)[^)\s]+)\)/g)].map(([, link = '']) => link);
  const broken = links.filter((link) => {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? page : join(dirname(page), path);
    if (!existsSync(join(PROJECT, target))) return true;
    return anchor !== undefined && !anchors(text(target)).has(anchor);
  });
  expect(broken).toEqual([]);
});

/** As GitHub makes them from headings. */
function anchors(markdown: string): Set<string> {
  const headings = [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}
