/**
 * What Genesys says of input that it does not take, as advice. The codes are those of the official OpenAPI document
 * (`x-inin-error-codes` of `POST /api/v2/routing/queues`, `…/members` and `/api/v2/conversations/callbacks`).
 */

import type { Requirement } from '../requirements.ts';

interface Rejection {
  /** What was found wrong, as it follows a colon. */
  readonly found: string;
  /** What to do, a sentence. */
  readonly advice: string;
}

const CONTACT_CENTER = 'Admin > Contact Center > Queues';

const OF_CODE: ReadonlyMap<string | null, Rejection> = new Map(
  Object.entries<Rejection>({
    'duplicate.name': {
      found: 'there is already a queue with this name, possibly in a division that this connection may not see',
      advice:
        'If you can see that queue in Zapier, use Find or Create Queue, which takes it; if not, choose another name, or ask a Genesys admin ' +
        'to grant this connection a role in the division of that queue.',
    },
    'invalid.name': {
      found: 'it does not take this name',
      advice: 'Change the Name in the step: avoid special characters, and keep it short.',
    },
    'queue.limit.exceeded': {
      found: 'your organization has as many queues as it may have',
      advice: `Ask a Genesys admin to delete queues that nobody needs (${CONTACT_CENTER}), or to have Genesys raise the limit.`,
    },
    'source.queue.not.found': {
      found: 'the queue to copy settings from does not exist, or is not visible to this connection',
      advice: 'Choose another queue under Copy Settings From, or leave it empty.',
    },
    'queue.size.limit': {
      found: 'the queue would have more members than a queue may have',
      advice: 'Remove members from it first, or use a second queue.',
    },
    'callback.error.missing.callback.numbers': {
      found: 'it got no phone number',
      advice: 'Fill in Phone Numbers in the step.',
    },
    'callback.error.missing.queue.id': { found: 'it got no queue', advice: 'Choose a Queue in the step.' },
    'callback.error.scheduled.time.too.far.in.future': {
      found: 'the time of the callback is too far in the future',
      advice: 'Choose an earlier time in the step.',
    },
    'callback.error.scheduled.callback.limit.exceeded': {
      found: 'there are too many callbacks for one conversation',
      advice: 'Let the callbacks that are there take place first.',
    },
    'callback.error.scheduled.callback.number.limit.exceeded': {
      found: 'Data has more entries than a callback may have',
      advice: 'Leave out some of Data in the step.',
    },
    'callback.error.cannot.create.agent.owned.callback': {
      found: 'agent-owned callbacks are not turned on for this queue',
      advice: `Ask a Genesys admin to turn them on (${CONTACT_CENTER}), or leave Preferred Agent empty.`,
    },
  }),
);

/** Codes that say which field is at fault in their message only. */
const BY_MESSAGE: Rejection = {
  found: 'it does not take what a field of the step holds',
  advice: 'Correct that field in the step, then test it again.',
};

const NAMED_IN_MESSAGE: ReadonlySet<string | null> = new Set([
  'constraint.validation',
  'invalid.value',
  'invalid.property',
  'invalid.date',
  'invalid.phone.number',
  'invalid.phone.numbers',
  'bad.request',
]);

/** A code of callbacks that is not in the contract: whether a field is at fault is not known. */
const OF_CALLBACK: Rejection = {
  found: 'it does not take this callback',
  advice:
    'Change what it speaks of, in the step or with a Genesys admin in the settings of the queue (Admin > Contact Center > Queues).',
};

/** Codes for what the step names, and is not there. */
const MISSING: ReadonlySet<string | null> = new Set([
  'skill.does.not.exist',
  'invalid.id',
  'queue.deleted',
  'resource.not.found',
  'not.found',
]);

const missing = (fields: string): Rejection => ({
  found:
    'something that the step names, or whose settings it copies, does not exist or is not visible to this connection',
  advice: `Choose ${fields} again in the step; if it stays, ask a Genesys admin whether something was deleted.`,
});

const TOO_LARGE = 'request.entity.too.large';

const tooLarge = (fields: string): Rejection => ({
  found: 'the step holds more than it takes at once',
  advice: `Put less into ${fields} in the step, then test it again.`,
});

/** @returns whether this code of an answer is about what was entered, not about who asks. */
export function isRejection(code: string | null): boolean {
  return NAMED_IN_MESSAGE.has(code) || rejectionOf(code, {}) !== BY_MESSAGE;
}

/**
 * @param fields of the step, by what may be wrong with them.
 * @returns what a person reads about a code of {@link isRejection}.
 */
export function rejectionOf(code: string | null, fields: Pick<Requirement, 'refers' | 'holds'>): Rejection {
  const { refers = 'what it names', holds = 'its fields' } = fields;
  if (MISSING.has(code)) return missing(refers);
  if (code === TOO_LARGE) return tooLarge(holds);
  return OF_CODE.get(code) ?? (code?.startsWith('callback.error.') ? OF_CALLBACK : BY_MESSAGE);
}
