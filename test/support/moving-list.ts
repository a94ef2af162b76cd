/** A list of queues that may change before each request, served by name and page as Genesys does, in memory. */
import { type Client, createClient } from '../../src/genesys/client.ts';
import type { HttpResponse } from '../../src/genesys/http/http.ts';
import { regionById } from '../../src/genesys/regions.ts';

export interface Named {
  id: string;
  name: string;
}

export interface Server {
  /** The most queues that a page holds (default 500). */
  cap?: number;
  /** Says nothing of the list's length. */
  silent?: boolean;
  /** How it sorts; by default as the sandbox does. */
  compare?: (a: Named, b: Named) => number;
  /** Happens before each request is answered. */
  happen?: () => unknown;
}

const byName = (a: Named, b: Named) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1);

export interface MovingList {
  client: Client;
  /** In the server's order, as it is now. */
  sorted: () => Named[];
  requests: URLSearchParams[];
  logged: string[];
}

/** @param list changed in place by whoever holds it. */
export function movingList(list: Named[], server: Server = {}): MovingList {
  const { cap = 500, silent = false, compare = byName, happen = () => {} } = server;
  const requests: URLSearchParams[] = [];
  const logged: string[] = [];
  const sorted = () => list.sort(compare).slice();
  const answer = (query: URLSearchParams) => {
    happen();
    const name = (query.get('name') ?? '').replaceAll('*', '').toLowerCase();
    const ordered = query.get('sortOrder') === 'desc' ? sorted().reverse() : sorted();
    const all = ordered.filter((queue) => queue.name.toLowerCase().includes(name));
    const [pageNumber, asked] = [Number(query.get('pageNumber')), Number(query.get('pageSize'))];
    const pageSize = Math.min(asked, cap);
    const entities = all.slice((pageNumber - 1) * pageSize, pageNumber * pageSize);
    const stated = { total: all.length, pageCount: Math.ceil(all.length / pageSize) };
    return { entities, pageSize, pageNumber, ...(silent ? {} : stated) };
  };
  const client = createClient(
    regionById('sandbox', 'http://127.0.0.1:1'),
    { value: 'token', expiresAt: null },
    {
      send: async (request, read) => {
        const query = new URL(request.url).searchParams;
        requests.push(query);
        const response: HttpResponse = { status: 200, header: () => null, body: JSON.stringify(answer(query)) };
        return read(response);
      },
      now: Date.now,
      random: Math.random,
      sleep: async () => {},
      log: (message) => logged.push(message),
    },
  );
  return { client, sorted, requests, logged };
}
