/** What the page may ask for. */
import type { Sources } from '../mapping.ts';
import type { Session } from '../session.ts';

/** What the page sent along; nothing in it is believed before it is looked at. */
export type Given = Readonly<Record<string, unknown>>;

/** By the last part of its address: `/api/<name>`. What is returned goes to the page, without secrets. */
export type Actions = Readonly<Record<string, (given: Given) => Promise<unknown>>>;

/**
 * What a field can be mapped from.
 *
 * @param named in a Zap, the steps before this one: pairs of number and step, such as `["1", "triggers.new_queue"]`. Outside
 *   of one, whatever was tested.
 */
export function sourcesOf({ tested }: Session, named: unknown): Sources {
  if (!Array.isArray(named)) return new Map([...tested].filter(([ref]) => !/^\d+$/.test(ref)));
  const wanted = new Map(named.map((pair: unknown) => [pair].flat() as [string, string]));
  // Another Zap may have been tested before this one.
  return new Map([...tested].filter(([ref, { step }]) => wanted.get(ref) === step));
}
