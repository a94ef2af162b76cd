/**
 * What is measured of a conversation, and when each of it counts: `AnalyticsSessionMetric` in the contract, with its `emitDate`. "The n prefixed
 * metrics post in real time and the t prefixed metrics post when whatever they've measured completes", says Genesys:
 * https://developer.genesys.cloud/forum/t/conversation-aggregates-api-call/18235. So a call that is offered at 7:28 and answered at 7:32 is
 * offered in one half hour and answered in the next: https://help.mypurecloud.com/faqs/offered-metric-not-always-equal-answered-plus-abandoned-metrics
 *
 * Choices, where no document says more:
 * - `nOverSla` counts when answered, and nothing but what was answered: only so is the service level (tAnswered - nOverSla) / (nOffered -
 *   tFlowOut), and a real queue with 40 abandons of up to 14 minutes had none.
 * - `nTransferred` counts when the agent who transfers leaves, `tTalkComplete` and `tHeldComplete` then, too: once for an interaction.
 *   `tTalk` and `tHeld` count each stretch when it ends.
 * - `tHandle` counts when after-call work ends, also for calls that agents made, which nobody offered:
 *   https://help.mypurecloud.com/faq/what-is-the-difference-between-the-answered-and-handle-metrics/
 * - Work that took no time is not measured, with the exception of talking, handling and waiting.
 */
import type { Conversation } from '../world/state.ts';

export const EMITTED_NAMES = [
  'nOffered',
  'nOutbound',
  'nOverSla',
  'nTransferred',
  'tWait',
  'tAnswered',
  'tAbandon',
  'tFlowOut',
  'tContacting',
  'tDialing',
  'tTalk',
  'tTalkComplete',
  'tHeld',
  'tHeldComplete',
  'tAcw',
  'tHandle',
] as const;

export interface Emitted {
  name: (typeof EMITTED_NAMES)[number];
  /** Milliseconds since 1970. */
  emitDate: number;
  /** Milliseconds for what begins with t, 1 for what begins with n. */
  value: number;
}

const LEAVING = { answered: 'tAnswered', abandoned: 'tAbandon', flowOut: 'tFlowOut' } as const;

/** @returns all that is measured of a conversation, in no order */
export function emitted(conversation: Conversation): Emitted[] {
  const { outcome, waitMs, overSla, transferred } = conversation;
  const start = Date.parse(conversation.start);
  const left = outcome === 'outbound' ? start : start + waitMs;
  const isHandled = outcome === 'answered' || outcome === 'outbound';
  const work = isHandled ? handling(conversation, left) : { emitted: [], agentLeft: left };
  return [
    { name: outcome === 'outbound' ? 'nOutbound' : 'nOffered', emitDate: start, value: 1 },
    ...(outcome === 'outbound'
      ? []
      : (['tWait', LEAVING[outcome]] as const).map((name) => ({ name, emitDate: left, value: waitMs }))),
    ...(outcome === 'answered' && overSla ? [{ name: 'nOverSla', emitDate: left, value: 1 } as const] : []),
    ...(transferred ? [{ name: 'nTransferred', emitDate: work.agentLeft, value: 1 } as const] : []),
    ...work.emitted,
  ];
}

/** What an agent does: reach the other end, if it is they who call, talk and hold in turn, and work after the call. */
function handling(conversation: Conversation, begin: number): { emitted: Emitted[]; agentLeft: number } {
  const { contactingMs = 0, dialingMs = 0, talkMs, holdMs, holds = 1, acwMs } = conversation;
  const found: Emitted[] = [];
  const emit = (name: Emitted['name'], emitDate: number, value: number) => found.push({ name, emitDate, value });
  const emitIfAny = (name: Emitted['name'], emitDate: number, value: number) =>
    value > 0 && emit(name, emitDate, value);
  emitIfAny('tContacting', begin + contactingMs, contactingMs);
  emitIfAny('tDialing', begin + contactingMs + dialingMs, dialingMs);
  let time = begin + contactingMs + dialingMs;
  const held = holdMs > 0 ? stretches(holdMs, holds) : [];
  for (const [index, talked] of stretches(talkMs, held.length + 1).entries()) {
    time += talked;
    emit('tTalk', time, talked);
    const hold = held[index] ?? 0;
    time += hold;
    emitIfAny('tHeld', time, hold);
  }
  emit('tTalkComplete', time, talkMs);
  emitIfAny('tHeldComplete', time, holdMs);
  emitIfAny('tAcw', time + acwMs, acwMs);
  emit('tHandle', time + acwMs, contactingMs + dialingMs + talkMs + holdMs + acwMs);
  return { emitted: found, agentLeft: time };
}

/** Cuts a time into parts of whole milliseconds, as even as they can be. */
function stretches(ms: number, count: number): number[] {
  const upTo = (part: number) => Math.floor((ms * part) / count);
  return Array.from({ length: count }, (_, index) => upTo(index + 1) - upTo(index));
}
