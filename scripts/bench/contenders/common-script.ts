/**
 * What most scripts do: `while True`, 100 a page, one page after the other, `pageNumber += 1`. It stops at `pageCount`;
 * many go on until a page is empty and pay for one request more.
 */
import type { Prepare } from '../contender.ts';

const PAGE_SIZE = 100;

interface Listing {
  readonly entities: readonly unknown[];
  readonly pageCount: number;
}

export const prepare: Prepare = async ({ url, token }) => {
  const headers = { authorization: `Bearer ${token}` };
  return async () => {
    const queues: unknown[] = [];
    let pageNumber = 1;
    while (true) {
      const address = `${url}/api/v2/routing/queues?pageSize=${PAGE_SIZE}&pageNumber=${pageNumber}`;
      const page = (await (await fetch(address, { headers })).json()) as Listing;
      queues.push(...page.entities);
      if (pageNumber >= page.pageCount) return { queues: queues.length };
      pageNumber += 1;
    }
  };
};
