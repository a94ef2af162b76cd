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

interface JestResult {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly status: string;
      readonly ancestorTitles: readonly string[];
      readonly title: string;
    }[];
  }[];
}

const TESTS = ['npm', 'run', '-s', 'test:only', '--', '--json'] as const;

export const validate = commandCheck(
  'validate',
  'Zapier schema',
  () => ['npm', 'run', '-s', 'validate'],
  'Fix what the table names; npm run validate shows it again.',
);

export const definition = commandCheck(
  'definition',
  'Publishing rules',
  ({ definition: suite }) => [...TESTS, suite],
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
  ({ artefact: suite }) => [...TESTS, suite],
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
      const tests = failedTests(stdout);
      if (tests.length > 0) return { status: 'failed', found: 'these tests failed:', lines: tests, fix };
      const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '');
      return { status: 'failed', found: 'failed; its last lines:', lines: lines.slice(-LAST_LINES), fix };
    },
  };
}

/** @param output of a command; only Jest writes its result as JSON, https://jestjs.io/docs/cli#--json. */
function failedTests(output: string): string[] {
  if (!output.startsWith('{')) return [];
  const { testResults }: JestResult = JSON.parse(output);
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  return tests
    .filter(({ status }) => status === 'failed')
    .map(({ ancestorTitles, title }) => `● ${[...ancestorTitles, title].join(' › ')}`);
}
