/** Values mapped from earlier results. */
import fc from 'fast-check';
import { mappable, resolved } from '../../preview/mapping.ts';

const QUEUE = {
  id: 'q1',
  name: 'Billing',
  members: 3,
  open: false,
  tags: ['a', 'b'],
  voice: { waiting: 2 },
  agents: [{ email: 'a@example.com' }, { email: 'b@example.com' }, {}],
  voice__alerting: 7,
  empty: null,
};
const SOURCES = new Map([
  ['find_queue', { results: [QUEUE, { id: 'q2', name: 'Cards' }], all: false }],
  ['2', { results: [QUEUE, { id: 'q2', name: 'Cards', tags: ['c'] }], all: true }],
  ['3', { results: [], all: false }],
]);

test.each([
  ['no token', 'no token', 'no token'],
  ['{{find_queue.id}}', 'q1', 'q1'],
  [' {{ find_queue.id }} ', 'q1', 'q1'],
  ['{{find_queue.members}}', 3, 3],
  ['{{find_queue.open}}', false, false],
  ['{{find_queue.voice__waiting}}', 2, 2],
  ['{{find_queue.voice__alerting}}', 7, 7],
  ['{{find_queue.tags}}', 'a,b', ['a', 'b']],
  ['{{find_queue.agents__email}}', 'a@example.com,b@example.com,', ['a@example.com', 'b@example.com', undefined]],
  ['{{2.id}}', 'q1,q2', ['q1', 'q2']],
  ['{{2.tags}}', 'a,b,c', ['a', 'b', 'c']],
  ['{{find_queue.name}} has {{find_queue.members}}', 'Billing has 3', 'Billing has 3'],
  ['All: {{2.name}}.', 'All: Billing,Cards.', 'All: Billing,Cards.'],
  ['{{3.id}}', undefined, undefined],
  ['x{{3.id}}', 'x', 'x'],
  ['{{nothing.id}}', undefined, undefined],
  ['{{find_queue.__proto__}}', undefined, undefined],
  ['{{find_queue.constructor__name}}', undefined, undefined],
  ['{{find_queue.empty}}', null, null],
  ['{{find_queue}}', '{{find_queue}}', '{{find_queue}}'],
])('%s', (text, single, list) => {
  expect(resolved(text, SOURCES, false)).toEqual(single);
  expect(resolved(text, SOURCES, true)).toEqual(list);
});

test('a lone token that is text is never read again as one', () => {
  const sources = new Map([['a', { results: [{ id: '{{a.secret}}', secret: 's' }], all: false }]]);
  expect(resolved('{{a.id}}', sources, false)).toBe('{{a.secret}}');
  expect(resolved('x {{a.id}}', sources, false)).toBe('x {{a.secret}}');
});

test('whatever was entered and whatever was returned, nothing breaks', () => {
  const path = fc.constantFrom('id', '__proto__', 'a__b', 'toString', '__', 'a____b', 'length');
  fc.assert(
    fc.property(fc.array(fc.object(), { maxLength: 3 }), path, fc.string(), fc.boolean(), (results, key, text, all) => {
      const sources = new Map([['x', { results, all }]]);
      expect(typeof resolved(`x${text} {{x.${key}}}`, sources, false)).toBe('string');
      resolved(`{{x.${key}}}`, sources, true);
    }),
  );
});

test('what can be mapped has labels, in the order of the outputs, and what is not there is not offered', () => {
  const fields = [
    { key: 'name', label: 'Queue Name' },
    { key: 'id', label: 'Queue ID' },
    { key: 'empty', label: 'Empty' },
    { key: 'voice__waiting', label: 'Voice Waiting' },
  ];
  const tested = { step: 'searches.find_queue', label: 'Find Queue', results: [QUEUE], all: false };
  expect(mappable('find_queue', tested, fields).map(({ token, label, sample }) => [token, label, sample])).toEqual([
    ['{{find_queue.name}}', 'Queue Name', 'Billing'],
    ['{{find_queue.id}}', 'Queue ID', 'q1'],
    ['{{find_queue.voice__waiting}}', 'Voice Waiting', '2'],
    ['{{find_queue.members}}', 'members', '3'],
    ['{{find_queue.open}}', 'open', 'false'],
    ['{{find_queue.voice__alerting}}', 'voice__alerting', '7'],
  ]);
  expect(mappable('x', { ...tested, results: [] }, fields)).toEqual([]);
});
