/** The requests that adding members takes at the least: all batches at once, each of the most that Genesys takes. */
import type { Prepare } from '../contender.ts';

/** @param options.path of the queue's members; options.ids of users. */
export const prepare: Prepare = async ({ url, token }, { path, ids }) => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const users = (ids as readonly string[]).map((id) => ({ id }));
  const batches = Array.from({ length: Math.ceil(users.length / 100) }, (_, index) =>
    JSON.stringify(users.slice(index * 100, (index + 1) * 100)),
  );
  return async () => {
    await Promise.all(
      batches.map(async (body) => {
        const response = await fetch(`${url}${path}`, { method: 'POST', headers, body });
        await response.arrayBuffer();
        if (!response.ok) throw new Error(`${path} was answered with HTTP status ${response.status}.`);
      }),
    );
    return { requests: batches.length };
  };
};
