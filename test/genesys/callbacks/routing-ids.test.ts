import { idsOf } from '../../../src/genesys/callbacks/routing-ids.ts';

const [CARDS, LOANS, OTHER] = ['1', '2', '3'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-00000000000A`);
const KNOWN = [
  { id: `${CARDS}`, name: 'Cards' },
  { id: `${LOANS}`, name: 'Loans' },
  { id: 'l', name: 'loans' },
  { id: 'x', name: 'Fees' },
  { id: 'y', name: 'fees' },
];

test.each<[entries: string[], ids: string[]]>([
  [[], []],
  [
    ['Cards', 'Loans'],
    [`${CARDS}`, `${LOANS}`],
  ],
  [
    ['cARDS', 'loans', 'Cards'],
    [`${CARDS}`, 'l'],
  ],
  [
    [`${OTHER}`, 'Fees'],
    [`${OTHER}`.toLowerCase(), 'x'],
  ],
])('%j', async (entries, ids) => {
  expect(await idsOf('Skills', entries, async () => KNOWN)).toEqual(ids);
});

test('nothing is read where all are ids, each of which counts once', async () => {
  const read = () => Promise.reject(new Error('It was read.'));
  const lower = `${OTHER}`.toLowerCase();
  expect(await idsOf('Skills', [`${OTHER}`, lower], read)).toEqual([lower]);
});

test.each([
  [
    'Mortgages',
    'Skills must be chosen from the list, or be an ID or a name; none that is active has the name "Mortgages".',
  ],
  ['FEES', 'Skills must be chosen from the list, or be an ID or a name; several have the name "FEES".'],
])('%s: a sentence', async (entry, message) => {
  await expect(idsOf('Skills', ['Cards', entry], async () => KNOWN)).rejects.toMatchObject({
    name: 'InputError',
    message,
  });
});
