/**
 * package.json, package-lock.json, CHANGELOG.md and the tags must speak of the same version. Zapier shows the part of
 * CHANGELOG.md below the version's heading to users, and refuses to promote a version without it (zapier-platform-cli,
 * src/utils/changelog.js).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from '../check.ts';
import { run } from '../run.ts';

/** What Zapier takes as the version of a release: three numbers, each below 1000 (src/utils/version.js). */
const VERSION = /^(?:0|[1-9]\d{0,2})\.(?:0|[1-9]\d{0,2})\.(?:0|[1-9]\d{0,2})$/;
const HEADING = /^#{1,4} .*?(\d+\.\d+\.\d+)/;

export const version: Check = {
  id: 'version',
  title: 'Version',
  async run(folder) {
    const released = versionOf(folder);
    const faults = [
      ...numberFaults(released),
      ...lockFaults(folder, released),
      ...changelogFaults(readFileSync(join(folder, 'CHANGELOG.md'), 'utf8'), released),
      ...(await tagFaults(folder, released)),
    ];
    if (faults.length === 0)
      return { status: 'ok', found: `${released}, as in package-lock.json and at the top of CHANGELOG.md` };
    return {
      status: 'failed',
      found: `package.json has version ${released}, but:`,
      lines: faults,
      fix: 'Set the version with npm version NEW --no-git-tag-version, and describe it in CHANGELOG.md under a heading of its own.',
    };
  },
};

/** @returns the version in the folder's package.json. */
export function versionOf(folder: string): string {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
}

function numberFaults(released: string): string[] {
  return VERSION.test(released) ? [] : ['Zapier takes three numbers only, each from 0 to 999, such as 1.2.3'];
}

function lockFaults(folder: string, released: string): string[] {
  const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  const found = new Set([lock.version, lock.packages[''].version]);
  found.delete(released);
  return [...found].map((other) => `package-lock.json has ${other}`);
}

function changelogFaults(changelog: string, released: string): string[] {
  const lines = changelog.split(/\r?\n/);
  const newest = lines.findIndex((line) => HEADING.test(line));
  const named = HEADING.exec(lines[newest] ?? '')?.[1];
  if (named === undefined) return ['CHANGELOG.md has no heading with a version'];
  if (named !== released) return [`the newest heading of CHANGELOG.md is for ${named}`];
  const next = lines.findIndex((line, index) => index > newest && line.startsWith('#'));
  const text = lines.slice(newest + 1, next === -1 ? undefined : next).join('');
  return text.trim() === '' ? [`CHANGELOG.md says nothing under ${released}`] : [];
}

/** The tag of this version may be there already, on this very commit. */
async function tagFaults(folder: string, released: string): Promise<string[]> {
  const tagged = await run(folder, 'git', 'rev-parse', '--verify', '--quiet', `v${released}^{commit}`);
  if (!tagged.ok) return [];
  const head = await run(folder, 'git', 'rev-parse', 'HEAD');
  return tagged.stdout === head.stdout ? [] : [`the tag v${released} is on another commit: this version is released`];
}
