/** What belongs to one page that is open in the browser, and not to another that shows the same. */
import type { Given } from './action.ts';

/** Pages are closed without a word, so that the oldest are forgotten. */
const MOST = 50;

interface Tabs<T> {
  /** @returns what belongs to the page that has sent this; made where there is none yet. */
  of(given: Given): T;
}

export function createTabs<T>(make: () => T): Tabs<T> {
  const byTab = new Map<string, T>();
  return {
    of({ tab }) {
      const id = `${tab ?? ''}`;
      const found = byTab.get(id) ?? make();
      // The one that was used last stands last.
      byTab.delete(id);
      byTab.set(id, found);
      for (const oldest of [...byTab.keys()].slice(0, Math.max(0, byTab.size - MOST))) byTab.delete(oldest);
      return found;
    },
  };
}
