/** What is pushed must be what a commit holds: otherwise nobody can build the version on Zapier again. */
import type { Check } from '../check.ts';
import { run } from '../run.ts';

export const cleanTree: Check = {
  id: 'tree',
  title: 'Clean tree',
  async run(folder) {
    const { ok, stdout, stderr } = await run(folder, 'git', 'status', '--porcelain');
    if (!ok)
      return {
        status: 'failed',
        found: `git cannot say what is committed: ${stderr.trim()}`,
        fix: 'Release from a git clone of the project.',
      };
    const changed = stdout.split('\n').filter((line) => line !== '');
    if (changed.length === 0) return { status: 'ok', found: 'everything is committed' };
    return {
      status: 'failed',
      found: `not committed: ${changed.length}`,
      lines: changed,
      fix: 'Commit these files, or put them away with git stash --include-untracked.',
    };
  },
};
