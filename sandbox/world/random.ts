/** Repeatable randomness: the same seed must give the same organization, or a failing test could not be run again. */

/** Looked up once: a sandbox of 12,000 queues calls it a million times, and in a test's context each look-up takes a microsecond. */
const { imul } = Math;

/**
 * mulberry32, a 32-bit generator without state outside the closure.
 * @param seed any integer
 * @returns a function giving integers from 0 to 2^32 - 1
 */
export function random(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/**
 * A UUID of version 4 (RFC 9562, section 5.4) drawn from a generator.
 * @param next from {@link random}
 */
export function uuid(next: () => number): string {
  const word = (): string => next().toString(16).padStart(8, '0');
  const [a, b, c, d] = [word(), word(), word(), word()];
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-a${c.slice(1, 4)}-${c.slice(4)}${d}`;
}
