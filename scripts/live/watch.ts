/** New Queue, polled until it is stopped, as by a Zap that is switched on. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Queue } from '../../src/genesys/queues/queue.ts';
import { EditorError } from '../lib/editor-error.ts';
import type { AuthData, Zapier } from '../lib/zapier-run.ts';

interface Watched {
  readonly polls: number;
  readonly fired: number;
}

export interface Telling {
  first(remembered: number): void;
  queue(queue: Queue): void;
  /** A poll failed, and the next one may not: Zapier, too, polls again. */
  failed(error: EditorError): void;
}

/** @param stop ends it, also in the middle of a pause. */
export async function watch(
  zapier: Zapier,
  authData: AuthData,
  intervalSeconds: number,
  stop: AbortSignal,
  tell: Telling,
): Promise<Watched> {
  let [polls, fired, remembering] = [0, 0, true];
  while (!stop.aborted) {
    try {
      const poll = await zapier.poll<Queue>('new_queue', authData);
      if (remembering) tell.first(poll.results.length);
      remembering = false;
      // Newest first, as Zapier wants them; told in the order in which they came to be.
      for (const queue of poll.fired.toReversed()) tell.queue(queue);
      fired += poll.fired.length;
    } catch (error) {
      if (!(error instanceof EditorError)) throw error;
      tell.failed(error);
    }
    polls++;
    await wait(intervalSeconds * 1000, undefined, { signal: stop }).catch(() => {});
  }
  return { polls, fired };
}
