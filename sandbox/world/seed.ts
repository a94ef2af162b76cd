/**
 * The queues a sandbox starts with. Names and divisions look like those of a real contact center; a queue's age has nothing to do with its
 * place in the alphabet, because the real list cannot be read newest first and code that assumes so must fail here too.
 */

import { DAY_MS } from '../time.ts';
import { random, uuid } from './random.ts';
import type { Division, QueueRecord, User } from './state.ts';

const PLACES = ['Austin', 'Berlin', 'Dublin', 'Lisbon', 'London', 'Manila', 'Oslo', 'Sydney', 'Toronto', 'Warsaw'];
const PRODUCTS = ['Billing', 'Broadband', 'Cards', 'Claims', 'Loans', 'Mobile', 'Orders', 'Returns', 'Travel', 'VIP'];
const TASKS = [
  'Callback',
  'Chat',
  'Complaints',
  'Email',
  'Escalations',
  'Inbound',
  'Retention',
  'Technical',
  'Welcome',
];
/** So few are younger than 30 days, whatever the organization's size. */
const RECENT = 4;

/**
 * @param options.queues how many, 0 or more
 * @param options.seed the same seed and the same day of `now` give the same queues
 * @param options.now milliseconds since 1970
 * @param divisions where they lie; at least one
 * @param users of whom each queue gets some as members; at least one
 * @returns the queues, in no order
 */
export function seedQueues(
  options: { queues: number; seed: number; now: number },
  divisions: Division[],
  users: User[],
): QueueRecord[] {
  const today = Math.floor(options.now / DAY_MS) * DAY_MS;
  return Array.from({ length: options.queues }, (_, index) => {
    // Odd multipliers keep the generators of any two queues apart.
    const variant = (Math.imul(options.seed, 0x9e3779b1) + Math.imul(index + 1, 0x85ebca6b)) | 0;
    const next = random(variant);
    const id = uuid(next);
    const daysAgo = index < RECENT ? 1 + (next() % 29) : 31 + (next() % 2000);
    const created = today - daysAgo * DAY_MS + (next() % DAY_MS);
    const modified = created + (next() % (today - created));
    return {
      id,
      name: queueName(index),
      divisionId: pick(divisions, next).id,
      dateCreated: new Date(created).toISOString(),
      dateModified: new Date(modified).toISOString(),
      createdBy: pick(users, next).id,
      peerId: next() % 20 === 0 ? uuid(next) : null,
      members: users.filter(() => next() % 3 === 0).map((user) => ({ id: user.id, joined: next() % 4 !== 0 })),
      variant,
    };
  });
}

/** The same queue with nothing but a name: nobody is told to have made it, it has never changed, and it has neither settings nor members. */
export function sparseQueue(queue: QueueRecord): QueueRecord {
  return { ...queue, dateModified: queue.dateCreated, createdBy: '', peerId: null, members: [], variant: null };
}

/** Unique for each index: 7 has no factor in common with the 900 combinations, so all are used before a number is added. */
function queueName(index: number): string {
  const combination = (index * 7) % 900;
  const round = Math.floor(index / 900);
  const words = [
    PLACES[combination % 10],
    PRODUCTS[Math.floor(combination / 10) % 10],
    TASKS[Math.floor(combination / 100)],
  ];
  return round === 0 ? words.join(' ') : `${words.join(' ')} ${round + 1}`;
}

/** @throws {RangeError} when there is nothing to choose from */
export function pick<T>(list: T[], next: () => number): T {
  const item = list[next() % list.length];
  if (item === undefined) throw new RangeError('There is nothing to choose from.');
  return item;
}
