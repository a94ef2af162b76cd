/**
 * The floor: the same pages, all asked for at once, unpacked and parsed once each, and nothing else. Node's plain HTTP
 * client with as many sockets as the core uses; whatever reads the list has to do this much.
 */
import { Agent, get } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { PAGE_SIZE } from '../../../src/genesys/queues/list-queues.ts';
import { CONCURRENCY } from '../../../src/genesys/queues/read-pages.ts';
import type { Prepare } from '../contender.ts';

/** @param options.pages how many there are. */
export const prepare: Prepare = async ({ url, token }, { pages }) => {
  const headers = { authorization: `Bearer ${token}`, 'accept-encoding': 'gzip' };
  const read = (page: number, agent: Agent) =>
    new Promise<Buffer>((resolve, reject) => {
      const address = `${url}/api/v2/routing/queues?pageNumber=${page}&pageSize=${PAGE_SIZE}`;
      get(address, { agent, headers }, (response) => {
        response.toArray().then((chunks) => resolve(Buffer.concat(chunks)), reject);
      }).once('error', reject);
    });
  return async () => {
    // Sockets kept from the last run may be closed by the server just when they are used again.
    const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
    const figures = { queues: 0, wire_bytes: 0, json_bytes: 0 };
    const numbers = Array.from({ length: Number(pages) }, (_, index) => index + 1);
    await Promise.all(
      numbers.map(async (page) => {
        const packed = await read(page, agent);
        const unpacked = gunzipSync(packed);
        figures.queues += JSON.parse(unpacked.toString()).entities.length;
        figures.wire_bytes += packed.length;
        figures.json_bytes += unpacked.length;
      }),
    );
    agent.destroy();
    return figures;
  };
};
