import fc from 'fast-check';
import { phoneNumbers } from '../../../src/genesys/callbacks/phone-numbers.ts';
import { runs } from '../../support/runs.ts';

test.each<[value: unknown, numbers: string[]]>([
  ['+13175550100', ['+13175550100']],
  [' (317) 555-0100 ', ['(317) 555-0100']],
  [13175550100, ['13175550100']],
  [
    ['+13175550100', 3175550101],
    ['+13175550100', '3175550101'],
  ],
  ['+13175550100,+13175550101', ['+13175550100', '+13175550101']],
  ['+13175550100; +13175550101\r\n+13175550102', ['+13175550100', '+13175550101', '+13175550102']],
  [
    ['+13175550100, +13175550101', null, '', ' '],
    ['+13175550100', '+13175550101'],
  ],
  [['911', '911', ' 911'], ['911']],
  ['+13175550100 | +13175550101 / +13175550102', ['+13175550100', '+13175550101', '+13175550102']],
  ['+13175550100|+13175550101', ['+13175550100', '+13175550101']],
  ['555-0100 / 555-0101', ['555-0100', '555-0101']],
  // One number, as in Germany.
  ['030 / 5550100', ['030 / 5550100']],
  ['030/5550100', ['030/5550100']],
  ['["+13175550100", 3175550101, null]', ['+13175550100', '3175550101']],
  [
    [' ["+13175550100"] ', '+13175550101'],
    ['+13175550100', '+13175550101'],
  ],
  ['+1 317.555.0100', ['+1 317.555.0100']],
  ['555.0100', ['555.0100']],
  ['01.02.03.04.05', ['01.02.03.04.05']],
  ['(+44) 20 7946-0100', ['(+44) 20 7946-0100']],
  ['+44 (0)20 7946 0100', ['+44 (0)20 7946 0100']],
  ['+1 317‑555‑0100', ['+1 317‑555‑0100']],
  // As it is copied from a list of contacts, between marks that nobody sees.
  ['\u202a+1 317 555 0100\u202c', ['+1 317 555 0100']],
  ['3175550100x501', ['3175550100x501']],
  ['3175550100 X501', ['3175550100 X501']],
  ['+1 317 555 0100 ext. 501', ['+1 317 555 0100 ext. 501']],
  ['+1 317 555 0100 ext 501', ['+1 317 555 0100 ext 501']],
  ['+1 (317) 555-0100 extension 12345', ['+1 (317) 555-0100 extension 12345']],
  [
    Array.from({ length: 100 }, (_, index) => 1_000 + index),
    Array.from({ length: 100 }, (_, index) => `${1_000 + index}`),
  ],
  ['1'.repeat(20), ['1'.repeat(20)]],
  [`1${' '.repeat(80)}${'1'.repeat(19)}`, [`1${' '.repeat(80)}${'1'.repeat(19)}`]],
  // What has a date in it is none.
  ['030 2026-07-01', ['030 2026-07-01']],
  ['2026-07-01-555', ['2026-07-01-555']],
])('%j', (value, numbers) => {
  expect(phoneNumbers(value)).toEqual(numbers);
});

const MUST = 'Phone Numbers must be phone numbers such as +13175550100;';

