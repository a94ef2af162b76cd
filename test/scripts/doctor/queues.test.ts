import fc from 'fast-check';
import { csv } from '../../../scripts/doctor/csv.ts';
import { formatQueues } from '../../../scripts/doctor/queues.ts';
import { QUEUE_SAMPLE } from '../../../src/zapier/outputs/queue-fields.ts';

describe('CSV', () => {
  test.each([
    ['plain', 'plain'],
    ['', ''],
    [undefined, ''],
    [0, '0'],
    [-3, '-3'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['Sales;=WEBSERVICE(A1)', `"Sales;'=WEBSERVICE(A1)"`],
    ['Home;=WEBSERVICE(A1);', `"Home;'=WEBSERVICE(A1);"`],
    ['Home; -1,+2', `"Home;' -1,'+2"`],
    ['Home;"=1', `"Home;'""=1"`],
    ['two\n@SUM(A1)', `"two\n'@SUM(A1)"`],
    ['\u200b=1', `"'\u200b=1"`],
    ['\ufeff=1', `"'\ufeff=1"`],
    ['Home;\u2060\u3164=1', `"Home;'\u2060\u3164=1"`],
    ['Sales;Support', '"Sales;Support"'],
    ['Sales\t=1', `"Sales\t'=1"`],
    ['two\r\nlines', '"two\r\nlines"'],
    [' blanks ', '" blanks "'],
    // What a spreadsheet would run.
    ['=1+1', `"'=1+1"`],
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    ['+49 30', `"'+49 30"`],
    ['-2+3', `"'-2+3"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1', `"'\t'=1"`],
    ['\r=1', `"'\r'=1"`],
    ['  =1', `"'  =1"`],
    ['\uff1d1', `"'\uff1d1"`],
    ['\ttab', `"'\ttab"`],
    // What is no formula stays as it is.
    ['a=b', 'a=b'],
    ['Billing - Austin', 'Billing - Austin'],
    ['Zürich', 'Zürich'],
  ])('%j becomes %j', (cell, expected) => {
    expect(csv([[cell]])).toBe(`${expected}\r\n`);
  });

  test('whatever a queue is called: one cell, by commas as by semicolons, and never a formula', () => {
    const risky = fc.string({ unit: fc.constantFrom(...'=+-@;,\t\r\n"\' ab\u200b\ufeff\u3164') });
    fc.assert(
      fc.property(fc.oneof(risky, fc.string({ unit: 'binary' })), (name) => {
        const line = csv([[name]]);
        const [, quoted, bare = ''] = /^(?:"((?:[^"]|"")*)"|([^",;\t\r\n]*))\r\n$/.exec(line) ?? [line];
        const cell = quoted?.replaceAll('""', '"') ?? bare;
        const isWhole = cell.replaceAll("'", '') === name.replaceAll("'", '');
        const formulas = cell.split(/[;,\t\r\n]/).filter((part) => /^["\s\u200b\ufeff\u3164]*[=+\-@]/.test(part));
        return isWhole && formulas.length === 0;
      }),
      { numRuns: 2_000 },
    );
  });

  test('each record ends with CRLF', () => {
    expect(
      csv([
        ['a', 1],
        ['b', undefined],
      ]),
    ).toBe('a,1\r\nb,\r\n');
  });
});

const queues = [
  { ...QUEUE_SAMPLE, name: 'Short' },
  { id: 'bare' },
  { ...QUEUE_SAMPLE, name: `Rogue \x1b[2J\n${'x'.repeat(60)}`, member_count: 1000 },
];

test('a table is aligned, cuts what is too long, and lets no control character through', () => {
  const lines = formatQueues(queues, 'table').trimEnd().split('\n');
  expect(lines).toHaveLength(4);
  const [header = '', ...rows] = lines;
  expect(header).toMatch(/^NAME {2,}DIVISION_NAME {2}MEMBER_COUNT {2}DATE_CREATED {2,}ID$/);
  expect(rows.map((row) => row.slice(header.indexOf('  ID') + 2))).toEqual([QUEUE_SAMPLE.id, 'bare', QUEUE_SAMPLE.id]);
  expect(rows[2]).toMatch(/^Rogue \ufffd\[2J\ufffdx{38}… {2}/);
  expect(rows[2]).not.toContain('\x1b');
});

test('CSV has a header and one record for each queue', () => {
  const lines = formatQueues(queues.slice(0, 2), 'csv').split('\r\n');
  expect(lines[0]).toBe('name,division_name,member_count,joined_member_count,date_created,date_modified,id');
  expect(lines[2]).toBe(',,,,,,bare');
  expect(lines).toHaveLength(4);
});

test('CSV does nothing to a terminal either, and keeps its line breaks', () => {
  const rogue = { id: '\x1b]0;evil\x07', name: 'a\x1b[2J\u202eb\u2066\x9b31m', division_name: 'two\nlines\tand tabs' };
  const text = formatQueues([rogue], 'csv');
  expect(text).not.toMatch(/(?![\t\r\n])[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
  expect(text).toContain('a\ufffd[2J\ufffdb');
  expect(text).toContain('"two\nlines\tand tabs"');
});

test('JSON is the queues as the steps return them', () => {
  expect(JSON.parse(formatQueues(queues, 'json'))).toEqual(queues);
});

test.each(['table', 'csv', 'json'] as const)('no queue at all is a whole %s', (format) => {
  expect(formatQueues([], format)).toMatch(/^(NAME .*|name,.*\r|\[\])\n$/);
});
