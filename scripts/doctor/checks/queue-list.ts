/** The list of queues, whole, as the steps read it: the proof that everything above is enough. */
import { listQueues } from '../../../src/genesys/queues/list-queues.ts';
import type { Outcome } from '../check.ts';
import { ROLES_TAB, refusal } from '../refusal.ts';
import { shown } from '../visible.ts';
import type { Visit } from '../visit.ts';

const FIRST = 5;

export async function queueList(visit: Visit): Promise<Outcome> {
  const client = await visit.client();
  const before = visit.heard.pages;
  try {
    const queues = await listQueues(client, {});
    const pages = visit.heard.pages - before;
    const first = queues.slice(0, FIRST).map(({ id, name, division_name }) => ({
      name: shown(name ?? ''),
      id: shown(id),
      division: shown(division_name ?? ''),
    }));
    const details = { total: queues.length, pages, first };
    if (queues.length === 0)
      return { status: 'warning', found: 'No queue is visible to this OAuth client.', fix: ROLES_TAB, details };
    return {
      status: 'ok',
      found: `${queues.length.toLocaleString('en-US')} ${queues.length === 1 ? 'queue' : 'queues'} on ${pages} ${pages === 1 ? 'page' : 'pages'}`,
      lines: first.map(({ name, id, division }) => `${name} (${division}) ${id}`),
      details,
    };
  } catch (error) {
    return refusal(error, visit, 'failed');
  }
}
