/** ConnectionContext weaknesses in what runs on Zapier. That the registry could not be asked is no finding, and no all-clear either. */
import type { Check } from '../check.ts';
import { run } from '../run.ts';

/** The parts that are read of `npm audit --json`: a report, or why there is none. */
interface Audit {
  readonly vulnerabilities?: Readonly<Record<string, Vulnerability>>;
  readonly message?: string;
  readonly error?: { readonly summary?: string };
}

interface Vulnerability {
  readonly name: string;
  readonly severity: string;
  readonly range: string;
  /** Advisories, or names of packages that are affected themselves. */
  readonly via: readonly (string | { readonly title: string; readonly url: string })[];
}

export const audit: Check = {
  id: 'audit',
  title: 'Dependencies',
  async run(folder) {
    // The level is named because `npm -s run` would silence it here, too.
    const ran = await run(folder, 'npm', 'audit', '--omit=dev', '--json', '--loglevel=error');
    const { vulnerabilities, message, error } = parse(ran.stdout);
    if (vulnerabilities === undefined)
      return {
        status: 'unknown',
        found: `the package registry could not be asked: ${message || error?.summary || ran.stderr.trim()}`,
        fix: 'Run it again with a connection to a registry that answers npm audit, or leave it out with --skip audit.',
      };
    const found = Object.values(vulnerabilities);
    if (found.length === 0) return { status: 'ok', found: 'no known weakness in what runs on Zapier' };
    return {
      status: 'failed',
      found: `packages with a known weakness: ${found.length}`,
      lines: found.map(describe),
      fix: 'Run npm audit fix --omit=dev, then npm test. If there is no fix, see whether the advisory applies here; --skip audit goes on without.',
    };
  },
};

function describe({ name, range, severity, via }: Vulnerability): string {
  const why = via.map((cause) => (typeof cause === 'string' ? `through ${cause}` : `${cause.title}, ${cause.url}`));
  return `${name} ${range} (${severity}): ${why.join('; ')}`;
}

function parse(stdout: string): Audit {
  try {
    return JSON.parse(stdout);
  } catch {
    return {};
  }
}
