/** What is read of an error's body, and where it ends. */
import { errorBody, lists } from '../../../src/genesys/errors/error-body.ts';
import { redactor } from '../../../src/genesys/http/redact.ts';

const as = (text: string, most?: number) => text.slice(0, most);
const read = (body: object, redact = as) => errorBody(JSON.stringify(body), redact);

test.each<[code: unknown, isRead: boolean]>([
  ['missing.permissions', true],
  ['a-b_C.9', true],
  ['x'.repeat(80), true],
  ['x'.repeat(81), false],
  ['', false],
  [' a', false],
  ['a ', false],
  ['a b', false],
  ['a\n', false],
  [7, false],
  [null, false],
  [undefined, false],
])('the code %j is read: %p', (code, isRead) => {
  expect(read({ code })).toEqual({ code: isRead ? code : null, message: null, contextId: undefined });
});

test.each<[message: unknown, expected: string | null]>([
  ['Said.', 'Said.'],
  [' ', ' '],
  ['', null],
  [7, null],
  [['Said.'], null],
  [{ toString: 1 }, null],
])('the message %j is %j', (message, expected) => {
  expect(read({ message })?.message).toBe(expected);
});

test('the contextId is a text, cut as each is', () => {
  expect(read({ contextId: 'x'.repeat(300) })?.contextId).toBe('x'.repeat(200));
  expect(read({ contextId: 7 })?.contextId).toBeUndefined();
});

test.each(['', 'text', '[]', 'null', '"x"', '7'])('%j is no body of an error', (body) => {
  expect(errorBody(body, as)).toBeNull();
});

test('a body of 4 MiB is read, and none that is longer', () => {
  const filled = (length: number) => `{"code":"a.b","x":"${'x'.repeat(length - 21)}"}`;
  expect(filled(100)).toHaveLength(100);
  expect(errorBody(filled(4_194_304), as)).toMatchObject({ code: 'a.b' });
  expect(errorBody(filled(4_194_305), as)).toBeNull();
});

describe('a long message', () => {
  const messageOf = (message: string, redact = as) => read({ message }, redact)?.message;
  const SECRET = 'a-secret-of-some-length';

  test('of 4,000 characters is whole, and of a longer one so much is read', () => {
    expect(messageOf('x'.repeat(4_000))).toBe('x'.repeat(4_000));
    expect(messageOf('x'.repeat(4_001))).toBe('x'.repeat(4_000));
    expect(messageOf('x'.repeat(30_000))).toBe('x'.repeat(4_000));
  });

  test('of 4,000 characters is as it came, whatever is open at its end', () => {
    expect(messageOf(`${'x'.repeat(3_993)}[a, b, `)).toBe(`${'x'.repeat(3_993)}[a, b, `);
    expect(messageOf(`${'x'.repeat(3_993)}[a, b, c`)).toBe(`${'x'.repeat(3_993)}[a, b]`);
  });

  test('secrets are cut out of 20,000 characters of it, before anything is cut', () => {
    const asked: (number | undefined)[] = [];
    const seen = (text: string, most?: number) => {
      asked.push(most);
      return text.slice(0, most);
    };
    messageOf('x', seen);
    expect(asked).toEqual([20_000]);
    const redact = redactor([SECRET]);
    expect(messageOf(`${'x'.repeat(3_990)}${SECRET}`, redact)).toBe(`${'x'.repeat(3_990)}…`);
  });

  test('that becomes short when secrets are cut out is whole, unless it went on behind what was searched', () => {
    const short = (text: string) => `[a, ${text.replaceAll('x', '').slice(0, 3)}`;
    expect(messageOf('x'.repeat(20_000), short)).toBe('[a, ');
    expect(messageOf('x'.repeat(20_001), short)).toBe('[a]');
  });

  test.each<[what: string, message: string, expected: string]>([
    ['no list', 'x'.repeat(5_000), 'x'.repeat(4_000)],
    ['a list that ends before the cut', `[a, b]${'x'.repeat(5_000)}`, `[a, b]${'x'.repeat(3_994)}`],
    ['a list that the cut goes through', `[a, b, ${'x'.repeat(5_000)}]`, '[a, b]'],
    ['a list of one item that the cut goes through', `in, [${'x'.repeat(5_000)}]`, 'in, '],
    ['a list behind one that ends', `[a] [b, ${'x'.repeat(5_000)}`, '[a] [b]'],
    ['a comma right behind the bracket', `[,${'x'.repeat(5_000)}`, '[]'],
  ])('%s', (_what, message, expected) => {
    expect(messageOf(message)).toBe(expected);
  });
});

test.each<[message: string, listed: string[], second: string[]]>([
  ['', [], []],
  ['none', [], []],
  ['[]', [], []],
  ['[a]', ['a'], []],
  ['x [a, b,c ] y [d] z [e]', ['a', 'b', 'c'], ['d']],
  ['[[a]]', ['a'], []],
  ['[a, with blanks, b!, , 1:2.3-4_5]', ['a', '1:2.3-4_5'], []],
  [`[${'x'.repeat(100)}, ${'x'.repeat(101)}]`, ['x'.repeat(100)], []],
  ["the permission 'routing:queue:view' in [d1]", ['routing:queue:view'], ['d1']],
  ["the permission 'routing:queueView:viewAll'", ['routing:queueView:viewAll'], []],
  ["'a:b:c' or 'd:e:f'", ['a:b:c'], []],
  ["'Routing:queue:view' [d1]", ['d1'], []],
  ["'routing:queue' [d1]", ['d1'], []],
  ["'routing:queue:view:all' [d1]", ['d1'], []],
  ["'x routing:queue:view' [d1]", ['d1'], []],
  ["'r2:queue:view' [d1]", ['d1'], []],
])('the lists of %j', (message, listed, second) => {
  expect(lists(message)).toEqual([listed, second]);
});

test('of a list ten items are read', () => {
  const items = Array.from({ length: 11 }, (_, index) => `d${index}`);
  expect(lists(`[${items}] [${items}]`)).toEqual([items.slice(0, 10), items.slice(0, 10)]);
});
