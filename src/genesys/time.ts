/** A day as clocks that never change have it. */
export const DAY_MS = 86_400_000;
