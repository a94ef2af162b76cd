/** The archive for owners who must not ship what writes: neither its definition nor its code has a call that changes anything. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AdmZip from 'adm-zip';
import type { Definition } from '../../scripts/docs/definition.ts';
import { createZapier, type Integration } from '../../scripts/lib/zapier-run.ts';
import { packageIntegration } from '../../scripts/package.ts';
import none from '../../src/creates/none.ts';
import app from '../../src/index.ts';
import { definition } from '../support/steps.ts';

let folder: string;
let archive: AdmZip;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-only-'));
  packageIntegration(folder, { readOnly: true });
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

test('it is valid by Zapier’s schema', async () => {
  const { creates: _, searchOrCreates: __, ...reading } = app as unknown as Integration & Record<string, object>;
  expect(await createZapier({ ...reading, ...none }, {}).validate()).toEqual([]);
});

test('its source builds the same', () => {
  const source = join(folder, 'source');
  new AdmZip(join(folder, 'source.zip')).extractAllTo(source);
  symlinkSync(join(process.cwd(), 'node_modules'), join(source, 'node_modules'));
  execFileSync('npm', ['run', '-s', 'build'], { cwd: source, stdio: 'pipe' });
  expect(readFileSync(join(source, 'dist/index.js'), 'utf8')).toBe(code());
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
