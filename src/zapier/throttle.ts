/**
 * How often Zapier runs a step that may cost many requests. Genesys Cloud documents 300 requests a minute for a token, and
 * polls share them: a step may use four fifths. Zapier counts runs, not requests, so the sum is made for a run as large as
 * they usually get: 240 / requests of such a run = runs a minute. Zapier runs later what comes above that; a limit that is
 * met all the same makes the run be tried again.
 * https://github.com/zapier/zapier-platform/blob/main/packages/schema/docs/build/schema.md#throttleobjectschema
 */
const REQUESTS_A_MINUTE = 240;

/** Of each step, what a large run costs; docs/steps.md and a test say what that run is. */
export const LARGE_RUN = {
  /** 5,000 queues in 11 pages, with names, of a division given by its name. */
  list_queues: 13,
  /** A queue of 500 members: 5 pages and up to 8 more, then 6 to see that nobody left. */
  find_queue_members: 19,
  /** 400 queues. Estimated waits are off unless asked for: with them a run may cost 152, and Genesys's own limit slows it down. */
  find_queue_status: 8,
  /** A year of up to 100 queues: 12 times 31 days, and the names. */
  find_queue_summary: 13,
  /** 100 agents by email address, for a queue of 500 members. */
  add_queue_members: 15,
  remove_queue_members: 16,
  /** The same, and a few more until the list shows it. */
  set_queue_membership: 20,
} as const;

/** A throttle as the definition has it: for each connection, since the limit is its token's, and for each step by itself. */
export function throttleOf(step: keyof typeof LARGE_RUN) {
  const limit = Math.floor(REQUESTS_A_MINUTE / LARGE_RUN[step]);
  return { window: 60, limit, scope: ['auth' as const, 'action' as const] };
}
