/**
 * A picture of a page in fewer bytes, each pixel as it was: Chromium packs for speed, and filters lines that are better left
 * as they are where all is flat color and text. https://www.w3.org/TR/png-3/
 */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE_BYTES = 8;
/** Bytes a pixel, by the color type: RGB and RGBA, of 8 bits each. */
const PIXEL_BYTES: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

/** @throws {RangeError} for a color type that Chromium does not write */
export function smaller(png: Buffer): Buffer {
  const all = chunks(png);
  const header = all.find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(13);
  const pixelBytes = PIXEL_BYTES[header[9] ?? 0];
  if (pixelBytes === undefined) throw new RangeError(`The color type ${header[9]} is not known here.`);
  const packed = Buffer.concat(all.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const lines = unfiltered(inflateSync(packed), header.readUInt32BE(0) * pixelBytes, pixelBytes);
  const body = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ];
  const again = Buffer.concat([png.subarray(0, SIGNATURE_BYTES), ...body]);
  return again.length < png.length ? again : png;
}

function chunks(png: Buffer): { type: string; data: Buffer }[] {
  const found = [];
  for (let at = SIGNATURE_BYTES; at < png.length; ) {
    const length = png.readUInt32BE(at);
    found.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return found;
}

function chunk(type: string, data: Buffer): Buffer {
  const whole = Buffer.alloc(data.length + 12);
  whole.writeUInt32BE(data.length, 0);
  whole.write(type, 4, 'latin1');
  data.copy(whole, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, -4)), data.length + 8);
  return whole;
}

/** Section 9.2: what each filter takes the difference from. */
function unfiltered(lines: Buffer, width: number, pixelBytes: number): Buffer {
  const out = Buffer.alloc(lines.length);
  for (let start = 0; start < lines.length; start += width + 1) {
    const filter = lines[start];
    for (let at = start + 1; at <= start + width; at++) {
      const inLine = at - start > pixelBytes;
      const left = inLine ? (out[at - pixelBytes] ?? 0) : 0;
      const above = out[at - width - 1] ?? 0;
      const corner = inLine ? (out[at - width - 1 - pixelBytes] ?? 0) : 0;
      const predicted = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter ?? 0] ?? 0;
      out[at] = (lines[at] ?? 0) + predicted;
    }
  }
  return out;
}

function paeth(left: number, above: number, corner: number): number {
  const [a, b, c] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}
