/** How a test calls a step, whichever it is. */
import { randomUUID } from 'node:crypto';
import type { Definition } from '../../scripts/docs/definition.ts';
import app from '../../src/index.ts';

export const definition = app as unknown as Definition;

/** The step's place in the app, for Zapier's runtime. */
export function methodOf(key: string): string {
  const kind = (['triggers', 'searches', 'creates'] as const).find((room) => key in (definition[room] ?? {}));
  return `${kind}.${key}.operation.perform`;
}

/** One whom every sandbox has. */
const AGENT = 'ben.castillo@example.com';

/** @returns the least that a step has to be asked for to give a result; no field where it asks for none. */
export function leastInput(key: string, ids: readonly string[]): Record<string, unknown> {
  const least: Readonly<Record<string, object>> = {
    find_queue: { queue_id: ids[0] },
    find_queue_members: { queue_id: ids[0] },
    find_queue_status: { queue_ids: ids },
    find_queue_summary: { queue_ids: ids, period: 'yesterday' },
    // A name is taken only once.
    create_queue: { name: `Queue ${randomUUID()}`, description: 'What it is for' },
    add_queue_members: { queue_id: ids[0], agent_ids: [AGENT] },
    remove_queue_members: { queue_id: ids[0], agent_ids: [AGENT] },
    set_queue_membership: { queue_id: ids[0], agent_ids: [AGENT], joined: true },
    queue_backlog: { queue_ids: ids, waiting: 1 },
  };
  return { ...least[key] };
}
