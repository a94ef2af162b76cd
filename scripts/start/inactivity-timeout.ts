/**
 * Chapter 7: an organization whose inactivity timeout is on, as HIPAA asks for. Two connections, one of a user and one of the
 * service-account edition, are polled side by side for weeks, which pass on a clock of their own.
 */
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import type { Queue } from '../../src/genesys/queues/queue.ts';
import serviceAccount from '../../src/service-account.ts';
import { EditorError } from '../lib/editor-error.ts';
import { type AuthData, createZapier, type Integration, type Zapier } from '../lib/zapier-run.ts';
import type { Chapter, Stage } from './chapter.ts';

export const title = 'When the inactivity timeout is on';

const HOUR_MS = 3_600_000;
const TIMEOUT_HOURS = 8;
/** Zapier polls every 1 to 15 minutes. This is as seldom as does not let the user's token rest for too long. */
const POLL_HOURS = 6;
const WEEKS = 2;

/** What became of a connection. */
interface Life {
  readonly zapier: Zapier;
  readonly authData: AuthData;
  /** Polls that gave a result. */
  polls: number;
  /** The queues that started the Zap. */
  readonly fired: string[];
  /** When and how it ended; null: it did not. */
  end: { readonly hour: number; readonly reads: string } | null;
}

/** @param edition the other edition, another one in tests. */
export async function tell({ app }: Stage, edition: Integration = serviceAccount): Promise<Chapter> {
  const clock = { now: Date.now() };
  const sandbox = await startSandbox({ queues: 5, now: () => clock.now });
  const { now } = Date;
  Date.now = () => clock.now;
  try {
    sandbox.state.organization.idleTimeoutSeconds = TIMEOUT_HOURS * 3_600;
    const lives = { user: await ofUser(app, sandbox), client: await ofClient(edition, sandbox) };
    const created = await pass(sandbox, clock, Object.values(lives));
    return told(lives.user, lives.client, created);
  } finally {
    Date.now = now;
    await sandbox.close();
  }
}

async function ofUser(app: Integration, { client, url }: Sandbox): Promise<Life> {
  const environment = { CLIENT_ID: client.id, CLIENT_SECRET: client.secret, GENESYS_SANDBOX_URL: url };
  const zapier = createZapier(app, environment);
  return life(zapier, await zapier.connect(client.redirectUri, { region: 'sandbox' }));
}

async function ofClient(edition: Integration, { serviceClient, url }: Sandbox): Promise<Life> {
  const zapier = createZapier(edition, { GENESYS_SANDBOX_URL: url });
  const fields = { region: 'sandbox', oauth_client: serviceClient.id, oauth_client_key: serviceClient.secret };
  return life(zapier, await zapier.startSession(fields));
}

const life = (zapier: Zapier, authData: AuthData): Life => ({ zapier, authData, polls: 0, fired: [], end: null });

/** Weeks of polls; each day a queue is created. @returns the names of the queues */
async function pass(sandbox: Sandbox, clock: { now: number }, lives: readonly Life[]): Promise<string[]> {
  const created: string[] = [];
  for (let hour = 0; hour <= WEEKS * 7 * 24; hour += POLL_HOURS) {
    for (const each of lives) if (each.end === null) await poll(each, hour);
    if (hour % 24 === 0) created.push(sandbox.createQueue({ name: `Queue of day ${hour / 24 + 1}` }).name);
    clock.now += POLL_HOURS * HOUR_MS;
  }
  // The last one was created after the last poll.
  return created.slice(0, -1);
}

async function poll(each: Life, hour: number): Promise<void> {
  try {
    const { fired } = await each.zapier.poll<Queue>('new_queue', each.authData);
    each.polls++;
    each.fired.push(...fired.map(({ name, id }) => name ?? id));
  } catch (error) {
    if (!(error instanceof EditorError)) throw error;
    each.end = { hour, reads: error.message };
  }
}

function told(user: Life, client: Life, created: readonly string[]): Chapter {
  const polls = (WEEKS * 7 * 24) / POLL_HOURS + 1;
  return {
    title,
    about:
      `The organization's inactivity timeout of ${TIMEOUT_HOURS} hours is on. A user's connection and one of the service-account edition are polled for ` +
      `${WEEKS} weeks, on a clock that runs fast; a queue is created each day.`,
    facts: {
      queues_created: created.length,
      polls_of_the_service_account: client.polls,
      fired_by_the_service_account: client.fired.length,
      polls_of_the_user: user.polls,
      fired_by_the_user: user.fired.length,
    },
    cases: [
      {
        situation: `the user's connection ends after ${user.end?.hour ?? 0} hours`,
        reads: user.end?.reads ?? '(it did not end)',
        held: user.end !== null && /service-account edition/.test(user.end.reads),
        reason: 'it must end with its access token, and say what would not',
      },
    ],
    checks: [
      {
        claim: 'the connection of the service account goes on, poll by poll',
        held: client.end === null && client.polls === polls,
        reason: client.end?.reads ?? `${client.polls} of ${polls} polls`,
      },
      {
        claim: 'it fired once for each queue that was created, and for nothing else',
        held: client.fired.join() === created.join(),
        reason: `fired for ${client.fired.length}, ${created.length} created`,
      },
    ],
  };
}
