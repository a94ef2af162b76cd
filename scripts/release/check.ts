/** What `npm run release-check` finds, as data: `--json` prints it as it is, print.ts makes text of it. */

/** `unknown`: it could not be found out, which is not the same as in order. `skipped`: left out by a flag. */
export type Status = 'ok' | 'failed' | 'unknown' | 'skipped';

export interface Outcome {
  readonly status: Status;
  /** What was found, in a sentence or two. */
  readonly found: string;
  /** What to do; given with every outcome that stands in the way. */
  readonly fix?: string;
  /** One thing each, such as the breaking changes or the last lines of a command. */
  readonly lines?: readonly string[];
}

export interface Check {
  readonly id: string;
  readonly title: string;
  /** @param folder the work tree to be released. */
  run(folder: string): Promise<Outcome>;
}

export interface Finding extends Outcome {
  readonly id: string;
  readonly title: string;
  readonly milliseconds: number;
}

export interface Report {
  /** Whether nothing failed and nothing is unknown. What was skipped does not count: somebody chose to. */
  readonly ready: boolean;
  readonly findings: readonly Finding[];
}

/**
 * Runs every check, also after one that failed, one after the other: some of them write `dist/`.
 *
 * @param skip ids of checks to leave out.
 * @param report told each finding as soon as there is one.
 */
export async function runChecks(
  checks: readonly Check[],
  folder: string,
  skip: readonly string[] = [],
  report: (finding: Finding) => void = () => {},
): Promise<Report> {
  const findings: Finding[] = [];
  for (const { id, title, run } of checks) {
    const start = performance.now();
    const outcome: Outcome = skip.includes(id)
      ? { status: 'skipped', found: `left out by --skip ${id}` }
      : await run(folder);
    const finding = { id, title, ...outcome, milliseconds: Math.round(performance.now() - start) };
    findings.push(finding);
    report(finding);
  }
  return { ready: findings.every(({ status }) => status === 'ok' || status === 'skipped'), findings };
}
