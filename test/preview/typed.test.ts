/** What a form holds, as Zapier gives it to a step. */
import { inputOf, inputSoFar } from '../../preview/typed.ts';

const SOURCES = new Map([
  ['1', { results: [{ id: 'q1', count: 5, small: 1e-7, ids: ['a', 'b'], when: null }], all: false }],
]);

test.each([
  ['text', {}, 'x', 'x'],
  ['text with blanks', {}, ' x ', ' x '],
  ['nothing', {}, '', undefined],
  ['integer', { type: 'integer' }, '12', 12],
  ['a negative integer', { type: 'integer' }, ' -12 ', -12],
  ['a negative number', { type: 'number' }, '-.5', -0.5],
  ['number', { type: 'number' }, '1.5', 1.5],
  ['boolean', { type: 'boolean' }, 'yes', true],
  ['boolean no', { type: 'boolean' }, 'false', false],
  ['datetime', { type: 'datetime' }, '2026-07-01 08:00', '2026-07-01T08:00:00+00:00'],
  ['a date alone is 9 o’clock', { type: 'datetime' }, '2026-07-01', '2026-07-01T09:00:00+00:00'],
  ['a date in words', { type: 'datetime' }, 'July 1, 2026 at 8am', '2026-07-01T08:00:00+00:00'],
  ['a date of an API', { type: 'datetime' }, '2026-07-01T08:00:00.123Z', '2026-07-01T08:00:00+00:00'],
  ['a date with an offset', { type: 'datetime' }, '2026-07-01T08:00:00+02:00', '2026-07-01T06:00:00+00:00'],
  ['seconds since 1970', { type: 'datetime' }, '1782892800', '2026-07-01T08:00:00+00:00'],
  ['a very small number that is mapped', { type: 'number' }, '{{1.small}}', 1e-7],
  ['mapped', {}, '{{1.id}}', 'q1'],
  ['mapped number stays one', {}, '{{1.count}}', 5],
  ['mapped into integer', { type: 'integer' }, '{{1.count}}', 5],
  ['mapped from nothing', {}, '{{1.when}}', undefined],
  ['mapped list into one', {}, '{{1.ids}}', 'a,b'],
  ['list', { list: true }, ['a', '', 'b'], ['a', 'b']],
  ['empty list', { list: true }, ['', ''], undefined],
  ['one for a list', { list: true }, 'a', ['a']],
  ['list mapped into a list', { list: true }, ['{{1.ids}}', 'c'], ['a', 'b', 'c']],
  ['list of integers', { list: true, type: 'integer' }, ['1', '2'], [1, 2]],
  ['several for one', {}, ['a', 'b'], 'a,b'],
  ['pairs', { dict: true }, { a: '1', b: '{{1.count}}', '': 'x' }, { a: '1', b: 5 }],
  ['no pairs', { dict: true }, { '': '' }, undefined],
])('%s', (_, field, entered, expected) => {
  const input = inputOf([{ key: 'f', ...field }], { f: entered }, SOURCES);
  expect(input).toEqual(expected === undefined ? {} : { f: expected });
});

test.each([
  ['integer', '1,200'],
  ['integer', 'many'],
  ['integer', '12.5'],
  ['integer', '12 queues'],
  ['integer', '99999999999999999999'],
  ['integer', '{{1.id}}'],
  ['integer', '{{1.small}}'],
  ['number', 'x'],
  ['number', '1,5'],
  ['number', '1.2.3'],
  ['number', '1e5'],
  ['number', '-'],
  ['datetime', 'soonish'],
  ['datetime', '-'],
  ['datetime', '2026-13-45'],
  ['datetime', '2026-13-45 08:00'],
  ['datetime', '2026-02-30 08:00'],
  ['datetime', '2026-07-01 25:61'],
  ['datetime', 'ticket 12345678901'],
  ['datetime', '12345678901234567890'],
  ['datetime', '{{1.id}}'],
])('what is no %s is refused and never guessed at: %s', (type, value) => {
  for (const [list, entered] of [
    [false, value],
    [true, ['', value]],
  ]) {
    const fields = [{ key: 'f', label: 'Field', type, list: list === true }, { key: 'g' }];
    expect(() => inputOf(fields, { f: entered }, SOURCES)).toThrow(
      expect.objectContaining({
        name: 'UnreadableFieldError',
        message: expect.stringContaining('"Field" (f) takes a'),
      }),
    );
    expect(inputSoFar(fields, { f: entered, g: 'x' }, SOURCES)).toEqual({ g: 'x' });
  }
});

test('a field is never read from what every object has', () => {
  expect(inputOf([{ key: 'constructor' }, { key: 'toString' }], {}, SOURCES)).toEqual({});
});

test('what no field asks for is not given', () => {
  expect(inputOf([{ key: 'a' }], { a: '1', b: '2' }, SOURCES)).toEqual({ a: '1' });
});

test('a date is read in the zone of the account', () => {
  const fields = [{ key: 'f', type: 'datetime' }];
  expect(inputOf(fields, { f: '2026-07-01 08:00' }, SOURCES, 'Europe/Berlin')).toEqual({
    f: '2026-07-01T08:00:00+02:00',
  });
});
