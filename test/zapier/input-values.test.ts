/** What a field of another type than text holds when a value of any type, or none, was mapped into it. */
import { booleanOf, decimal, integerOf, listOf } from '../../src/zapier/input-values.ts';

test.each<[value: unknown, integer: number | undefined]>([
  [undefined, undefined],
  [null, undefined],
  [' ', undefined],
  [0, 0],
  [5, 5],
  [[5], 5],
  [-5, -5],
  [' +7 ', 7],
  ['12.00', 12],
  ['2147483647', 2_147_483_647],
  ['-2147483647', -2_147_483_647],
])('integer: %j is %j', (value, integer) => {
  expect(integerOf('Priority', value)).toBe(integer);
});

test.each<[value: unknown, message: string]>([
  ['2147483648', 'Priority must be a whole number; it is "2147483648".'],
  ['1.5', 'Priority must be a whole number; it is "1.5".'],
  ['1e3', 'Priority must be a whole number; it is "1e3".'],
  ['0x10', 'Priority must be a whole number; it is "0x10".'],
  ['high', 'Priority must be a whole number; it is "high".'],
  [true, 'Priority must be a whole number; it is "true".'],
  [1e300, 'Priority must be a whole number; it is "1e+300".'],
  [[1, 2], 'Priority must be a single value; it is a list.'],
])('integer: %j gets a sentence', (value, message) => {
  expect(() => integerOf('Priority', value)).toThrow(expect.objectContaining({ name: 'InputError', message }));
});

test.each([
  ['0', 0],
  ['7', 7],
  ['007', 7],
  ['+7', 7],
  ['2.50', 2.5],
  ['2.', 2],
  ['.5', 0.5],
  ['.25', 0.25],
])('%j is the number %d', (text, number) => {
  expect(decimal(text)).toBe(number);
});

test.each([
  '',
  ' ',
  '.',
  '+',
  '-1',
  '0x10',
  '0b1',
  '0o7',
  '1e3',
  '1E3',
  'Infinity',
  'NaN',
  '1,000',
  '1 000',
  '1.2.3',
  '٣',
  '9'.repeat(16),
  `${'9'.repeat(400)}`,
])('%j is no number in decimal digits', (text) => {
  expect(decimal(text)).toBeNaN();
});

test.each<[value: unknown, boolean: boolean | undefined]>([
  [undefined, undefined],
  ['', undefined],
  [true, true],
  [['yes'], true],
  [false, false],
  ['TRUE', true],
  [' yes ', true],
  ['y', true],
  ['on', true],
  [1, true],
  ['False', false],
  ['no', false],
  ['N', false],
  ['off', false],
  [0, false],
])('boolean: %j is %j', (value, boolean) => {
  expect(booleanOf('Check Numbers', value)).toBe(boolean);
});

test.each<[value: unknown, message: string]>([
  ['maybe', 'Check Numbers must be true or false; it is "maybe".'],
  ['toString', 'Check Numbers must be true or false; it is "toString".'],
  [2, 'Check Numbers must be true or false; it is "2".'],
  [{}, 'Check Numbers must be a single value; it is an object.'],
])('boolean: %j gets a sentence', (value, message) => {
  expect(() => booleanOf('Check Numbers', value)).toThrow(expect.objectContaining({ name: 'InputError', message }));
});

test.each<[value: unknown, list: string[]]>([
  [undefined, []],
  [null, []],
  ['', []],
  [' a , b ,, ', ['a', 'b']],
  [
    ['a', 'b,c', null, 7],
    ['a', 'b', 'c', '7'],
  ],
])('list: %j is %j', (value, list) => {
  expect(listOf('Skills', value)).toEqual(list);
});

test.each<[value: unknown, message: string]>([
  [[['a', ['b', 'c']]], 'Skills must be a single value; it is a list.'],
  [{ id: 'a' }, 'Skills must be a single value; it is an object.'],
])('list: %j gets a sentence', (value, message) => {
  expect(() => listOf('Skills', value)).toThrow(expect.objectContaining({ name: 'InputError', message }));
});
