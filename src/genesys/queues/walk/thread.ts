/**
 * The queues that were passed on the way through a list, in the list's order: how a stretch of the list is tied to those
 * before it, although queues are created, deleted and renamed meanwhile. The order of two queues never changes while both
 * keep their names. So if a stretch holds one that was passed, all that follow the last such one were not passed before,
 * or have been created or renamed since; and none between it and them was left out.
 */
import type { Queue } from '../queue.ts';
import type { Entry } from './stretch.ts';

/** A queue that was passed. */
export interface Passed {
  readonly key: string;
  /** Undefined where it is not known any more. */
  readonly name: string | undefined;
  /** Undefined where it was passed before this walk, or was met again under another name. */
  readonly queue?: Queue | undefined;
}

/** Was it passed on this walk, for the first time? */
export const isNew = (passed: Passed): passed is Passed & Entry => passed.queue !== undefined;

export interface Thread {
  /** In the order in which they were passed. */
  readonly passed: () => readonly Passed[];
  /** Index of the one that was met last. */
  readonly met: () => number;
  /**
   * Ties a stretch to what was passed, and passes what follows.
   *
   * @returns false where it holds nothing that was passed, so that where it stands is not known.
   */
  readonly tie: (entries: readonly Entry[]) => boolean;
  /** Passes those that were not, wherever they stand. */
  readonly append: (entries: readonly Entry[]) => void;
}

/** @param start what was passed before, in the list's order, without a gap. */
export function createThread(start: readonly Passed[]): Thread {
  const passed = [...start];
  const keys = new Set(start.map(({ key }) => key));
  const ids = new Set<string>();
  let met = passed.length - 1;

  const pass = ({ key, queue }: Entry) => {
    passed.push({ key, name: queue.name, queue: ids.has(queue.id) ? undefined : queue });
    keys.add(key);
    ids.add(queue.id);
    met = passed.length - 1;
  };

  return {
    passed: () => passed,
    met: () => met,
    tie: (entries) => {
      const last = entries.findLastIndex(({ key }) => keys.has(key));
      if (last < 0 && passed.length > 0) return false;
      met = passed.findLastIndex(({ key }) => key === entries[last]?.key);
      for (const entry of entries.slice(last + 1)) pass(entry);
      return true;
    },
    append: (entries) => {
      for (const entry of entries) if (!keys.has(entry.key) && !ids.has(entry.queue.id)) pass(entry);
    },
  };
}
