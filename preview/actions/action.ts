/** What the page may ask for. */
import type { Session, Tested } from '../session.ts';

/** What the page sent along; nothing in it is believed before it is looked at. */
export type Given = Readonly<Record<string, unknown>>;

/** By the last part of its address: `/api/<name>`. What is returned goes to the page, without secrets. */
export type Actions = Readonly<Record<string, (given: Given) => Promise<unknown>>>;

/**
 * Under which name the result of a step is kept: in a Zap its number, which counts in the page that has sent it only;
 * elsewhere the step's key, which all pages share.
 */
export const testedRef = ({ tab }: Given, ref: string) => (/^\d+$/.test(ref) ? `${ref} of ${tab ?? ''}` : ref);

/**
 * What a field can be mapped from.
 *
 * @param given with `sources`: in a Zap, the steps before this one, as pairs of number and step, such as
 *   `["1", "triggers.new_queue"]`. Outside of one, whatever was tested.
 */
export function sourcesOf({ tested }: Session, given: Given): ReadonlyMap<string, Tested> {
  const { sources } = given;
  if (!Array.isArray(sources)) return new Map([...tested].filter(([ref]) => !/^\d/.test(ref)));
  return new Map(
    sources.flatMap((pair: unknown) => {
      const [ref, step] = [pair].flat().map(String);
      const found = tested.get(testedRef(given, `${ref}`));
      // Another Zap may have been tested before this one.
      return found && found.step === step ? [[`${ref}`, found] as const] : [];
    }),
  );
}
