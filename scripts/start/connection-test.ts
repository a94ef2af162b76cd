/** Chapter 2: the connection test, which Zapier runs when an account is connected and whenever a builder asks for it. */
import type { AuthData } from '../lib/zapier-run.ts';
import type { Chapter, Stage } from './chapter.ts';
import { noWord, situations } from './connection-situations.ts';
import { trySituations } from './situations.ts';

export const title = 'Test the connection';

/** What is read here of the test's result (src/authentication/test.ts). */
interface Tested {
  connection_label: string;
  organization_name: string | null;
  user_name: string | null;
  user_email: string | null;
  granted_scopes: string[];
  introspection: 'tokens_me' | 'rfc7662';
  scope_check: string;
  permission_check: string;
  queue_count: number;
  warnings: string[];
}

const INTROSPECTION = {
  tokens_me: 'GET /api/v2/tokens/me',
  rfc7662: 'the introspection endpoint of the login host (RFC 7662)',
} as const satisfies Record<Tested['introspection'], string>;

export async function tell(stage: Stage): Promise<Chapter> {
  const { sandbox, zapier, authData } = stage;
  const before = sandbox.requests.length;
  const tested = await zapier.call<Tested>('authentication.test', { authData });

  const asked = sandbox.requests
    .slice(before)
    .some(({ path, status }) => path === '/api/v2/tokens/me' && status === 200);
  const ticked = sandbox.state.clients[0]?.scopes ?? [];
  const { granted_scopes: granted, scope_check, permission_check, queue_count, warnings } = tested;
  const visible = sandbox.state.queues.length;
  const verdict = async (connection: AuthData) => {
    const { warnings, queue_count } = await zapier.callOnce<Tested>('authentication.test', { authData: connection });
    return warnings.join(' ') || noWord(queue_count);
  };
  return {
    title,
    about:
      'Zapier shows whose account it is; the verdict says whether queues can be read, and if not, why. Below: what is read when something is amiss.',
    facts: {
      label: tested.connection_label,
      organization: tested.organization_name,
      user: `${tested.user_name} (${tested.user_email})`,
      introspected: INTROSPECTION[tested.introspection],
      granted_scopes: granted,
      verdict: `scope ${scope_check}, permission ${permission_check}, ${queue_count.toLocaleString('en-US')} queues visible`,
      warnings,
    },
    cases: await trySituations(stage, situations(stage), '', verdict),
    checks: [
      {
        claim: 'the token was asked what it may do',
        held: asked && granted.length > 0 && granted.join() === ticked.join(),
        reason: `${granted.length} scopes granted, ${ticked.length} ticked on the OAuth client`,
      },
      {
        claim: 'the verdict is that queues can be read',
        held: scope_check === 'granted' && permission_check === 'granted' && queue_count === visible,
        reason: `scope ${scope_check}, permission ${permission_check}, ${queue_count} of ${visible} queues`,
      },
    ],
  };
}
