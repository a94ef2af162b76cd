/** Chapter 3: List Queues, over as many of Genesys's pages as there are, and as many of Zapier's as that takes. */
import type { Queue } from '../../src/genesys/queues/queue.ts';
import type { Chapter, Stage } from './chapter.ts';

export const title = 'List Queues';

/** The most that one call of the step returns. */
const MAX_QUEUES = 5_000;
/** The most that Genesys puts on a page. */
const PAGE_SIZE = 500;
const ROWS = 5;

/** What the step returns: one page in Zapier's sense. */
interface Page {
  results: Queue[];
  paging_token: string | null;
}

export async function tell({ sandbox, zapier, authData }: Stage): Promise<Chapter> {
  const before = sandbox.requests.length;
  const started = performance.now();
  const queues: Queue[] = [];
  let calls = 0;
  let token: string | null = null;
  do {
    const page: Page = await zapier.call<Page>('searches.list_queues.operation.perform', {
      authData,
      inputData: { max_queues: MAX_QUEUES },
      meta: token === null ? {} : { paging_token: token },
    });
    queues.push(...page.results);
    token = page.paging_token;
    calls++;
  } while (token !== null);
  const milliseconds = Math.round(performance.now() - started);

  const requests = sandbox.requests.length - before;
  const inGenesys = sandbox.state.queues.length;
  const distinct = new Set(queues.map(({ id }) => id)).size;
  // Pages overlap so that no queue is lost between them, which takes at most one more in each call.
  const needed = Math.max(1, Math.ceil(inGenesys / PAGE_SIZE)) + calls;
  return {
    title,
    about: `The step, told to return up to ${MAX_QUEUES.toLocaleString('en-US')} queues at once (it returns 500 by itself), reads the first page alone and the others side by side.`,
    facts: { queues: queues.length, requests, milliseconds },
    first_rows: queues.slice(0, ROWS).map((queue) => ({
      name: queue.name ?? null,
      division: queue.division_name ?? null,
      members: queue.member_count ?? null,
      created: queue.date_created?.slice(0, 10) ?? null,
    })),
    checks: [
      {
        claim: 'every queue came, each once',
        held: distinct === inGenesys && queues.length === inGenesys,
        reason: `${queues.length} returned, ${distinct} different, ${inGenesys} in Genesys Cloud`,
      },
      {
        claim: 'no page was asked for without need',
        held: requests <= needed,
        reason: `${requests} requests, ${needed} allowed at ${PAGE_SIZE} queues a page`,
      },
    ],
  };
}
