import { callbackData } from '../../../src/genesys/callbacks/callback-data.ts';

test.each<[value: unknown, notes: string, data: object | undefined]>([
  [undefined, '', undefined],
  [null, ' ', undefined],
  ['', '', undefined],
  [{}, '', undefined],
  [{}, 'Wants a refund', { notes: 'Wants a refund' }],
  [
    { order: 7, vip: true, none: null, missing: undefined, empty: '', zero: 0 },
    '',
    { order: '7', vip: 'true', zero: '0' },
  ],
  [{ items: ['a', 1, true], nothing: [] }, '', { items: 'a, 1, true' }],
  [{ deep: { a: [1] }, list: [{ a: 1 }] }, '', { deep: '{"a":[1]}', list: '[{"a":1}]' }],
  [{ ' order ': 'A-1' }, ' as it is ', { notes: ' as it is ', order: 'A-1' }],
  [{ notes: 'here' }, '', { notes: 'here' }],
  [{ notes: '' }, 'there', { notes: 'there' }],
  ['{"order": 7}', '', { order: '7' }],
  [{ '': '' }, '', undefined],
  [JSON.parse('{"__proto__": "x"}'), '', JSON.parse('{"__proto__": "x"}')],
])('%j and %j', (value, notes, data) => {
  expect(callbackData(value, notes)).toStrictEqual(data);
});

test.each<[value: unknown, notes: string, message: string]>([
  [['a'], '', 'Data must be names with a value each; it is a list.'],
  ['["a"]', '', 'Data must be names with a value each; it is a single value.'],
  ['private text', '', 'Data must be names with a value each; it is a single value.'],
  [7, '', 'Data must be names with a value each; it is a single value.'],
  [{ ' ': 'x' }, '', 'Data has a value without a name: enter a name beside it, or leave the value out.'],
  [{ a: 'x', ' a': 'y' }, '', 'Data has two values of the same name: give each a name of its own.'],
  [{ notes: 'x' }, 'y', 'Notes and the value "notes" in Data are the same thing: fill in one of them.'],
])('%j and %j: a sentence', (value, notes, message) => {
  expect(() => callbackData(value, notes)).toThrow(expect.objectContaining({ name: 'InputError', message }));
});
