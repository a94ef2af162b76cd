/** Unpacks the body of an answer, never to more than it may have. */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

/** RFC 9110 §8.4.1. */
const GZIP = /^(x-)?gzip$/i;

const inflate = promisify(gunzip);

/** What Node's zlib uses when not told. */
const SMALLEST_CHUNK_BYTES = 16 * 1024;

/** Is it something to unpack? A refusal may have no body, whatever it is announced as. */
export function isPacked(body: Buffer, encoding: string | null): boolean {
  return body.length > 0 && GZIP.test(`${encoding}`);
}

/**
 * In one piece, and off the thread that parses: streams cost more than the network, and end a gzip that was cut short
 * without complaint.
 *
 * @param body a gzip (RFC 1952).
 * @param most bytes, unpacked.
 * @throws Error of zlib, with a `code`: for what is no whole gzip, and `ERR_BUFFER_TOO_LARGE`. RangeError for a body too
 *   short to be one.
 */
export function unpack(body: Buffer, most: number): Promise<Buffer> {
  return inflate(body, { maxOutputLength: most, chunkSize: chunkSize(body, most) });
}

/**
 * Room for the whole in one chunk, since each takes a way between threads. A gzip ends with how long it is unpacked (RFC
 * 1952 §2.3.1); where that is not true, it only takes more chunks or more room.
 */
function chunkSize(body: Buffer, most: number): number {
  const stated = body.readUInt32LE(body.length - 4);
  return Math.min(Math.max(stated + 1, SMALLEST_CHUNK_BYTES), most);
}
