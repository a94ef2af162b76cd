/**
 * The paging token of a search: opaque to Zapier, untrusted when it comes back. It carries the place to go on at and the
 * search it belongs to; a checksum tells a damaged token from a whole one. It holds and guards nothing secret: whoever has the
 * connection may read every place in the list.
 */
import { createHash } from 'node:crypto';
import { InputError } from '../genesys/errors/input-error.ts';
import { PAGE_SIZE } from '../genesys/queues/list-queues.ts';
import { MOST_MARKS, type Place, type QueueSearch } from '../genesys/queues/search-queues.ts';
import { KEY_LENGTH } from '../genesys/queues/walk/stretch.ts';
import { jsonObject, LONGEST } from '../genesys/values.ts';

const DAMAGED =
  'The paging token is damaged. It must be used exactly as the step before returned it; to start again, leave it out.';
const OTHER =
  'The paging token belongs to another search. Use it with the same name, division and sort order as the step that returned it, or leave it out to start again.';

/** The farthest place in a list, and the longest list, that a token may name. */
const MOST_QUEUES = 10_000_000;

/** A token in characters: more than any that we write. */
const MOST_LENGTH = 4_000;

/** @returns text of fewer than 3,000 characters. */
export function writePagingToken({ marks, place, total, size, name }: Place, search: QueueSearch): string {
  const content = JSON.stringify({
    place: Math.min(place, MOST_QUEUES),
    // What a server states may be anything.
    total: Number(total) > MOST_QUEUES ? undefined : total,
    size,
    name,
    search: digest(JSON.stringify(search)),
  });
  const payload = `${Buffer.from(content).toString('base64url')}.${marks.join('')}`;
  return `${payload}.${digest(payload)}`;
}

/**
 * @param token whatever came back.
 * @throws {InputError} for a token that was changed, or that belongs to another search.
 */
export function readPagingToken(token: unknown, search: QueueSearch): Place {
  if (typeof token !== 'string' || token.length > MOST_LENGTH) throw new InputError(DAMAGED);
  const [encoded = '', joined = '', checksum, ...rest] = token.split('.');
  const content = jsonObject(Buffer.from(encoded, 'base64url').toString());
  if (content === null || checksum !== digest(`${encoded}.${joined}`) || rest.length > 0) throw new InputError(DAMAGED);
  if (content.search !== digest(JSON.stringify(search))) throw new InputError(OTHER);
  const { place, total, size, name } = content;
  const marks = joined.match(MARKS) ?? [];
  const known =
    isWhole(place, 0, MOST_QUEUES) &&
    (total === undefined || isWhole(total, 0, MOST_QUEUES)) &&
    isWhole(size, 1, PAGE_SIZE) &&
    typeof name === 'string' &&
    name.length <= LONGEST &&
    marks.length >= 1 &&
    marks.length <= MOST_MARKS &&
    marks.join('') === joined;
  if (known) return { place, total, size, name, marks };
  throw new InputError(DAMAGED);
}

const MARKS = new RegExp(`[\\w-]{${KEY_LENGTH}}`, 'g');

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}
