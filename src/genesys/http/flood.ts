/** Bodies that hold so many values that parsing them alone would fill the memory: `[{},{},…]` takes 35 times its bytes. */
import { SMALL_BODY_BYTES } from './http.ts';

/** A page of 500 full queues is some 3 MB: values are not counted in what is not longer, since that would take time. */
const COUNTED_BYTES = 3 * 1024 * 1024;

/** A value in an answer of Genesys takes some 25 bytes, its name included. */
const LEAST_BYTES_PER_VALUE = 6;

/**
 * @param body JSON.
 * @returns true for a long list, which no answer of Genesys is, and for more values than so long an answer can have.
 */
export function isFlood(body: string): boolean {
  if (body.length > SMALL_BODY_BYTES && body.startsWith('[')) return true;
  if (body.length <= COUNTED_BYTES) return false;
  let left = body.length / LEAST_BYTES_PER_VALUE;
  for (const mark of [',', '[', '{'])
    for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + 1)) if (--left < 0) return true;
  return false;
}
