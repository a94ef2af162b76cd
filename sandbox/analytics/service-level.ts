/**
 * The service level as https://help.mypurecloud.com/articles/configure-the-service-level-calculation/ has it, with abandons in it and flow-outs
 * not: answered in time by answered and abandoned. Each of these counts where it happened, so it is never more than 1.
 */
import type { Models } from 'purecloud-platform-client-v2';
import { expandQueue } from '../world/queue-object.ts';
import type { Conversation, QueueRecord, State } from '../world/state.ts';
import type { Emitted } from './emitted.ts';
import { groupBy } from './group.ts';

/**
 * @param byName what was measured in the interval
 * @param target what share is wanted, 0 to 1; undefined where no queue says
 * @returns undefined where nothing was answered or abandoned
 */
export function serviceLevel(
  byName: ReadonlyMap<Emitted['name'], readonly Emitted[]>,
  target: number | undefined,
): Models.StatisticalSummary | undefined {
  const count = (name: Emitted['name']) => byName.get(name)?.length ?? 0;
  const numerator = count('tAnswered') - count('nOverSla');
  const denominator = count('tAnswered') + count('tAbandon');
  if (denominator === 0) return undefined;
  return { ratio: numerator / denominator, numerator, denominator, ...(target === undefined ? {} : { target }) };
}

/**
 * @param queues those of the conversations, by id
 * @returns the target that the queues of all these conversations have for their media types; undefined where it is not the same for all, since
 *   no document says what Genesys Cloud answers then
 */
export function targetOf(
  state: State,
  queues: ReadonlyMap<string, QueueRecord>,
  conversations: readonly Conversation[],
): number | undefined {
  const kinds = groupBy(conversations, ({ queueId, mediaType }) => `${queueId} ${mediaType}`);
  const targets = new Set(
    [...kinds.values()].map(([one]) => {
      const queue = one && queues.get(one.queueId);
      const { mediaSettings } = queue ? expandQueue(state, queue) : {};
      return one && mediaSettings?.[one.mediaType === 'voice' ? 'call' : one.mediaType]?.serviceLevel?.percentage;
    }),
  );
  const [target] = targets;
  return targets.size === 1 ? target : undefined;
}
