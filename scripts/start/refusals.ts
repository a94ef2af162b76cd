/** Chapter 6: what a builder reads when Genesys Cloud refuses. */
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import type { AuthData } from '../lib/zapier-run.ts';
import type { Chapter, Stage } from './chapter.ts';
import { refusal, trySituations } from './situations.ts';

export const title = 'When access is refused';

const NO_ERROR = '(no error: List Queues returned)';

const KINDS = [
  'scope_missing',
  'permission_missing',
  'division_permission_missing',
  'token_expired',
  'token_not_accepted',
];

export async function tell(stage: Stage): Promise<Chapter> {
  const { zapier, authData } = stage;
  // Without renewing a token: on Zapier these words are read when that was in vain.
  const listOne = async (connection: AuthData) => {
    await zapier.callOnce('searches.list_queues.operation.perform', {
      authData: connection,
      inputData: { max_queues: 1 },
    });
    return NO_ERROR;
  };
  const elsewhere = await startSandbox({ queues: 0 });
  const situations = [
    ...KINDS.map(refusal),
    {
      situation: 'nothing is amiss any more: the same connection works again',
      make: (_: Sandbox, connection: AuthData) => Object.assign(connection, authData),
      text: NO_ERROR,
    },
  ];
  const cases = await trySituations(stage, situations, elsewhere.issueToken(), listOne).finally(elsewhere.close);
  return {
    title,
    about: 'Each refusal is told apart, in words the builder can act on or forward. Here, those of List Queues.',
    facts: {},
    cases,
    checks: [],
  };
}
