/**
 * One walk through the list of queues: pages that overlap are read, and each is tied to what was passed before. Genesys
 * pages by number, so a queue created or deleted moves all that follow it; pages that do not overlap would lose or double
 * one of them without a trace.
 */
import type { Client } from '../../client.ts';
import { isTooLarge, type QueueFilter, SMALL_PAGE_SIZE } from '../list-queues.ts';
import { CONCURRENCY } from '../read-pages.ts';
import { overlappingPages, type PageRequest, startOf } from './page-plan.ts';
import { readStretches, type Stretch } from './stretch.ts';
import { createThread, type Passed, type Thread } from './thread.ts';

/** How often pages are read that bring the walk no further: each time that they lead nowhere takes a third of it. */
const PATIENCE = 30;
const LOST = 10;

/** A list that goes on for longer is not believed. */
const MOST_BATCHES = 1_000;

/** Where a walk stands. */
export interface Standing {
  /** Place in the list of the queue that follows, from 0; it may have moved. */
  readonly place: number;
  /** How many queues the list had; undefined when that is not known. */
  readonly total: number | undefined;
  /** How many queues a page may hold, 1 to 500. */
  readonly size: number;
}

export interface Start extends Standing {
  /** What was passed last, in the list's order. */
  readonly passed: readonly Passed[];
}

export interface Walk extends Pick<Thread, 'passed' | 'met'> {
  /** Behind the queue that was met last. */
  readonly standing: Standing;
  /** Is there nothing behind what was passed? */
  readonly ended: boolean;
}

/** How many queues are still wanted after those that were passed; Infinity for all that there are. */
export type Missing = (passed: readonly Passed[]) => number;

/** What to do when nothing ties what is read to what was passed: passes what it can, and says where to go on. */
type Untied = (thread: Thread, stretches: readonly Stretch[]) => Promise<Pick<Standing, 'place'> & { ended: boolean }>;

/** @throws {GenesysError} when a page cannot be read. */
export async function walk(
  client: Client,
  filter: QueueFilter,
  missing: Missing,
  start: Start,
  untied: Untied,
): Promise<Walk> {
  const thread = createThread(start.passed);
  let { place, total, size } = start;
  let ended = false;
  let most = CONCURRENCY;
  /** By how many places the list seems to have moved, when the last pages led nowhere. */
  let shift: number | null = null;
  let patience = PATIENCE;
  let farthest = -1;
  for (let batch = 0; batch < MOST_BATCHES && !ended; batch++) {
    const wanted = missing(thread.passed());
    if (wanted <= 0) break;
    const before = { place, total, passed: thread.passed().length };
    let stretches: readonly Stretch[];
    try {
      stretches = await readTied(
        client,
        filter,
        nextPages({ place, total, size }, wanted, shift, most),
        before.place,
        thread,
      );
    } catch (error) {
      if (!isTooLarge(error) || size <= SMALL_PAGE_SIZE) throw error;
      size = SMALL_PAGE_SIZE;
      continue;
    }
    const tied = stretches.filter((stretch) => {
      // Behind the end there may be what was passed elsewhere.
      if (ended || !thread.tie(stretch.entries)) return false;
      ({ end: place, total } = stretch);
      ended = !stretch.more;
      return true;
    });
    size = Math.min(size, ...stretches.map(({ cap = size }) => cap));
    // Other Zaps of the same connection need the rest.
    if (stretches.some(({ pressed }) => pressed)) most = CONCURRENCY / 2;
    const forward = thread.passed().length > before.passed || thread.met() > farthest;
    farthest = Math.max(farthest, thread.met());
    const lost = !forward && place <= before.place;
    const now = stretches.at(-1)?.total ?? 0;
    shift = lost ? now - (before.total ?? now) : null;
    patience = forward ? PATIENCE : patience - (lost ? LOST : 1);
    if (ended || patience > 0) continue;
    patience = PATIENCE;
    shift = null;
    // A list of a length unsaid ends where no more comes.
    if (tied.length > 0 && total === undefined) ended = true;
    else ({ ended, place } = await untied(thread, stretches));
  }
  return { ...thread, standing: { place, total, size }, ended };
}

/** The pages that follow; when it is not known where the list has moved, those around, too. */
function nextPages(standing: Standing, wanted: number, shift: number | null, most: number): PageRequest[] {
  const { place, total = place + standing.size, size } = standing;
  const end = place + Math.max(1, Math.min(wanted, total - place));
  if (shift === null) return overlappingPages(place, end, size, most);
  const first = Math.max(0, Math.min(place, place + shift));
  return overlappingPages(first, Math.max(end, end + shift), size, most, Math.floor(size / 2));
}

/**
 * Reads pages. One that begins at the place could not overlap, being too small: then the page before it is read after
 * it, and if that still ends with the queue that was met last, the list has not moved.
 */
async function readTied(
  client: Client,
  filter: QueueFilter,
  pages: readonly PageRequest[],
  place: number,
  thread: Thread,
): Promise<readonly Stretch[]> {
  const stretches = await readStretches(client, filter, pages);
  const [next] = stretches;
  const last = thread.passed()[thread.met()];
  if (!next || !last || place === 0 || pages.some((page) => startOf(page) !== place)) return stretches;
  const [before] = await readStretches(client, filter, [{ pageNumber: place, pageSize: 1 }]);
  if (before?.end !== next.start || before.entries.at(-1)?.key !== last.key) return stretches;
  return [{ ...next, entries: [...before.entries, ...next.entries] }];
}
