/**
 * Zapier moves users only between versions of the same major number, and does not promote a breaking change without a new
 * one: https://docs.zapier.com/integrations/manage/versions
 */
import { DEFAULT_EDITION, type Edition, ENTRIES, takeEdition } from '../../lib/edition.ts';
import { breakingChanges } from '../broken.ts';
import type { Check } from '../check.ts';
import { definitionAt, definitionOf } from '../definition.ts';
import { run } from '../run.ts';
import { versionOf } from './version.ts';

export const breaking: Check = {
  id: 'breaking',
  title: 'Breaking changes',
  async run(folder) {
    const version = versionOf(folder);
    const tag = await lastRelease(folder, version);
    if (tag === null)
      return {
        status: 'ok',
        found: 'no earlier version is tagged, so there is nothing to break; if there is one, run git fetch --tags',
      };
    if (!(await hadEdition(folder, tag, takeEdition([]).edition)))
      return { status: 'ok', found: `${tag} has no such edition, so there is nothing to break` };
    try {
      const [released, here] = await Promise.all([definitionAt(folder, tag), definitionOf(folder)]);
      return verdict(breakingChanges(released, here), tag, version);
    } catch (error) {
      return {
        status: 'failed',
        found: `the definitions of ${tag} and of this tree cannot be compared:`,
        lines: (error as Error).message.split('\n').slice(-15),
        fix: 'Run npm run build here; if it succeeds, look at the tag.',
      };
    }
  },
};

/** The default edition has always been there. */
async function hadEdition(folder: string, tag: string, edition: Edition): Promise<boolean> {
  if (edition === DEFAULT_EDITION) return true;
  return (await run(folder, 'git', 'cat-file', '-e', `${tag}:${ENTRIES[edition]}`)).ok;
}

function verdict(changes: readonly string[], tag: string, version: string): Awaited<ReturnType<Check['run']>> {
  if (changes.length === 0) return { status: 'ok', found: `none since ${tag}` };
  const major = Number.parseInt(tag.slice(1), 10);
  if (Number.parseInt(version, 10) > major)
    return {
      status: 'ok',
      found: `${changes.length} since ${tag}, which the new major version announces; users of ${tag} cannot be migrated`,
      lines: changes,
    };
  return {
    status: 'failed',
    found: `${changes.length} since ${tag}, which would harm Zaps that run:`,
    lines: changes,
    fix: `Undo them, or add a new step beside the old one and hide the old one; else this must be version ${major + 1}.0.0.`,
  };
}

/** @returns the newest tag such as `v1.2.0` among the commits before this version; null when there is none. */
async function lastRelease(folder: string, version: string): Promise<string | null> {
  const { stdout } = await run(folder, 'git', 'tag', '--merged', 'HEAD', '--sort=-version:refname', '--list', 'v*');
  const tags = stdout.split('\n').filter((tag) => /^v\d+\.\d+\.\d+$/.test(tag) && tag !== `v${version}`);
  return tags[0] ?? null;
}
