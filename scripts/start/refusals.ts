/** Chapter 5: what a builder reads when Genesys Cloud refuses. Each kind of refusal is one row of the table. */
import type { Sandbox } from '../../sandbox/index.ts';
import { EditorError } from '../lib/editor-error.ts';
import type { Chapter, Check, Facts, Stage } from './chapter.ts';

export const title = 'When access is refused';

interface Refusal {
  readonly situation: string;
  /** Makes it so. @returns what puts it right again. */
  readonly take: (sandbox: Sandbox) => () => void;
  /** The code of the error that must come. */
  readonly code: string;
  /** What the sentence must name, so that an admin can act on it. */
  readonly names: readonly string[];
}

const REFUSALS: readonly Refusal[] = [
  {
    situation: 'The permission routing:queue:view is taken out of every role.',
    take: ({ state }) => {
      const { roles } = state;
      state.roles = roles.map((role) => ({
        ...role,
        policies: role.policies.map((policy) =>
          policy.domain === 'routing' && policy.entityName === 'queue'
            ? { ...policy, actions: policy.actions.filter((action) => action !== 'view') }
            : policy,
        ),
      }));
      return () => {
        state.roles = roles;
      };
    },
    code: 'permission_missing',
    names: ['routing:queue:view', 'Reconnecting is not needed', 'Correlation id'],
  },
];

export async function tell(stage: Stage): Promise<Chapter> {
  const cases: { situation: string; facts: Facts }[] = [];
  const checks: Check[] = [];
  for (const refusal of REFUSALS) {
    const giveBack = refusal.take(stage.sandbox);
    const refused = await listOne(stage);
    giveBack();
    const after = await listOne(stage);
    const { situation, code, names } = refusal;
    const missing = names.filter((name) => !refused?.message.includes(name));
    cases.push({
      situation,
      facts: { the_builder_reads: refused?.message ?? null, error_code: refused?.code ?? null },
    });
    checks.push(
      {
        claim: 'the sentence says what is missing and who can add it',
        held: refused?.code === code && missing.length === 0,
        reason: missing.length > 0 ? `it does not say: ${missing.join(', ')}` : `error ${refused?.code}`,
      },
      {
        claim: 'given back, the same connection works again',
        held: after === null,
        reason: after?.message ?? 'List Queues returned',
      },
    );
  }
  return {
    title,
    about: 'Each refusal is told apart, in words the builder can act on or forward.',
    facts: {},
    cases,
    checks,
  };
}

/** @returns the error that the editor shows, or null when the step works. */
async function listOne({ zapier, authData }: Stage): Promise<EditorError | null> {
  try {
    await zapier.call('searches.list_queues.operation.perform', { authData, inputData: { max_queues: 1 } });
    return null;
  } catch (error) {
    if (error instanceof EditorError) return error;
    throw error;
  }
}
