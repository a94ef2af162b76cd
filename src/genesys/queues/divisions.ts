import type { Queue } from './queue.ts';

export interface Division {
  id: string;
  name: string;
}

/** The divisions that these queues are in, each once, by name. */
export function divisionsOf(queues: readonly Queue[]): Division[] {
  const divisions = new Map<string, Division>();
  for (const { division_id: id, division_name: name } of queues) if (id) divisions.set(id, { id, name: name ?? id });
  return [...divisions.values()].sort((a, b) => a.name.localeCompare(b.name));
}
