import { createPrinter } from '../../../scripts/doctor/print.ts';

test('a terminal gets color; what comes from outside cannot give it commands', () => {
  const written: string[] = [];
  const out = { isTTY: true, hasColors: () => true, write: (text: string) => written.push(text) };
  const printer = createPrinter(out);
  const found = 'evil \x1b]0;title\x07 name';
  printer.check({ id: 'roles', title: 'Roles', status: 'failed', found, lines: ['\u202eline'], milliseconds: 1 });
  expect(written.join('')).toContain('\x1b[31m✗');
  expect(written.join('')).toContain('evil \ufffd]0;title\ufffd name');
  expect(written.join('')).not.toContain('\u202e');
});
