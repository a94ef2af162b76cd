/** What a form holds, as Zapier gives it to a step. */
import { inputOf } from '../../preview/typed.ts';

const SOURCES = new Map([['1', { results: [{ id: 'q1', count: 5, ids: ['a', 'b'], when: null }], all: false }]]);

test.each([
  ['text', {}, 'x', 'x'],
  ['text with blanks', {}, ' x ', ' x '],
  ['nothing', {}, '', undefined],
  ['integer', { type: 'integer' }, '12', 12],
  ['an integer with a comma', { type: 'integer' }, '1,200', 1],
  ['number', { type: 'number' }, '1.5', 1.5],
  ['boolean', { type: 'boolean' }, 'yes', true],
  ['boolean no', { type: 'boolean' }, 'false', false],
  ['datetime', { type: 'datetime' }, '2026-07-01 08:00', '2026-07-01T08:00:00+00:00'],
  ['a date alone is 9 o’clock', { type: 'datetime' }, '2026-07-01', '2026-07-01T09:00:00+00:00'],
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
