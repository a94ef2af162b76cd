/** What is left of the requests that Genesys grants to one token in a minute, after all that the doctor has to ask. */
import type { Outcome } from '../check.ts';
import { LATER } from '../refusal.ts';
import type { Visit } from '../visit.ts';

/** With no more than this share left a large list does not fit in the minute. */
const LITTLE = 0.2;

export function rateLimit({ heard }: Visit): Outcome {
  if (heard.rateLimit === null)
    return { status: 'warning', found: 'No answer told how many requests are left.', details: { left: null } };
  const { count, allowed, reset } = heard.rateLimit;
  const left = Math.max(0, allowed - count);
  const details = { left, allowed, resets_in_seconds: reset };
  const found = `${left} of ${allowed} requests left in this minute, which ends in ${reset} s`;
  if (left === 0) return { status: 'failed', found, fix: LATER, details };
  return left <= allowed * LITTLE
    ? { status: 'warning', found, fix: LATER, details }
    : { status: 'ok', found, details };
}
