/** What a field holds when a value of another type, or none, was mapped into it. */
import { agentReferences, divisionOf, oneOf, optionalId, queueId, queueIds, textOf } from '../../src/zapier/inputs.ts';

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
])('text: %j gets a sentence', (value, message) => {
  expect(() => textOf('Name', value)).toThrow(expect.objectContaining({ name: 'InputError', message }));
});

test.each([
  ['a', 'a'],
  [15, '15'],
  ['', 'a'],
  [null, 'a'],
  [undefined, 'a'],
])('choice: %j is %j', (value, choice) => {
  expect(oneOf('Pause', value, CHOICES, 'a')).toBe(choice);
});

test.each([
  ['b', 'Pause must be one of 15, a; it is "b".'],
  ['toString', 'Pause must be one of 15, a; it is "toString".'],
  [null, 'Pause must be one of 15, a; it is "".'],
  [{ a: 1 }, 'Pause must be a single value; it is an object.'],
])('choice: %j gets a sentence', (value, message) => {
  expect(() => oneOf('Pause', value, CHOICES)).toThrow(expect.objectContaining({ name: 'InputError', message }));
});

describe('an id that another app put in upper case', () => {
  const LOWER = 'c3a9e1d7-2b64-4f08-9e5d-7a1b8c6f4e21';
  test.each([LOWER.toUpperCase(), ` ${LOWER.toUpperCase()}\n`, 'C3a9E1d7-2b64-4f08-9e5d-7A1B8C6F4E21'])(
    '%j',
    (given) => {
      expect(queueId(given)).toBe(LOWER);
      expect(queueIds([given, LOWER])).toEqual([LOWER]);
      expect(optionalId('Division', given)).toBe(LOWER);
      expect(divisionOf(given)).toBe(LOWER);
      expect(agentReferences([given, LOWER, 'Ann@Example.com'])).toEqual([LOWER, 'Ann@Example.com']);
    },
  );

  test('and one that is not filled in', () => {
    for (const empty of ['', ' ', null, undefined]) {
      expect(optionalId('Division', empty)).toBeUndefined();
      expect(divisionOf(empty)).toBeUndefined();
    }
  });
});
