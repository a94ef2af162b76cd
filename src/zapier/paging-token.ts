/**
 * The paging token of a search: opaque to Zapier, untrusted when it comes back. It carries the place to go on at and the
 * search it belongs to; a checksum tells a damaged token from a whole one. It guards nothing secret: whoever has the
 * connection may read every place in the list.
 */
import { createHash } from 'node:crypto';
import { InputError } from '../genesys/errors/input-error.ts';
import { jsonObject } from '../genesys/json.ts';
import { PAGE_SIZE } from '../genesys/queues.ts';
import type { Place, QueueSearch } from '../genesys/search-queues.ts';

const DAMAGED =
  'The paging token is damaged. It must be used exactly as the step before returned it; to start again, leave it out.';
const OTHER =
  'The paging token belongs to another search. Use it with the same name, division and sort order as the step that returned it, or leave it out to start again.';

/** The largest page number that a token may name. */
const MOST_PAGE = 1_000_000;

export function writePagingToken(place: Place, search: QueueSearch): string {
  const payload = JSON.stringify({ ...place, search: digest(JSON.stringify(search)) });
  return `${Buffer.from(payload).toString('base64url')}.${digest(payload)}`;
}

/** @throws {InputError} for a token that was changed, or that belongs to another search. */
export function readPagingToken(token: string, search: QueueSearch): Place {
  const [encoded = '', checksum] = token.split('.');
  const payload = Buffer.from(encoded, 'base64url').toString();
  const content = jsonObject(payload);
  if (content === null || checksum !== digest(payload)) throw new InputError(DAMAGED);
  if (content.search !== digest(JSON.stringify(search))) throw new InputError(OTHER);
  const { page, index, size, id } = content;
  const known = isWhole(page, 1, MOST_PAGE) && isWhole(size, 1, PAGE_SIZE) && isWhole(index, 0, size - 1);
  if (known && typeof id === 'string') return { page, index, size, id };
  throw new InputError(DAMAGED);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}
