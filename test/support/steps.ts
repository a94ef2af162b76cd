/** How a test calls a step, whichever it is. */
import type { Definition } from '../../scripts/docs/definition.ts';
import app from '../../src/index.ts';

export const definition = app as unknown as Definition;

/** The step's place in the app, for Zapier's runtime. */
export function methodOf(key: string): string {
  const kind = key in definition.triggers ? 'triggers' : key in definition.searches ? 'searches' : 'creates';
  return `${kind}.${key}.operation.perform`;
}

/** @returns the least that a step has to be asked for to give a result; no field where it asks for none. */
export function leastInput(key: string, ids: readonly string[]): Record<string, unknown> {
  const least: Readonly<Record<string, object>> = {
    find_queue: { queue_id: ids[0] },
    find_queue_members: { queue_id: ids[0] },
    find_queue_status: { queue_ids: ids },
    find_queue_summary: { queue_ids: ids, period: 'yesterday' },
    queue_backlog: { queue_ids: ids, waiting: 1 },
    find_agent: { name: 'a' },
    create_callback: { queue_id: ids[0], phone_numbers: ['+13175550100'] },
  };
  return { ...least[key] };
}
