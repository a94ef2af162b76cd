import { agentIdOf, idsOf } from '../../../src/genesys/callbacks/routing-ids.ts';
import { answered } from '../../support/answers.ts';

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
  // What only holds an id is none.
  ...[`0${OTHER}`, `${OTHER}0`].map((name): [string, string] => [
    name,
    `Skills must be chosen from the list, or be an ID or a name; none that is active has the name "${name}".`,
  ]),
  ['FEES', 'Skills must be chosen from the list, or be an ID or a name; several have the name "FEES".'],
])('%s: a sentence', async (entry, message) => {
  await expect(idsOf('Skills', ['Cards', entry], async () => KNOWN)).rejects.toMatchObject({
    name: 'InputError',
    message,
  });
});

describe('an agent', () => {
  const user = (id: string, email: string | undefined, state = 'active') => ({ id, email, state });
  const find = async (entry: string, ...results: object[]) => {
    const { client, asked } = answered({
      '/users/search': (_url, { body }) => {
        expect(JSON.parse(`${body}`).query[0].fields).toEqual(['email']);
        return { results, total: results.length };
      },
    });
    return { id: await agentIdOf(client, entry), asked };
  };

  test('is known by an id, without a request', async () => {
    expect(await find(`${OTHER}`)).toEqual({ id: `${OTHER}`.toLowerCase(), asked: [] });
  });

  test('is found by an address, in any case, and no other one', async () => {
    const others = [user('none', undefined), user('other', 'xkim@example.com')];
    expect((await find('kim@EXAMPLE.com', ...others, user('kim', 'Kim@example.com'))).id).toBe('kim');
  });

  const MUST = 'Preferred Agent must be chosen from the list, or be the ID or email address of an agent';
  test.each<[entry: string, results: object[], message: string]>([
    [
      'Kim',
      [user('kim', 'Kim')],
      `${MUST}; it is "Kim". To use an agent by name, add a Find Agent step before this one and choose its Agent ID.`,
    ],
    ['kim@example.com', [user('other', 'xkim@example.com')], `${MUST}; nobody has the address "kim@example.com".`],
    [
      'kim@example.com',
      [user('kim', 'kim@example.com', 'inactive')],
      `${MUST}; the agent with the address "kim@example.com" is inactive.`,
    ],
  ])('%s is none: a sentence', async (entry, results, message) => {
    await expect(find(entry, ...results)).rejects.toMatchObject({ name: 'InputError', message });
  });
});
