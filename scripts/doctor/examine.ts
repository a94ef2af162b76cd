/**
 * The checks in their order. Every one runs, whatever became of the others, unless it needs what has failed: then it says
 * which that was.
 */
import { redactValue } from '../../src/genesys/http/redact.ts';
import type { Check, CheckId, Outcome, Report } from './check.ts';
import { configuration } from './checks/configuration.ts';
import { events } from './checks/events.ts';
import { apiHost, loginHost } from './checks/hosts.ts';
import { introspection } from './checks/introspection.ts';
import { node } from './checks/node.ts';
import { permission } from './checks/permission.ts';
import { queueList } from './checks/queue-list.ts';
import { rateLimit } from './checks/rate-limit.ts';
import { roles } from './checks/roles.ts';
import { scopes } from './checks/scopes.ts';
import { token } from './checks/token.ts';
import { type Circumstances, openVisit, type Visit } from './visit.ts';

interface Examination {
  readonly id: CheckId;
  readonly title: string;
  /** Without these it would prove nothing. */
  readonly needs: readonly CheckId[];
  readonly run: (visit: Visit) => Promise<Outcome> | Outcome;
}

const API: readonly CheckId[] = ['configuration', 'login_host', 'token', 'api_host'];

/** Those that need the configuration to be usable; the ones before it are in examine. */
const EXAMINATIONS: readonly Examination[] = [
  { id: 'login_host', title: 'Login host', needs: ['configuration'], run: loginHost },
  { id: 'api_host', title: 'API host', needs: ['configuration'], run: apiHost },
  { id: 'token', title: 'Token', needs: ['configuration', 'login_host'], run: token },
  { id: 'introspection', title: 'Introspection', needs: API, run: introspection },
  { id: 'roles', title: 'Roles', needs: API, run: roles },
  { id: 'permission', title: 'Permission', needs: API, run: permission },
  { id: 'queue_list', title: 'Queue list', needs: API, run: queueList },
  { id: 'rate_limit', title: 'Rate limit', needs: API, run: rateLimit },
  // Last: it decides nothing, and must not spend what the others need.
  { id: 'events', title: 'Queue events', needs: API, run: events },
];

/** @param onCheck told of each check as soon as it is over. */
export async function examine(
  circumstances: Circumstances,
  embeddedSandbox: boolean,
  onCheck: (check: Check) => void = () => {},
): Promise<Report> {
  const started = performance.now();
  const checks: Check[] = [];
  const { configuration: configured, nodeVersion } = circumstances;
  const visit = typeof configured === 'string' ? null : openVisit({ ...circumstances, configuration: configured });
  const run = async (id: CheckId, title: string, work: () => Promise<Outcome> | Outcome) => {
    const begun = performance.now();
    const outcome = redactValue(visit?.secrets() ?? [], await work());
    const check = { id, title, ...outcome, milliseconds: Math.round(performance.now() - begun) };
    checks.push(check);
    onCheck(check);
  };

  await run('node', 'Node', () => node(nodeVersion));
  await run('configuration', 'Configuration', () => configuration(circumstances));
  await run('scopes', 'Scopes', () => scopes(circumstances.scopes, circumstances.edition));
  for (const { id, title, needs, run: look } of EXAMINATIONS)
    await run(id, title, () => {
      const cause = checks.find((check) => check.status === 'failed' && needs.includes(check.id));
      if (visit && !cause) return look(visit);
      return { status: 'not_run', found: `not run, since this failed: ${cause?.title}` };
    });

  return {
    healthy: checks.every(({ status }) => status !== 'failed'),
    region: typeof configured === 'string' ? null : configured.region.id,
    embedded_sandbox: embeddedSandbox,
    checks,
    milliseconds: Math.round(performance.now() - started),
  };
}
