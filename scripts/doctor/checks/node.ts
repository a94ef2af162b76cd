import type { Outcome } from '../check.ts';

/** Zapier runs integrations of platform 19 on it, and its command line refuses anything older. */
const MAJOR = '22';

export function node(version: string): Outcome {
  const details = { version };
  if (version.split('.')[0] === MAJOR) return { status: 'ok', found: `Node ${version}, as on Zapier`, details };
  return {
    status: 'warning',
    found: `Node ${version}; Zapier runs Node ${MAJOR}`,
    fix: { who: 'You', where: `run it as \`npm run doctor\`: npm ci installs Node ${MAJOR} in this folder` },
    details,
  };
}
