/**
 * `npm start -- --live`: the main job against a real organization, or the sandbox with its consent page. The integration
 * runs as built, through Zapier's own entry.
 */
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { redactor } from '../../src/genesys/http/redact.ts';
import type { Queue } from '../../src/genesys/queues/queue.ts';
import { readEnvironment } from '../doctor/environment.ts';
import { shown, visible } from '../doctor/visible.ts';
import { EditorError } from '../lib/editor-error.ts';
import { type AuthData, createZapier, type Integration } from '../lib/zapier-run.ts';
import { openBrowser } from './browser.ts';
import { readConfiguration } from './configuration.ts';
import { DEFAULT_PORT, type Flags } from './flags.ts';
import { signIn } from './sign-in.ts';
import { SignInError } from './sign-in-error.ts';
import { watch } from './watch.ts';

const ROWS = 5;

/** What is read here of the connection test's result (src/authentication/test.ts). */
interface Tested {
  connection_label: string;
  scope_check: string;
  queue_count: number;
  warnings: string[];
}

/**
 * @param stop aborted when the person has seen enough.
 * @param write prints a line.
 * @returns whether it worked until it was stopped.
 * @throws {UsageError} when what is configured is not enough.
 */
export async function live(
  app: Integration,
  flags: Flags,
  stop: AbortSignal,
  write: (line: string) => void,
): Promise<boolean> {
  const configured = flags.sandbox
    ? null
    : readConfiguration(readEnvironment(process.cwd(), process.env), flags.region);
  const sandbox = configured === null ? await startSandbox({ queues: 1200 }) : null;
  const { region, environment } = configured ?? ofSandbox(sandbox);
  let authData: AuthData = {};
  // Those of now: tokens are renewed meanwhile.
  const print = (line: string) => write(redactor(secretsOf(environment, authData))(line));
  if (sandbox) {
    sandbox.state.settings.consent = 'page';
    print(`Against a sandbox of Genesys Cloud on this machine: ${sandbox.url}`);
  }
  const zapier = createZapier(app, environment);
  try {
    authData = await signIn({
      zapier,
      region,
      stop,
      port: flags.port ?? (sandbox ? 0 : DEFAULT_PORT),
      onListening: (redirectUri) => {
        sandbox?.state.clients[0]?.redirectUris.push(redirectUri);
        print(`\nSign in, region ${visible(region)}. The OAuth client must have this redirect URI: ${redirectUri}`);
      },
      open: async (url) => {
        const opened = flags.browser && (await openBrowser(url));
        print(`${opened ? 'Your browser opens; if it does not, open' : 'Open'} this address:\n${url.href}`);
      },
    });
    print('✓ signed in, and the code exchanged by the integration');
    if (!authData.refresh_token) print('! no refresh token came; the connection test tells why, as far as it is known');

    const tested = await zapier.call<Tested>('authentication.test', { authData });
    print(`\nConnection test\n✓ ${visible(tested.connection_label)}`);
    print(`  scope ${tested.scope_check}, ${count(tested.queue_count)} visible`);
    for (const warning of tested.warnings) print(`! ${visible(warning)}`);

    const page = await zapier.call<{ results: Queue[]; paging_token: string | null }>(
      'searches.list_queues.operation.perform',
      { authData, inputData: { max_queues: 5000 } },
    );
    print(`\nList Queues\n✓ ${count(page.results.length)}${page.paging_token ? ', and there are more' : ''}`);
    for (const queue of page.results.slice(0, ROWS)) print(`  ${line(queue)}`);

    print(`\nNew Queue, polled every ${flags.intervalSeconds} s until you stop it with Ctrl-C`);
    const { polls, fired } = await watch(zapier, authData, flags.intervalSeconds, stop, {
      first: (remembered) => print(`✓ the first poll remembers ${count(remembered)}`),
      queue: (queue) => print(`★ ${new Date().toISOString()} ${line(queue)}`),
      failed: ({ message }) => print(`✗ ${visible(message)}`),
    });
    print(`\nStopped after ${polls} ${polls === 1 ? 'poll' : 'polls'}; ${count(fired)} came.`);
    return true;
  } catch (error) {
    if (!(error instanceof EditorError || error instanceof SignInError)) throw error;
    print(`✗ ${visible(error.message)}`);
    return false;
  } finally {
    await sandbox?.close();
  }
}

/** The integration cuts secrets out of what it returns; what is printed here is looked through once more. */
function secretsOf(environment: Readonly<Record<string, string>>, { access_token, refresh_token }: AuthData) {
  const ofClients = Object.entries(environment).filter(([name]) => name.startsWith('CLIENT_SECRET'));
  return [access_token, refresh_token, ...ofClients.map(([, secret]) => secret)];
}

function ofSandbox(sandbox: Sandbox | null) {
  const { id = '', secret = '' } = sandbox?.client ?? {};
  const environment = { CLIENT_ID: id, CLIENT_SECRET: secret, GENESYS_SANDBOX_URL: sandbox?.url ?? '' };
  return { region: 'sandbox', environment };
}

const count = (queues: number) => `${queues.toLocaleString('en-US')} ${queues === 1 ? 'queue' : 'queues'}`;

const line = ({ id, name = '', division_name = '' }: Queue) => `${shown(name)} (${shown(division_name)}) ${shown(id)}`;
