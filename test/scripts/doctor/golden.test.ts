/**
 * What the doctor says in ten states, word for word, against the files in `golden/`. `GOLDEN=write` in the environment
 * writes them anew; what changed is then to be read in the diff.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import type { Report, Status } from '../../../scripts/doctor/check.ts';
import { examine } from '../../../scripts/doctor/examine.ts';
import { createPrinter } from '../../../scripts/doctor/print.ts';
import type { Circumstances } from '../../../scripts/doctor/visit.ts';
import { fetchSend } from '../../../scripts/lib/fetch-send.ts';
import { type Region, regionById } from '../../../src/genesys/regions.ts';

const NOW = Date.UTC(2026, 6, 1, 12);
const ID = '6f1c2b7e-6a0d-4c58-9a53-0f6f3d2b8c11';
const SECRET = 'canary-client-secret';

const sandboxes: Sandbox[] = [];
afterEach(async () => {
  await Promise.all(sandboxes.splice(0).map((sandbox) => sandbox.close()));
});

/** A sandbox in a region's place, with one OAuth client whose id looks as Genesys's do. */
async function clinic(): Promise<Sandbox> {
  const sandbox = await startSandbox({ queues: 1200, now: () => NOW });
  sandboxes.push(sandbox);
  const [, client] = sandbox.state.clients;
  Object.assign(client ?? {}, { id: ID, secret: SECRET, name: 'Zapier' });
  return sandbox;
}

const asRegion = ({ url }: Sandbox): Region => ({ ...regionById('sandbox', url), id: 'eu-central-1', name: 'Europe' });

function circumstances(sandbox: Sandbox, changed: Partial<Circumstances> = {}): Circumstances {
  return {
    configuration: { region: asRegion(sandbox), credentials: { id: ID, secret: SECRET } },
    source: 'from the environment or .env',
    scopes: ['routing:readonly', 'user-basic-info'],
    otherRegions: null,
    nodeVersion: '22.23.3',
    send: fetchSend,
    now: () => NOW,
    ...changed,
  };
}

async function diagnosed(given: Circumstances): Promise<{ report: Report; text: string }> {
  const written: string[] = [];
  const printer = createPrinter({ write: (text: string) => written.push(text) });
  printer.opening(false);
  const report = await examine(given, false, printer.check);
  printer.closing(report);
  return { report, text: normal(written.join('')) };
}

/** What differs from run to run, replaced by as many characters, since lines are broken by their length. */
function normal(text: string): string {
  return text
    .replace(/^(\S .{15}) {2,}\d+ ms/gm, '$1     N ms')
    .replace(/127\.0\.0\.1:\d{5}/g, '127.0.0.1:PPPPP')
    .replace(/(?<=Correlation id\s+)[\da-f-]{36}/g, 'IIIIIIII-IIII-IIII-IIII-IIIIIIIIIIII')
    .replace(/in \d+\.\d s\.$/m, 'in T.T s.');
}

const scopeRefusal = {
  kind: 'status',
  status: 403,
  code: 'app.not.authorized.for.scope',
  message: 'App not authorized to use scope [routing:readonly, routing]',
  match: { path: '/api/v2/routing/queues' },
  times: 'forever',
} as const;

interface State {
  /** Makes it so. */
  readonly arrange: (sandbox: Sandbox) => Partial<Circumstances> | Promise<Partial<Circumstances>>;
  /** The checks that are not in order. */
  readonly finds: Readonly<Record<string, Status>>;
}

const BLIND: State['finds'] = {
  introspection: 'not_run',
  roles: 'not_run',
  permission: 'not_run',
  queue_list: 'not_run',
  rate_limit: 'not_run',
  events: 'not_run',
};
const otherClient = (sandbox: Sandbox) => Object.assign(sandbox.state.clients[1] ?? {}, { id: 'another', secret: '' });