test.each<[value: unknown, message: string]>([
  [undefined, 'Phone Numbers is empty: enter at least one phone number.'],
  [null, 'Phone Numbers is empty: enter at least one phone number.'],
  ['', 'Phone Numbers is empty: enter at least one phone number.'],
  [[null, ' , ;'], 'Phone Numbers is empty: enter at least one phone number.'],
  [
    Array.from({ length: 101 }, (_, index) => 1_000 + index),
    'Phone Numbers must have 100 numbers at most; it has 101.',
  ],
  [['+13175550100', 'Ann Doe'], `${MUST} entry 2 of 2 has fewer than 3 digits.`],
  ['1'.repeat(101), `${MUST} entry 1 of 1 has more than 100 characters.`],
  ['1'.repeat(21), `${MUST} entry 1 of 1 has more than 20 digits.`],
  ['317555010012345 x123456', `${MUST} entry 1 of 1 has more than 20 digits.`],
  ['12 x5010', `${MUST} entry 1 of 1 has fewer than 3 digits.`],
  ...['+1 317 555 0100, ext 501', '+13175550100; x501', ['+13175550100', 'ext. 501']].map(
    (value): [unknown, string] => [
      value,
      `${MUST} entry 2 of 2 is an extension without a number: write it behind its number, with no comma between them.`,
    ],
  ),
  ...['user123@example.com', 'sip:100@example.com', '+13175550100@example.com'].map((value): [unknown, string] => [
    value,
    `${MUST} entry 1 of 1 is an email address.`,
  ]),
  ...['c3a9e1d7-2b64-4f08-9e5d-7a1b8c6f4e21', '12345678-1234-1234-1234-123456789012'].map(
    (value): [unknown, string] => [value, `${MUST} entry 1 of 1 is an ID.`],
  ),
  ...[
    '2026-07-01',
    '2026-07-01T08:00:00Z',
    '2026-07-01 0800',
    '2026/7/1',
    '2026 - 07 - 01',
    '7/1/2026',
    '07/01/2026',
    '07 / 01 / 2026',
    '31.12.2026',
  ].map((value): [unknown, string] => [value, `${MUST} entry 1 of 1 is a date.`]),
  ...[
    '3175550100.0',
    '13175550100.00',
    '3175550100.25',
    '+3175550100.25',
    '-3175550100.25',
    '911.0',
    '13175550100.000',
  ].map((value): [unknown, string] => [value, `${MUST} entry 1 of 1 is a decimal number.`]),
  ...[
    '{"phone":"+13175550100"}',
    '["+13175550100"',
    'call 911',
    '4e10 555 0100',
    '3175550100 x501 555',
    '0c3a9e1d7-2b64-4f08-9e5d-7a1b8c6f4e21',
    'c3a9e1d7-2b64-4f08-9e5d-7a1b8c6f4e210',
    '1-800-FLOWERS 123',
    '+13175550100 (mobile)',
    '-13175550100',
    '[+13175550100]',
    '555_0100',
    '٠١٢٣٤٥٦ 555',
    '3175550100 ext',
    '<+13175550100>',
    '08:00:00',
  ].map((value): [unknown, string] => [value, `${MUST} entry 1 of 1 has letters or signs that no phone number has.`]),
  ['null', `${MUST} entry 1 of 1 has fewer than 3 digits.`],
  [0, `${MUST} entry 1 of 1 has fewer than 3 digits.`],
  ['[["+13175550100"]]', `${MUST} one of its entries is a list of its own.`],
  ['[{"phone":"+13175550100"}]', `${MUST} one of its entries is an object.`],
  ['1.31756E+10', `${MUST} entry 1 of 1 was shortened by a spreadsheet, so that its last digits are lost.`],
  ['13.5e9', `${MUST} entry 1 of 1 was shortened by a spreadsheet, so that its last digits are lost.`],
  ['4e10', `${MUST} entry 1 of 1 was shortened by a spreadsheet, so that its last digits are lost.`],
  [{ number: '+13175550100' }, `${MUST} one of its entries is an object.`],
  [[['+13175550100']], `${MUST} one of its entries is a list of its own.`],
  [true, `${MUST} one of its entries is no text and no number.`],
  [-13175550100, `${MUST} one of its entries is a number with a fraction, a sign or too many digits.`],
  [555.5, `${MUST} one of its entries is a number with a fraction, a sign or too many digits.`],
  [1e20, `${MUST} one of its entries is a number with a fraction, a sign or too many digits.`],
])('%j: a sentence', (value, message) => {
  expect(() => phoneNumbers(value)).toThrow(expect.objectContaining({ name: 'InputError', message }));
});

test('property: whatever is mapped, numbers or a short sentence that quotes none of it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      try {
        for (const number of phoneNumbers(value))
          expect(number).toMatch(/^(?=(\D*\d){3,20}\D*$)[+(\d][\d\s()./+xetnsio-]{2,99}$/i);
      } catch (error) {
        expect(error).toMatchObject({
          name: 'InputError',
          message: expect.stringMatching(/^Phone Numbers .{10,200}\.$/),
        });
      }
    }),
    { numRuns: runs(500) },
  );
});

test('property: a list in text is the list, whatever separates its entries', () => {
  const number = fc.integer({ min: 1_000_000, max: 999_999_999 }).map((digits) => `+${digits}`);
  const separator = fc.constantFrom(',', ', ', ';', '\n', '\r\n', ' | ', '|', ' / ');
  fc.assert(
    fc.property(fc.uniqueArray(number, { minLength: 1, maxLength: 20 }), separator, (numbers, between) => {
      expect(phoneNumbers(numbers.join(between))).toEqual(numbers);
      expect(phoneNumbers(JSON.stringify(numbers))).toEqual(numbers);
    }),
  );
});

test('a megabyte that is nearly a number is refused at once', () => {
  for (const text of ['1', ' ', '1 ', 'x1', '(', '[', '1.', '{"a":']) {
    const begun = performance.now();
    expect(() => phoneNumbers(`${text.repeat(1_000_000 / text.length)}!`)).toThrow(/^Phone Numbers must be/);
    expect(performance.now() - begun).toBeLessThan(1_000);
  }
});
