/** What a field holds when a value of another type, or none, was mapped into it. */
import { oneOf, textOf } from '../../src/zapier/inputs.ts';

const CHOICES = { a: 'A', '15': '15 minutes' };

test.each([
  ['text', 'text'],
  [' as it is ', ' as it is '],
  [123, '123'],
  [0, '0'],
  [true, 'true'],
  [false, 'false'],
  ['', ''],
  [null, ''],
  [undefined, ''],
])('text: %j is %j', (value, text) => {
  expect(textOf('Name', value)).toBe(text);
});

test.each([
  [{}, 'Name must be a single value; it is an object.'],
  [[], 'Name must be a single value; it is a list.'],
  [['a'], 'Name must be a single value; it is a list.'],
])('text: %j gets a sentence', (value, message) => {
  expect(() => textOf('Name', value)).toThrow(expect.objectContaining({ name: 'InputError', message }));
});

test.each([
  ['a', 'a'],
  [15, '15'],
  ['15 minutes', '15'],
  [' 15 Minutes\n', '15'],
  ['A', 'a'],
  [' ', 'a'],
  ['', 'a'],
  [null, 'a'],
  [undefined, 'a'],
])('choice: %j is %j', (value, choice) => {
  expect(oneOf('Pause', value, CHOICES, 'a')).toBe(choice);
});

test.each([
  ['b', 'Pause must be one of "15 minutes", "A"; it is "b".'],
  ['toString', 'Pause must be one of "15 minutes", "A"; it is "toString".'],
  [null, 'Pause must be one of "15 minutes", "A"; it is "".'],
  [' ', 'Pause must be one of "15 minutes", "A"; it is " ".'],
  [{ a: 1 }, 'Pause must be a single value; it is an object.'],
])('choice: %j gets a sentence', (value, message) => {
  expect(() => oneOf('Pause', value, CHOICES)).toThrow(expect.objectContaining({ name: 'InputError', message }));
});
