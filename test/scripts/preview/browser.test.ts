import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openBrowser, opener } from '../../../scripts/preview/browser.ts';

const ADDRESS = `https://login.mypurecloud.ie/oauth/authorize?a=1&b=$(touch%20x)&scope=r'"`;

test.each([
  ['darwin', 'open'],
  ['win32', 'rundll32'],
  ['linux', 'xdg-open'],
  ['freebsd', 'xdg-open'],
] as const)('on %s the address is one argument, the last', (platform, command) => {
  const [started, args] = opener(platform, ADDRESS);
  expect(started).toBe(command);
  expect(args.at(-1)).toBe(ADDRESS);
  expect(args.filter((argument) => argument.includes('mypurecloud'))).toHaveLength(1);
});

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('with an opener of our own', () => {
  const MODULE = new URL('../../../scripts/preview/browser.ts', import.meta.url).href;
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'opener-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** In a process of its own, for which no other opener exists. */
  function opened(): string {
    const code = `import { openBrowser } from '${MODULE}'; console.log(await openBrowser(new URL(process.argv[1])));`;
    const args = ['--input-type=module', '--no-warnings', '-e', code, ADDRESS];
    return execFileSync(process.execPath, args, { env: { PATH: folder }, encoding: 'utf8' }).trim();
  }

  test('it gets the address as it is', async () => {
    const [script, out] = [join(folder, 'xdg-open'), join(folder, 'arguments')];
    writeFileSync(script, `#!/bin/sh\nprintf '%s\\n' "$#" "$@" > '${out}.new'; /bin/mv '${out}.new' '${out}'\n`);
    chmodSync(script, 0o755);
    expect(opened()).toBe('true');
    // Nobody waits for the opener, so it may still be at work.
    for (let tries = 0; !existsSync(out) && tries < 100; tries++) await wait(20);
    expect(readFileSync(out, 'utf8')).toBe(`1\n${new URL(ADDRESS).href}\n`);
  });

  test('that there is none is no error', () => {
    expect(opened()).toBe('false');
  });
});

test('nothing but a web address is opened', async () => {
  expect(await openBrowser(new URL('file:///etc/passwd'))).toBe(false);
});
