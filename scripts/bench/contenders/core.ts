/**
 * The integration's own core over Node's `fetch`. From src/, whose types Node strips when it loads it: the statements are
 * those of dist/, and `fetchSend` shares its error classes.
 */
import { createClient } from '../../../src/genesys/client.ts';
import { listQueues } from '../../../src/genesys/queues.ts';
import { fetchSend } from '../../lib/fetch-send.ts';
import type { Prepare } from '../contender.ts';

export const prepare: Prepare = async ({ url, token }) => {
  const region = { id: 'sandbox', name: 'Sandbox', login: url, api: url };
  const surroundings = {
    send: fetchSend,
    now: Date.now,
    random: Math.random,
    sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
    log: console.error,
  };
  return async () => {
    const { queues } = await listQueues(createClient(region, { value: token, expiresAt: null }, surroundings), {});
    return { queues: queues.length };
  };
};
