/** The archive for owners who must not ship what writes: neither its definition nor its code has a call that changes anything. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AdmZip from 'adm-zip';
import type { Definition } from '../../scripts/docs/definition.ts';
import { packageIntegration } from '../../scripts/package.ts';
import { buildOf } from '../support/source-archive.ts';
import { definition } from '../support/steps.ts';

let folder: string;
let archive: AdmZip;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'read-only-'));
  await packageIntegration(folder, { readOnly: true });
  archive = new AdmZip(join(folder, 'build.zip'));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const WRITES = [/\/conversations\/callbacks/, /\bwrite:/, /\bcreates:/, /searchOrCreates/];
const code = () => archive.readAsText('dist/index.js');

test('its code has no writing call; that of the whole integration has', () => {
  const whole = readFileSync('dist/index.js', 'utf8');
  expect(WRITES.filter((sign) => sign.test(code()))).toEqual([]);
  expect(WRITES.slice(0, 3).filter((sign) => !sign.test(whole))).toEqual([]);
});

test('it offers every trigger and search, and nothing else', () => {
  const offered: Definition = JSON.parse(archive.readAsText('definition.json'));
  expect(Object.keys(offered.triggers).sort()).toEqual(Object.keys(definition.triggers).sort());
  expect(Object.keys(offered.searches).sort()).toEqual(Object.keys(definition.searches).sort());
  expect([offered.creates ?? {}, offered.searchOrCreates ?? {}]).toEqual([{}, {}]);
  expect(Object.keys(definition.creates ?? {})).not.toEqual([]);
});

test('no search speaks of a step that is not there', () => {
  const text = archive.readAsText('definition.json');
  expect(JSON.stringify(definition)).toContain('Find or Create Queue');
  const absent = [definition.creates, definition.searchOrCreates].flatMap((steps) =>
    Object.values((steps ?? {}) as Record<string, { display: { label: string } }>).map(({ display }) => display.label),
  );
  expect(absent).toContain('Find or Create Queue');
  expect(absent.filter((label) => text.includes(label))).toEqual([]);
  expect(['create_queues', 'manage_queue_members', 'create_callbacks'].filter((key) => text.includes(key))).toEqual([]);
  // Every choice that is offered is one that reads.
  const offered: Definition = JSON.parse(text);
  const { inputFields } = offered.searches.check_queue_access?.operation ?? {};
  expect(Object.keys((inputFields as { choices?: object }[] | undefined)?.[0]?.choices ?? {})).toEqual([
    'view_queues',
    'view_queue_members',
    'view_queue_status',
    'view_queue_summary',
    'find_agents',
  ]);
  const fields = (offered.searches.find_queue?.operation.inputFields ?? []) as { key: string }[];
  expect(fields.map(({ key }) => key)).not.toContain('name_match');
});

test('its source builds the same', () => {
  expect(buildOf(join(folder, 'source.zip'), join(folder, 'source'))).toBe(code());
});

test.each([
  ['--help', 0, /--read-only/],
  ['--readonly', 2, /--help shows what is accepted/],
])('npm run package -- %s ends with %i', (flag, status, text) => {
  const run = () => execFileSync(process.execPath, ['scripts/package.ts', flag], { encoding: 'utf8', stdio: 'pipe' });
  const ended = () => {
    try {
      return { status: 0, text: run() };
    } catch (error) {
      const { status: code, stderr } = error as { status: number; stderr: string };
      return { status: code, text: stderr };
    }
  };
  expect(ended()).toEqual({ status, text: expect.stringMatching(text) });
});
