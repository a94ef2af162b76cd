/** The pictures show what there is, can be told from their words, and load fast. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { SCENES } from '../../scripts/pictures/scenes.ts';
import { HASH_FILE, shownHash } from '../../scripts/pictures/shown.ts';
import { LARGEST, pictureFile } from '../../scripts/pictures/take.ts';
import { definition } from '../support/steps.ts';

const FILES = SCENES.flatMap((scene) => ['light', 'dark'].map((scheme) => pictureFile(scene, scheme)));
const MAGIC = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

test('they were taken of this definition; otherwise take them again: npm run pictures', () => {
  expect(readFileSync(HASH_FILE, 'utf8').trim()).toBe(shownHash(definition));
});

/** A copy with the functions that are in it, of which no field may be changed for other tests. */
function copied<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copied) as T;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, copied(each)])) as T;
}

test.each([
  ['a label', (copy: typeof definition) => Object.assign(copy.searches.list_queues?.display ?? {}, { label: 'Other' })],
  [
    'a help text',
    (copy: typeof definition) =>
      Object.assign(copy.searches.list_queues?.operation.inputFields?.[0] ?? {}, { helpText: 'Other' }),
  ],
  [
    'an output',
    (copy: typeof definition) =>
      Object.assign(copy.triggers.new_queue?.operation.outputFields?.[0] ?? {}, { label: 'Other' }),
  ],
  ['a step', (copy: typeof definition) => Object.assign(copy, { triggers: {} })],
])('another %s makes them out of date', (_, change) => {
  const copy = copied(definition);
  const before = shownHash(copy);
  change(copy);
  expect(shownHash(copy)).not.toBe(before);
});

test('there are these and no others', () => {
  const there = readdirSync('docs/pictures').filter((name) => name.endsWith('.png'));
  expect(there.map((name) => `docs/pictures/${name}`).sort()).toEqual([...FILES].sort());
});

test.each(FILES)('%s is a picture of less than 150 kB', (file) => {
  expect(readFileSync(file).subarray(0, 4)).toEqual(MAGIC);
  expect(statSync(file).size).toBeLessThanOrEqual(LARGEST);
});

describe('in the pages', () => {
  const pages = [
    'README.md',
    ...readdirSync('docs')
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`),
  ];
  const shown = pages.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/<picture>.*?<\/picture>/gs)].map(([html]) => ({ path, html })),
  );

  test('the README opens with one', () => {
    expect(readFileSync('README.md', 'utf8')).toMatch(/^# [^\n]+\n\n<picture>/);
  });

  test('each scene is shown, in light and in dark, with its words', () => {
    for (const scene of SCENES) {
      const found = shown.filter(({ html }) => html.includes(`${scene.name}-light.png`));
      expect([scene.name, found.length > 0]).toEqual([scene.name, true]);
      for (const { path, html } of found) {
        const folder = path.startsWith('docs/') ? '' : 'docs/';
        expect(html).toContain(
          `<source media="(prefers-color-scheme: dark)" srcset="${folder}pictures/${scene.name}-dark.png">`,
        );
        expect(html).toContain(`<img src="${folder}pictures/${scene.name}-light.png" alt="${scene.alt}">`);
      }
    }
  });

  test('each is there', () => {
    for (const { path, html } of shown)
      for (const [, file = ''] of html.matchAll(/(?:src|srcset)="([^"]+)"/g))
        expect([file, existsSync(new URL(file, `file://${process.cwd()}/${path}`))]).toEqual([file, true]);
  });
});
