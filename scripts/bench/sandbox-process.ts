/**
 * A sandbox in a process of its own, so that what is measured shares neither a thread nor
 * a heap with the server. It is told over its admin routes what to do.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../sandbox.ts', import.meta.url));

/** Where a contender finds Genesys Cloud, and with which token. */
export interface Target {
  readonly url: string;
  readonly token: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A request as `GET /sandbox/requests` tells it. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, readonly string[]>>;
  readonly status: number;
}

export interface SandboxProcess {
  readonly target: Target;
  /** One of the sandbox's controls, by its path below `/sandbox/`. @throws {Error} when it refuses. */
  admin(method: string, path: string, body?: object): Promise<Response>;
  /** Changes settings such as `latency`, in milliseconds. */
  set(settings: { latency?: number; rateLimitPerMinute?: number; keepPages?: boolean }): Promise<void>;
  /** The requests since this was last asked. */
  requests(): Promise<Seen[]>;
  /** Ends the process, and waits until it is gone. */
  stop(): Promise<void>;
}

/** More requests a minute than any contender sends: only one row is about Genesys's limit. */
const NO_LIMIT = 1_000_000_000;

/**
 * @param queues how many queues it holds.
 * @throws {Error} when the sandbox does not start.
 */
export async function startSandboxProcess(queues: number): Promise<SandboxProcess> {
  const child = spawn(process.execPath, ['--no-warnings', CLI, '--port', '0', '--queues', `${queues}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  endWithThisProcess(child);
  const target = await greeted(child);

  async function admin(method: string, path: string, body?: object): Promise<Response> {
    const response = await fetch(`${target.url}/sandbox/${path}`, { method, body: body ? JSON.stringify(body) : null });
    if (!response.ok) throw new Error(`The sandbox refused ${method} ${path}: ${await response.text()}`);
    return response;
  }
  const set: SandboxProcess['set'] = async (settings) => {
    await (await admin('PATCH', 'state', { settings })).arrayBuffer();
  };

  await set({ rateLimitPerMinute: NO_LIMIT, keepPages: true });
  return {
    target,
    admin,
    set,
    async requests() {
      const seen = (await (await admin('GET', 'requests')).json()) as Seen[];
      await admin('DELETE', 'requests');
      return seen;
    },
    stop: () => stop(child),
  };
}

/** What it prints for `.env` is what a contender needs. */
async function greeted(child: ChildProcess): Promise<Target> {
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += chunk;
    if (text.includes('Ctrl+C')) break;
  }
  const printed = (name: string) => new RegExp(`^ {2}${name}=(.+)$`, 'm').exec(text)?.[1];
  const [url, token] = [printed('GENESYS_SANDBOX_URL'), printed('authData_access_token')];
  const [clientId, clientSecret] = [printed('CLIENT_ID'), printed('CLIENT_SECRET')];
  if (url && token && clientId && clientSecret) return { url, token, clientId, clientSecret };
  throw new Error('The sandbox did not start.');
}

/** A child that outlives the benchmark would go on listening; a signal to this process must end it too. */
export function endWithThisProcess(child: ChildProcess): void {
  const end = () => child.kill();
  process.once('exit', end);
  child.once('exit', () => process.removeListener('exit', end));
}

/** Ends a child, and waits until it is gone. */
export function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill();
  });
}
