import { type Check, type Finding, runChecks, type Status } from '../../../scripts/release/check.ts';
import { createPrinter } from '../../../scripts/release/print.ts';

const check = (id: string, status: Status): Check => ({
  id,
  title: `The ${id}`,
  run: async (folder) => ({ status, found: `${status} in ${folder}` }),
});

test.each<[string, Status[], boolean]>([
  ['all in order', ['ok', 'ok'], true],
  ['one failed', ['failed', 'ok'], false],
  ['one unknown', ['ok', 'unknown'], false],
])('%s', async (_, statuses, ready) => {
  const told: Finding[] = [];
  const checks = statuses.map((status, index) => check(`c${index}`, status));
  const report = await runChecks(checks, 'folder', [], (finding) => told.push(finding));
  expect(report.ready).toBe(ready);
  expect(report.findings.map(({ status }) => status)).toEqual(statuses);
  expect(told).toEqual(report.findings);
});

test('what is skipped does not run, is said, and does not stand in the way', async () => {
  const report = await runChecks([check('one', 'ok'), check('two', 'failed')], 'folder', ['two']);
  expect(report).toMatchObject({ ready: true, findings: [{ status: 'ok' }, { id: 'two', status: 'skipped' }] });
});

test('each finding is printed with its lines and what to do', () => {
  let text = '';
  const printer = createPrinter({
    write(more: string) {
      text += more;
      return true;
    },
  });
  const finding = { id: 'a', title: 'A check', milliseconds: 1 } as const;
  const failed = {
    ...finding,
    status: 'failed',
    found: 'two things:',
    lines: ['one', 'two'],
    fix: 'Do this.',
  } as const;
  printer.finding({ ...finding, status: 'ok', found: 'fine' });
  printer.finding(failed);
  printer.closing({ ready: false, findings: [failed] }, '1.2.3');
  expect(text).toBe(`✓ A check           fine
✗ A check           two things:
                      one
                      two
                    → Do this.

Version 1.2.3 must not be pushed yet: 1 of 1 checks stand in the way.
`);
});
