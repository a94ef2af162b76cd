/** The pictures' pixels stay what they were. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { smaller } from '../../../scripts/pictures/png.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = [Buffer.alloc(4), Buffer.alloc(4)];
  ends[0]?.writeUInt32BE(data.length);
  ends[1]?.writeUInt32BE(crc32(body));
  return Buffer.concat([ends[0] ?? SIGNATURE, body, ends[1] ?? SIGNATURE]);
}

/** @param lines each with its filter's number before its bytes. */
function png(width: number, type: number, lines: Buffer[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(lines.length, 4);
  header[8] = 8;
  header[9] = type;
  // Chromium sends its data in several pieces; hardly packed, so that there is something to gain.
  const data = deflateSync(Buffer.concat(lines), { level: 0 });
  const pieces = [data.subarray(0, 5), data.subarray(5)].map((piece) => chunk('IDAT', piece));
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), ...pieces, chunk('IEND', Buffer.alloc(0))]);
}

/** Section 9 of the specification, written down again and plainly, line by line. */
function pixels(lines: Buffer[], pixelBytes: number): Buffer[] {
  const rows: Buffer[] = [];
  for (const [index, line] of lines.entries()) {
    const [filter = 0, ...bytes] = line;
    const before = rows[index - 1];
    const row = Buffer.alloc(bytes.length);
    for (const [x, byte] of bytes.entries()) {
      const a = row[x - pixelBytes] ?? 0;
      const b = before?.[x] ?? 0;
      const c = before?.[x - pixelBytes] ?? 0;
      const p = a + b - c;
      const nearest = [a, b, c].reduce((best, each) => (Math.abs(p - each) < Math.abs(p - best) ? each : best));
      row[x] = byte + ([0, a, b, Math.floor((a + b) / 2), nearest][filter] ?? 0);
    }
    rows.push(row);
  }
  return rows;
}

const picture = fc
  .constantFrom([2, 3], [6, 4])
  .chain(([type = 2, bytes = 3]) =>
    fc
      .integer({ min: 1, max: 40 })
      .chain((width) =>
        fc
          .array(
            fc.tuple(
              fc.integer({ min: 0, max: 4 }),
              fc.uint8Array({ minLength: width * bytes, maxLength: width * bytes }),
            ),
            { minLength: 1, maxLength: 12 },
          )
          .map((rows) => ({ type, bytes, width, lines: rows.map(([filter, row]) => Buffer.from([filter, ...row])) })),
      ),
  );

test('whatever the filters, the pixels are those that were there, and never in more bytes', () => {
  fc.assert(
    fc.property(picture, ({ type, bytes, width, lines }) => {
      const before = png(width, type, lines);
      const after = smaller(before);
      expect(after.length).toBeLessThanOrEqual(before.length);
      if (after === before) return;
      const at = after.indexOf('IDAT', 0, 'latin1');
      const data = inflateSync(after.subarray(at + 4, at + 4 + after.readUInt32BE(at - 4)));
      const plain = pixels(lines, bytes).map((row) => Buffer.concat([Buffer.from([0]), row]));
      expect(data.equals(Buffer.concat(plain))).toBe(true);
      expect(after.subarray(0, at - 4).equals(before.subarray(0, at - 4))).toBe(true);
    }),
  );
});

test('what Chromium does not write is refused', () => {
  expect(() => smaller(png(1, 3, [Buffer.from([0, 0])]))).toThrow('The color type 3 is not known here.');
});
