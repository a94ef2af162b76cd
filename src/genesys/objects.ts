/**
 * The objects in a list of an answer. Lists of statistics may be missing, which means that there is nothing to tell; what
 * is no list, or no object in it, counts as missing too.
 *
 * @typeParam T the contract's type, all of whose properties are optional.
 */
export function objects<T extends object>(list: readonly T[] | null | undefined): T[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === 'object' && item !== null) : [];
}
