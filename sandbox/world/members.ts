/** More people than a fresh sandbox has: a page of a queue's members ends at 100, and what comes after must be tried too. */
import { randomUUID } from 'node:crypto';
import type { QueueRecord, State } from './state.ts';

/**
 * Makes new users and joins them to a queue.
 * @param count how many, 0 or more
 */
export function addMembers(state: State, queue: QueueRecord, count: number): void {
  for (let index = 1; index <= count; index += 1) {
    const id = randomUUID();
    const number = String(state.users.length + 1).padStart(4, '0');
    state.users.push({
      id,
      name: `Agent ${number}`,
      email: `agent.${number}@example.com`,
      state: 'active',
      grants: [],
    });
    queue.members.push({ id, joined: true });
  }
}