const STATES: Readonly<Record<string, State>> = {
  healthy: { arrange: () => ({}), finds: {} },
  'wrong-secret': {
    arrange: (sandbox) => {
      Object.assign(sandbox.state.clients[1] ?? {}, { secret: 'another' });
      return {};
    },
    finds: { token: 'failed', ...BLIND },
  },
  'wrong-region': {
    arrange: async (sandbox) => {
      const home = await clinic();
      const neither = await clinic();
      otherClient(sandbox);
      otherClient(neither);
      const others = [asRegion(neither), { ...asRegion(home), id: 'eu-west-1', name: 'Europe (Ireland)' }];
      return { otherRegions: others };
    },
    finds: { token: 'failed', ...BLIND },
  },
  'no-role': {
    arrange: (sandbox) => {
      Object.assign(sandbox.state.clients[1] ?? {}, { roleDivisions: [] });
      return {};
    },
    finds: { roles: 'failed', permission: 'failed', queue_list: 'failed' },
  },
  'role-in-one-division': {
    arrange: ({ state }) => {
      const grants = [{ roleId: state.roles[0]?.id, divisionId: state.divisions[1]?.id }];
      Object.assign(state.clients[1] ?? {}, { roleDivisions: grants });
      return {};
    },
    finds: { permission: 'warning' },
  },
  'scope-enforcement': {
    arrange: (sandbox) => {
      sandbox.state.organization.enforceScopes = true;
      sandbox.faults.add(scopeRefusal);
      return { scopes: ['users:readonly'] };
    },
    finds: { scopes: 'warning', queue_list: 'failed' },
  },
  'disabled-client': {
    arrange: async (sandbox) => {
      const [elsewhere, silent] = [await clinic(), await clinic()];
      otherClient(elsewhere);
      await silent.close();
      Object.assign(sandbox.state.clients[1] ?? {}, { state: 'disabled' });
      return { otherRegions: [asRegion(elsewhere), { ...asRegion(silent), id: 'ap-south-1' }] };
    },
    finds: { token: 'failed', ...BLIND },
  },
  'rate-limited': {
    arrange: (sandbox) => {
      sandbox.state.settings.rateLimitPerMinute = 3;
      return {};
    },
    finds: { queue_list: 'failed', rate_limit: 'failed' },
  },
  unreachable: {
    arrange: async (sandbox) => {
      await sandbox.close();
      return {};
    },
    finds: { login_host: 'failed', api_host: 'failed', token: 'not_run', ...BLIND },
  },
  'not-genesys': {
    arrange: (sandbox) => {
      sandbox.faults.add({ kind: 'html', times: 'forever' });
      return {};
    },
    finds: { login_host: 'failed', api_host: 'failed', token: 'not_run', ...BLIND },
  },
};

test.each(Object.entries(STATES))('%s', async (name, { arrange, finds }) => {
  const sandbox = await clinic();
  const { report, text } = await diagnosed(circumstances(sandbox, await arrange(sandbox)));

  const notInOrder = report.checks.filter(({ status }) => status !== 'ok').map(({ id, status }) => [id, status]);
  expect(Object.fromEntries(notInOrder)).toEqual(finds);
  expect(report.checks).toHaveLength(12);
  expect(report.healthy).toBe(!Object.values(finds).includes('failed'));
  expect(report.checks.filter(({ status, fix }) => status === 'failed' && !fix)).toEqual([]);

  const issued = sandboxes.flatMap(({ state }) => [...state.tokens.keys()]);
  const told = text + JSON.stringify(report);
  expect([SECRET, ID, ...issued].filter((secret) => told.includes(secret))).toEqual([]);

  const file = new URL(`golden/${name}.txt`, import.meta.url);
  if (process.env.GOLDEN === 'write') writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
});

test('what is not Genesys gets neither secret nor token', async () => {
  const sandbox = await clinic();
  sandbox.faults.add({ kind: 'html', times: 'forever' });
  await diagnosed(circumstances(sandbox));
  expect(sandbox.requests.map(({ path }) => path)).toEqual([
    '/.well-known/oauth-authorization-server',
    '/api/v2/tokens/me',
  ]);
  expect(sandbox.requests.filter(({ headers }) => 'authorization' in headers)).toEqual([]);
});
