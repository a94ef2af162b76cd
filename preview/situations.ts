/** Puts the sandbox into one of the situations of docs/messages.md, and back. */
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { REFUSALS } from '../scripts/lib/refusals.ts';
import type { AuthData } from '../scripts/lib/zapier-run.ts';
import { CONNECTION_SITUATIONS } from './connection-situations.ts';
import { RequestError } from './respond.ts';
import { isEntered, type Session } from './session.ts';

interface Situation {
  readonly name: string;
  readonly make: (sandbox: Sandbox, authData: AuthData) => Promise<void>;
}

/** What is changed for a refusal, and put back afterwards; queues and interactions stay as they are. */
const KEPT = ['organization', 'divisions', 'roles', 'users', 'clients', 'settings'] as const;

/** Calls that change something, so that a lost answer leaves it unknown whether they did. */
const WRITES = ['POST', 'PATCH'].map((method) => ({
  method,
  path: '^/api/v2/(routing/queues|conversations/callbacks)',
}));

const REFUSED = REFUSALS.map(
  ({ kind, situation, make }): Situation => ({
    name: `${kind}: ${situation}`,
    make: async (sandbox, authData) => make(sandbox, authData, await foreignToken()),
  }),
);

const OTHERS: readonly Situation[] = [
  {
    name: 'the inactivity timeout of 10 minutes is on: no refresh token comes with the next connection',
    make: async ({ state }) => {
      state.organization.idleTimeoutSeconds = 600;
    },
  },
  {
    name: 'the answer to the next write is lost after it took effect',
    make: async (sandbox) => {
      for (const match of WRITES) sandbox.faults.add({ kind: 'reset', when: 'after', match });
    },
  },
];

const OF_CONNECTION = CONNECTION_SITUATIONS.map(
  ({ name, make }): Situation => ({ name, make: async (sandbox, authData) => make(sandbox, authData) }),
);

export const SITUATIONS: readonly Situation[] = [...REFUSED, ...OF_CONNECTION, ...OTHERS];

function userTokens(sandbox: Sandbox): AuthData {
  const { accessToken, refreshToken, expiresAt } = sandbox.issueTokens();
  return { access_token: accessToken, refresh_token: refreshToken, expires_at: expiresAt };
}

const LIFETIME_S = 86_400;

function clientTokens(sandbox: Sandbox): AuthData {
  return {
    access_token: sandbox.issueToken({ userId: null, expiresInSeconds: LIFETIME_S }),
    expires_at: new Date(Date.now() + LIFETIME_S * 1000).toISOString(),
    expires_in: `${LIFETIME_S}`,
  };
}

/** A token of another region. */
async function foreignToken(): Promise<string> {
  const elsewhere = await startSandbox({ queues: 0 });
  await elsewhere.close();
  return elsewhere.issueToken();
}

interface Situations {
  /** @returns what is so now. @throws {RequestError} 404 for a situation that there is not */
  choose(index: unknown): Promise<string>;
  /** All is well again, with a connection that works. */
  clear(): void;
}

export function createSituations(session: Session, sandbox: Sandbox): Situations {
  let before: { readonly state: object; readonly authData: AuthData | null; readonly region: string } | null = null;
  const clear = () => {
    if (before === null) return;
    Object.assign(sandbox.state, before.state);
    // Another account may have been connected meanwhile: then its region is its own.
    if (session.authData && session.authData === before.authData) session.authData.region = before.region;
    before = null;
    session.situation = null;
    sandbox.faults.clear();
    // What it had may be spent, or have been taken away.
    if (session.authData)
      Object.assign(session.authData, isEntered(session) ? clientTokens(sandbox) : userTokens(sandbox));
  };
  return {
    clear,
    async choose(index) {
      const situation = SITUATIONS[Number(index)];
      if (!situation) throw new RequestError(404, 'There is no such situation.');
      clear();
      const { authData } = session;
      const state = structuredClone(Object.fromEntries(KEPT.map((key) => [key, sandbox.state[key]])));
      before = { state, authData, region: authData?.region ?? '' };
      await situation.make(sandbox, session.authData ?? {});
      session.situation = Number(index);
      return situation.name;
    },
  };
}
