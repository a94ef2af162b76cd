/** What is mapped in a small Zap, when a step comes or goes. */
const PUBLIC = '../../preview/public';
const { renumbered, withoutStep, withStep } = await import(`${PUBLIC}/renumber.js`);

const FIND = { kind: 'searches', key: 'find_queue', parts: [{ name: '{{1.name}}' }, {}], all: false, goOn: true };
const MEMBERS = {
  kind: 'searches',
  key: 'find_queue_members',
  parts: [{ queue_id: '{{2.id}}', tags: ['{{1.id}}', '{{2.id}}'] }],
};
const FILTER = {
  app: 'Filter',
  action: 'Only',
  input: {},
  onlyIf: { value: '{{3.count}}', is: 'at least', to: '{{2.members}}' },
};
const SLACK = {
  app: 'Slack {{2.id}}',
  action: 'Send',
  input: { '{{2.id}}': '{{1.name}}: {{2.name}}, {{3.name}} of {{12.id}}' },
  sample: { text: '{{2.id}}' },
};
const ZAP = [{ kind: 'triggers', key: 'new_queue', parts: [{}] }, FIND, MEMBERS, FILTER, SLACK];

test('a step that goes: those behind it are counted anew, and what came from it is empty', () => {
  const { steps, said } = withoutStep(ZAP, 1);
  expect(steps).toEqual([
    ZAP[0],
    { ...MEMBERS, parts: [{ queue_id: '', tags: ['{{1.id}}', ''] }] },
    { ...FILTER, onlyIf: { value: '{{2.count}}', is: 'at least', to: '' } },
    { ...SLACK, input: { '{{2.id}}': '{{1.name}}: , {{2.name}} of {{11.id}}' } },
  ]);
  expect(said).toBe('Step 2 is removed. What was inserted from it is now empty, in step 2, 3, 4.');
});

test('a step that nothing came from goes without a word of it', () => {
  expect(withoutStep(ZAP, 4)).toEqual({ steps: ZAP.slice(0, 4), said: 'Step 5 is removed.' });
});

test.each([1, 2, 3, 4, 5])('a step that comes at %i and goes again leaves the Zap as it was', (index) => {
  const added = { kind: 'searches', key: 'find_user', parts: [{}, {}] };
  const more = withStep(ZAP, index, added);
  expect(more[index]).toBe(added);
  expect(withoutStep(more, index).steps).toEqual(ZAP);
});

test('a filter and every field move with a step that comes', () => {
  const [, , , members, filter, slack] = withStep(ZAP, 1, {});
  expect(members.parts).toEqual([{ queue_id: '{{3.id}}', tags: ['{{1.id}}', '{{3.id}}'] }]);
  expect(filter.onlyIf).toEqual({ value: '{{4.count}}', is: 'at least', to: '{{3.members}}' });
  expect(slack).toEqual({ ...SLACK, input: { '{{2.id}}': '{{1.name}}: {{3.name}}, {{4.name}} of {{13.id}}' } });
});

test.each(['{{find_queue.id}}', '{{02.id}}', '{{2}}', '{2.id}', '{{2.}}', 'two', 5, null, true])(
  '%j names no step',
  (value) => {
    const step = { parts: [{ f: value }] };
    expect(renumbered(step, () => null)).toEqual({ step, lost: 0 });
  },
);
