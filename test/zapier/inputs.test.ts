/** What a field holds when a value of another type, or none, was mapped into it. */
import { agentReferences, oneOf, optionalId, queueId, queueIds, textOf } from '../../src/zapier/inputs.ts';

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
  [['one'], 'one'],
  [[7], '7'],
  [[null], ''],
])('text: %j is %j', (value, text) => {
  expect(textOf('Name', value)).toBe(text);
});

test.each([
  [{}, 'Name must be a single value; it is an object.'],
  [[], 'Name must be a single value; it is a list.'],
  [['a', 'b'], 'Name must be a single value; it is a list.'],
  [[['a']], 'Name must be a single value; it is a list.'],
  [[{}], 'Name must be a single value; it is an object.'],
])('text: %j gets a sentence', (value, message) => {
  expect(() => textOf('Name', value)).toThrow(expect.objectContaining({ name: 'InputError', message }));
});

test.each([
  ['a', 'a'],
  [15, '15'],
  ['15 minutes', '15'],
  [' 15 Minutes\n', '15'],
  [['A'], 'a'],
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

const ID = '4f1c2b7e-6a0d-4c58-9a53-0f6f3d2b8c11';
const OTHER = '5f1c2b7e-6a0d-4c58-9a53-0f6f3d2b8c11';
const ids = (count: number) =>
  Array.from({ length: count }, (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`);

test.each<[value: unknown, id: string]>([
  [ID, ID],
  [` ${ID}\n`, ID],
  [ID.toUpperCase(), ID],
])('queue: %j is an id', (value, id) => {
  expect(queueId(value)).toBe(id);
});

const NO_ID = 'Queue must be chosen from the list, or be the ID of a queue from an earlier step; it is ';
const BY_NAME = 'To use a queue by its name, add a Find Queue step before this one and choose its Queue ID.';

test.each([
  ['Billing', `${NO_ID}"Billing". ${BY_NAME}`],
  [' ', `${NO_ID}" ". ${BY_NAME}`],
  [undefined, `${NO_ID}"". ${BY_NAME}`],
  [5, `${NO_ID}"5". ${BY_NAME}`],
  [`x${ID}`, `${NO_ID}"x${ID}". ${BY_NAME}`],
  [`${ID}x`, `${NO_ID}"${ID}x". ${BY_NAME}`],
  [`${ID} ${ID}`, `${NO_ID}"${ID} ${ID}". ${BY_NAME}`],
  [ID.replace('-6a0d', ''), `${NO_ID}"${ID.replace('-6a0d', '')}". ${BY_NAME}`],
  [ID.replace('4f', 'gf'), `${NO_ID}"${ID.replace('4f', 'gf')}". ${BY_NAME}`],
  [{}, 'Queue must be a single value; it is an object.'],
])('queue: %j gets a sentence', (value, message) => {
  expect(() => queueId(value)).toThrow(expect.objectContaining({ name: 'InputError', message }));
});

test('queue: what to do with a name is said in the words of the step', () => {
  expect(() => queueId('Billing', 'Ask.')).toThrow(`${NO_ID}"Billing". Ask.`);
  expect(() => queueIds(['Billing'], 'Ask.')).toThrow(`${NO_ID}"Billing". Ask.`);
});

test.each<[value: unknown, expected: string[]]>([
  [ID, [ID]],
  [[ID], [ID]],
  [
    [ID, OTHER],
    [ID, OTHER],
  ],
  [`${ID}, ${OTHER}`, [ID, OTHER]],
  [
    [`${ID},,${OTHER},`, ' ', null, undefined],
    [ID, OTHER],
  ],
  [[ID, ID.toUpperCase()], [ID]],
  [ids(500), ids(500)],
])('queues: %j', (value, expected) => {
  expect(queueIds(value)).toEqual(expected);
});

test.each<[value: unknown, message: string]>([
  [undefined, 'Queues is empty: choose at least one queue from the list.'],
  [null, 'Queues is empty: choose at least one queue from the list.'],
  ['', 'Queues is empty: choose at least one queue from the list.'],
  [[' ', null], 'Queues is empty: choose at least one queue from the list.'],
  [ids(501), 'Queues must name 500 queues at most; it names 501.'],
  [[true], `${NO_ID}"true". ${BY_NAME}`],
  [[{ id: 'x' }], `${NO_ID}"{"id":"x"}". ${BY_NAME}`],
])('queues: what cannot be used gets a sentence (%#)', (value, message) => {
  expect(() => queueIds(value)).toThrow(expect.objectContaining({ name: 'InputError', message }));
});

const ANN = 'ann@example.com';

test.each<[value: unknown, expected: string[]]>([
  [ID, [ID]],
  [
    [` ${ID}\n`, ANN],
    [ID, ANN],
  ],
  [`${ID},${ANN};ben@example.com\n${OTHER}`, [ID, ANN, 'ben@example.com', OTHER]],
  [
    [`${ID},,`, ' ', null, undefined, [ANN]],
    [ID, ANN],
  ],
  // The last spelling of an address is kept, in the place of the first.
  [
    ['ann@example.com', ID, 'Ann@Example.com'],
    ['Ann@Example.com', ID],
  ],
  [[`${'a'.repeat(64)}@${'b'.repeat(190)}`], [`${'a'.repeat(64)}@${'b'.repeat(190)}`]],
  [ids(1_000), ids(1_000)],
])('agents: %j', (value, expected) => {
  expect(agentReferences(value)).toEqual(expected);
});

const NO_AGENT = 'Agents must be chosen from the list, or be IDs or email addresses from an earlier step; one is ';
const BY_AGENT = 'To use an agent by name, add a Find Agent step before this one and choose its Agent ID.';

test.each<[value: unknown, message: string]>([
  [undefined, 'Agents is empty: choose at least one agent from the list.'],
  [[' ', null, ',;\n'], 'Agents is empty: choose at least one agent from the list.'],
  [
    ids(1_001),
    'Agents must name 1000 agents at most; it names 1001. Split them over several runs: doing one of them twice does no harm.',
  ],
  ...['Ann', 'a b@example.com', 'ann@', '@example.com', 'a@b@c', `${'a'.repeat(65)}@b`, `a@${'b'.repeat(191)}`].map(
    (one): [string, string] => [one, `${NO_AGENT}"${one}". ${BY_AGENT}`],
  ),
  [[ID, 7], `${NO_AGENT}"7". ${BY_AGENT}`],
  [[{ id: 'x' }], `${NO_AGENT}"{"id":"x"}". ${BY_AGENT}`],
])('agents: what cannot be used gets a sentence (%#)', (value, message) => {
  expect(() => agentReferences(value)).toThrow(expect.objectContaining({ name: 'InputError', message }));
});

test('what is chosen from a list, or left empty, is an id', () => {
  expect(() => optionalId('Skill', 'Billing ')).toThrow(
    'Skill must be chosen from the list, or be an ID from an earlier step; it is "Billing ".',
  );
  expect(optionalId('Skill', ` ${ID}\n`)).toBe(ID);
});

describe('an id that another app put in upper case', () => {
  const LOWER = 'c3a9e1d7-2b64-4f08-9e5d-7a1b8c6f4e21';
  test.each([LOWER.toUpperCase(), ` ${LOWER.toUpperCase()}\n`, 'C3a9E1d7-2b64-4f08-9e5d-7A1B8C6F4E21'])(
    '%j',
    (given) => {
      expect(queueId(given)).toBe(LOWER);
      expect(queueIds([given, LOWER])).toEqual([LOWER]);
      expect(optionalId('Division', given)).toBe(LOWER);
      expect(agentReferences([given, LOWER, 'Ann@Example.com'])).toEqual([LOWER, 'Ann@Example.com']);
    },
  );

  test('and one that is not filled in', () => {
    for (const empty of ['', ' ', null, undefined]) {
      expect(optionalId('Division', empty)).toBeUndefined();
    }
  });
});
