/** Each of some calls on its own, one after the other, each timed: what a wave of them cannot be faster than. */
import type { Prepare } from '../contender.ts';

/** @param options.paths path and query of each call. */
export const prepare: Prepare = async ({ url, token }, { paths }) => {
  const headers = { authorization: `Bearer ${token}` };
  return async () => {
    const figures: Record<string, number> = {};
    for (const path of paths as readonly string[]) {
      const start = performance.now();
      const response = await fetch(`${url}${path}`, { headers });
      await response.json();
      if (!response.ok) throw new Error(`${path} was answered with HTTP status ${response.status}.`);
      figures[path] = performance.now() - start;
    }
    return figures;
  };
};
