/** A page of the preview in a real browser: what a person does on it, and what it looks like to others. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Locator, Page } from 'playwright-core';
import { SITUATIONS } from '../../preview/situations.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const VIEW = { width: 1280, height: 900 };

export interface Browsing {
  readonly page: Page;
  /** What the browser received from the preview, said on its console, and had on its pages. */
  readonly seen: string[];
  /** What the page said on its console as an error, or threw. */
  readonly faults: string[];
  button(name: string | RegExp): Locator;
  /** Presses "Test". */
  run(): Promise<void>;
  open(path: string): Promise<void>;
  /** Opens it unless it is open. */
  at(path: string): Promise<void>;
  /** To the consent page. */
  signIn(): Promise<void>;
  /** Puts the sandbox into the situation whose name begins so. */
  situation(start: string): Promise<void>;
  well(): Promise<void>;
  /** What axe-core finds, in light and dark, and how many pixels do not fit into 360. */
  looks(): Promise<{ found: string[]; over: unknown }>;
}

/** @param url of the preview. */
export async function browsing(browser: Browser, url: string): Promise<Browsing> {
  const page = await (await browser.newContext({ viewport: VIEW })).newPage();
  // A machine that does other work, too, takes its time to start a browser.
  page.setDefaultTimeout(30_000);
  const [seen, faults]: [string[], string[]] = [[], []];
  page.on('console', (message) => {
    seen.push(message.text());
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('response', async (response) => {
    if (response.url().startsWith(url)) seen.push(await response.text().catch(() => ''));
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
  const open = async (path: string) => {
    await page.goto(`${url}${path}`, { waitUntil: 'commit' });
    await page.locator('html[data-ready]').waitFor();
  };
  const at = async (path: string) => {
    if (page.url() !== `${url}${path}`) await open(path);
  };
  // Of the other results axe-core keeps one node each, which takes it less time.
  const axe = async (options: object) => {
    const script = `axe.run(${JSON.stringify(options)}).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 200)).join(' | ')))`;
    return (await page.evaluate(script)) as string[];
  };

  return {
    page,
    seen,
    faults,
    button,
    open,
    at,
    run: () => button('Test').click(),

    async signIn() {
      await at('/');
      await button(/Sign in to Genesys Cloud|Reconnect/)
        .last()
        .click();
      await page.getByRole('heading', { name: 'Allow Zapier?' }).waitFor();
    },

    async situation(start) {
      const index = SITUATIONS.findIndex(({ name }) => name.startsWith(start));
      await page.getByLabel('Refusal or fault').selectOption(`${index}`);
      await page.getByText(`Now ${SITUATIONS[index]?.name}.`).waitFor();
    },

    async well() {
      await page.getByLabel('Refusal or fault').selectOption('');
      await page.getByText('All is well again.').waitFor();
    },

    async looks() {
      await page.evaluate(AXE);
      const light = await axe({ resultTypes: ['violations'] });
      await page.emulateMedia({ colorScheme: 'dark' });
      const dark = await axe({ resultTypes: ['violations'], runOnly: ['color-contrast'] });
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize({ width: 360, height: 800 });
      const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      await page.setViewportSize(VIEW);
      seen.push(await page.content());
      return { found: [...light, ...dark], over };
    },
  };
}
