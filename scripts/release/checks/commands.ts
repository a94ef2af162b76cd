/** The checks that are commands of the project: in order when the command ends well. */
import { type Edition, takeEdition } from '../../lib/edition.ts';
import type { Check } from '../check.ts';
import { run } from '../run.ts';

/** Lines of output that are shown of a command that failed. */
const LAST_LINES = 25;

/** The tests of an edition: of its definition, and of what is packaged. */
const SUITES = {
  user: { definition: 'test/whole/definition', artefact: 'test/whole/artefact' },
  'service-account': { definition: 'test/authentication/service-account/definition', artefact: 'test/whole/editions' },
} as const satisfies Record<Edition, object>;

/** In one process: they are one or two files, and workers take longer to start than they would save. */
const JEST = [
  '--experimental-vm-modules',
  '--no-warnings',
  'node_modules/jest/bin/jest.js',
  '--runInBand',
  '--forceExit',
] as const;

export const validate = commandCheck(
  'validate',
  'Zapier schema',
  () => ['npm', 'run', '-s', 'validate'],
  'Fix what the table names; npm run validate shows it again.',
);

export const definition = commandCheck(
  'definition',
  'Publishing rules',
  ({ definition: suite }) => [process.execPath, ...JEST, suite],
  'Fix the step that the failed test names; npm run test:only -- definition shows all of it.',
);

/** After `validate`, which makes `dist/` anew. */
export const packaging = commandCheck(
  'package',
  'Package',
  () => ['npm', 'run', '-s', 'package'],
  'npm run package shows it again.',
);

export const artefact = commandCheck(
  'artefact',
  'Packaged app',
  ({ artefact: suite }) => [process.execPath, ...JEST, suite],
  'What would run on Zapier does not work; npm run test:only -- test/whole/artefact test/whole/editions shows all of it.',
);

function commandCheck(
  id: string,
  title: string,
  commandFor: (suites: (typeof SUITES)[Edition]) => readonly [string, ...string[]],
  fix: string,
): Check {
  return {
    id,
    title,
    async run(folder) {
      const [command, ...args] = commandFor(SUITES[takeEdition([]).edition]);
      const { ok, stdout, stderr } = await run(folder, command, ...args);
      if (ok) return { status: 'ok', found: 'holds' };
      const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '');
      // Jest marks the names of the tests that failed.
      const tests = new Set(lines.filter((line) => /^ {2}● /.test(line)).map((line) => line.trim()));
      return tests.size > 0
        ? { status: 'failed', found: 'these tests failed:', lines: [...tests], fix }
        : { status: 'failed', found: 'failed; its last lines:', lines: lines.slice(-LAST_LINES), fix };
    },
  };
}
