/** Sends the browser back to the client, with a code or an error: RFC 6749, sections 4.1.2 and 4.1.2.1. */
import { empty, type Reply } from '../reply.ts';
import type { PendingConsent, State } from '../world/state.ts';
import { secret } from './issue.ts';

/** Seconds a code, or a consent page, may wait. */
export const CODE_LIFETIME = 300;

export type Outcome =
  | PendingConsent
  | { redirectUri: string; state: string | null; error: string; description: string };

/** @param now milliseconds since 1970 */
export function sendBack(state: State, outcome: Outcome, now: number): Reply {
  const target = new URL(outcome.redirectUri);
  if ('error' in outcome) {
    target.searchParams.set('error', outcome.error);
    target.searchParams.set('error_description', outcome.description);
  } else {
    const { state: _, ...grant } = outcome;
    const code = secret();
    state.codes.set(code, { ...grant, expiresAt: now + CODE_LIFETIME * 1000, used: false });
    target.searchParams.set('code', code);
  }
  if (outcome.state !== null) target.searchParams.set('state', outcome.state);
  return empty(302, { location: target.href, 'cache-control': 'no-store' });
}
