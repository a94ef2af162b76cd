import fc from 'fast-check';
import { phoneNumbers } from '../../../src/genesys/callbacks/phone-numbers.ts';

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
  [['sip:100@example.com'], ['sip:100@example.com']],
  ['+1 (317) 555-0100 extension 12345', ['+1 (317) 555-0100 extension 12345']],
  [
    Array.from({ length: 100 }, (_, index) => 1_000 + index),
    Array.from({ length: 100 }, (_, index) => `${1_000 + index}`),
  ],
  ['1'.repeat(100), ['1'.repeat(100)]],
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
  ['1.31756E+10', `${MUST} entry 1 of 1 was shortened by a spreadsheet, so that its last digits are lost.`],
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
        for (const number of phoneNumbers(value)) expect(number).toMatch(/^(?=(.*\d){3})\S(.{0,98}\S)?$/s);
      } catch (error) {
        expect(error).toMatchObject({
          name: 'InputError',
          message: expect.stringMatching(/^Phone Numbers .{10,200}\.$/),
        });
      }
    }),
    { numRuns: 2_000 },
  );
});
