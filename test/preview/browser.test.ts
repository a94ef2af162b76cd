/** The preview as a person uses it, in a real browser: one for all, and what every view looks like to a screen reader. */
import type { Browser, Page } from 'playwright-core';
import { type Browsing, browsing } from '../support/browsing.ts';
import { launch, missing } from '../support/chromium.ts';
import { type Previewed, previewed } from '../support/preview.ts';
import { WITH_CREATES } from '../support/preview-app.ts';

if (missing) process.stderr.write(`The preview was not tried in a browser: ${missing}.\n`);

test('a browser that is said to be there is there', () => {
  expect(process.env.CHROMIUM_PATH === undefined ? '' : missing).toBe('');
});

(missing ? describe.skip : describe)(`in a browser${missing && ` (skipped: ${missing})`}`, () => {
  let browser: Browser;
  let preview: Previewed;
  let page: Page;
  let on: Browsing;

  beforeAll(async () => {
    [browser, preview] = await Promise.all([launch(), previewed({ queues: 60 }, WITH_CREATES)]);
    // Steps are tried faster than a person would.
    preview.sandbox.state.settings.rateLimitPerMinute = 3_000;
    on = await browsing(browser, preview.url);
    ({ page } = on);
  }, 30_000);
  afterAll(() => browser?.close());
  // Refusals of the preview's own calls are no faults of the page.
  afterEach(() =>
    expect([...on.faults.splice(0), ...preview.faults].filter((text) => !/status of 40/.test(text))).toEqual([]),
  );

  /** Fit for everybody: nothing that axe-core finds, in light or dark, and nothing too wide for a telephone. */
  async function looks(view: string): Promise<void> {
    expect([view, await on.looks()]).toEqual([view, { found: [], over: 0 }]);
  }

  test('the user refuses', async () => {
    await on.open('/');
    await looks('not connected');
    await on.signIn();
    await on.button('Refuse').click();
    await page.getByText('The sign-in was refused on the login page.').waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  test('the browser comes back with another state, and its code is not exchanged', async () => {
    await on.at('/');
    await page.route('**/oauth/authorize*', (route) => {
      const url = new URL(route.request().url());
      url.searchParams.set('state', 'A'.repeat(22));
      return route.continue({ url: url.href });
    });
    await on.signIn();
    await on.button('Allow').click();
    await page.getByText('belongs to another sign-in').waitFor();
    await page.unroute('**/oauth/authorize*');
    expect(preview.sandbox.requests.filter(({ path }) => path === '/oauth/token')).toEqual([]);
    await looks('a sign-in that failed');
  });

  test('the user allows, and sees the label, the granted scopes and the verdict', async () => {
    await on.signIn();
    await on.button('Allow').click();
    await page.getByText('Granted scopes').waitFor();
    for (const text of ['Example Contact Center', 'Olivia Park, ops@example.com', '60', 'No warnings.'])
      await page
        .getByText(text, { exact: text !== 'Example Contact Center' })
        .first()
        .waitFor();
    await on.run();
    await page.getByText(/What it cost: \d requests/).waitFor();
    await looks('connected');
  });

  test('List Queues, in a division that is chosen from the list by keyboard', async () => {
    await on.open('/steps/searches/list_queues');
    await on.button('Choose… for Division').focus();
    await page.keyboard.press('Enter');
    await page.getByText('5 of 5 loaded').waitFor();
    await looks('a list to choose from');
    await page.keyboard.type('sale');
    await page.getByText('1 of 5 loaded').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.chosen').getByText('Sales', { exact: true }).waitFor();
    const [division] = preview.sandbox.state.divisions.filter(({ name }) => name === 'Sales');
    expect(await page.getByLabel('Division').first().inputValue()).toBe(division?.id);
    await on.run();
    const inDivision = preview.sandbox.state.queues.filter(({ divisionId }) => divisionId === division?.id).length;
    await page.getByText(new RegExp(`^${inDivision} results in`)).waitFor();

    await looks('results');
  });

  test('a field takes what an earlier step found, and a search on the spot', async () => {
    await on.open('/steps/searches/find_queue_members');
    await on.button('Choose… for Queue').click();
    await page.getByText(/^6\d of 6\d loaded$/).waitFor();
    await on.button('Load more').click();
    await page.getByText(/loaded, and that is all$/).waitFor();
    await on.button('Cancel').click();
    await on.button('Insert data… for Queue').click();
    await page.getByLabel('Choices').selectOption('{{list_queues.id}}');
    await on.button('Use').click();
    await page.locator('.chosen', { hasText: 'List Queues' }).waitFor();
    expect(await page.getByLabel('Queue', { exact: false }).first().inputValue()).toBe('{{list_queues.id}}');
    await on.run();
    await page.getByText(/^\d+ results? in/).waitFor();
    await on.button('+ Find Queue for Queue').click();
    await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Toronto VIP Callback');
    await page.getByRole('dialog').getByRole('button', { name: 'Test', exact: true }).click();
    await page
      .getByRole('dialog')
      .getByText(/^\d+ results? in/)
      .waitFor();
    await looks('a search on the spot');
    await on.button('Use the first result').click();
    expect(await page.getByLabel('Queue', { exact: false }).first().inputValue()).toBe('{{find_queue.id}}');
    await on.run();
    await page
      .locator('main')
      .getByText(/^\d+ results? in/)
      .waitFor();
  });

  test('several are chosen one after the other', async () => {
    await on.open('/steps/searches/find_queue_status');
    for (const index of [0, 1]) {
      await on.button('Choose… for Queues').click();
      await page.getByText(/^6\d of 6\d loaded$/).waitFor();
      await page.getByLabel('Choices').selectOption({ index });
      await on.button('Use').click();
      const filled = "[...document.querySelectorAll('.row .value')].filter(({ value }) => value !== '').length";
      // By the debugger: the page's own policy evaluates no text.
      for (let tries = 0; tries < 100 && (await page.evaluate(filled)) !== index + 1; tries += 1)
        await page.waitForTimeout(50);
      expect(await page.evaluate(filled)).toBe(index + 1);
    }
    await on.run();
    await page.getByText(/^2 results in/).waitFor();
    await page.getByLabel('Remove from Queues').first().click();
    await on.run();
    await page.getByText(/^1 result in/).waitFor();
  });

  test('New Queue fires for a queue that is created in the page', async () => {
    await on.open('/steps/triggers/new_queue');
    await on.button('Load samples').click();
    await page.getByText(/^3 results in/).waitFor();
    await on.button('Switch on').click();
    await page.getByText('On. The first poll remembers 4.').waitFor();
    await page.getByLabel('Name', { exact: true }).fill('Zurich Night Shift');
    await on.button('Create a queue').click();
    await page.getByText('Zurich Night Shift is created.').waitFor();
    await on.button('Poll now').click();
    await page.getByText('On. Poll 2 fired for 1.').waitFor();
    await page.locator('.fired').getByText('Zurich Night Shift', { exact: true }).waitFor();
    await looks('a trigger that fired');
    await on.button('Switch off').click();
    await page.getByText('Off. Switched on again, it starts afresh.').waitFor();
  });

  test.each([
    ['scope_missing', /lacks the scope "routing:readonly"/, /Zapier shows this message/],
    ['permission_missing', /do not include Routing > Queue > View/, /Zapier shows this message/],
    ['rate_limited', /limit of 300 requests a minute/, /again by itself in 42 s/],
  ])('a refusal, %s, is read where the builder reads it', async (kind, sentence, then) => {
    await on.at('/steps/searches/list_queues');
    await on.situation(kind);
    await on.run();
    const alert = page.getByRole('alert').filter({ hasText: sentence });
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(then);
    await looks(kind);
    await on.well();
    await on.run();
    await page.getByText(/^6\d results in/).waitFor();
  });

  test('a create whose outcome is not known halts, and says so', async () => {
    await on.open('/steps/creates/make_queue');
    await on.situation('the answer to the next write is lost');
    await page.getByRole('textbox', { name: /^Name \(required\)/ }).fill('Perhaps');
    await on.run();
    const alert = page.getByRole('alert').filter({ hasText: 'before you run this step again' });
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(/Zapier halts this run.*HaltedError/);
    expect(preview.sandbox.state.queues.filter(({ name }) => name === 'Perhaps')).toHaveLength(1);
    await looks('an unknown outcome');
    await on.well();
  });

  test('every kind of field can be filled in', async () => {
    await on.open('/steps/creates/echo');
    await page.getByRole('textbox', { name: /^Text \(required\)/ }).fill('Two\nlines');
    await page.getByLabel('Sure', { exact: true }).selectOption('true');
    await page.getByLabel('Pick a date and time for Due').fill('2026-07-01T08:00');
    await page.getByLabel('Size', { exact: true }).selectOption('Custom value…');
    await page.getByLabel('Custom value for Size').fill('xl');
    await page.getByLabel('Tags', { exact: true }).first().fill('one');
    await on.button('Add another to Tags').click();
    await page.keyboard.type('two');
    await page.getByLabel('Data: name').fill('Order');
    await page.getByLabel('Data: value').fill('A-1');
    await looks('every kind of field');
    await on.run();
    await page.getByText(/^1 result in/).waitFor();
    const [result] = JSON.parse(`[${await page.locator('.raw pre').first().textContent()}]`);
    expect(result).toEqual({
      id: 'e1',
      text: 'Two\nlines',
      count: 3,
      sure: true,
      due: '2026-07-01T08:00:00+00:00',
      kind: 'b',
      size: 'xl',
      tags: ['one', 'two'],
      data: { Order: 'A-1' },
    });
  });

  test('a recipe from end to end, for a queue that is created in the page', async () => {
    await on.open('/zap?recipe=welcome-new-queue');
    await page.locator('#zap[data-ready]').waitFor();
    await looks('a recipe');
    await on.button('Switch on').click();
    await page.getByText(/^On\. The first poll remembers \d\.$/).waitFor();
    await page.locator('#s-name').fill('Oslo Weekend');
    await on.button('Create a queue').click();
    await page.getByText('Oslo Weekend is created.').waitFor();
    await page.getByText('Add agents to a queue').first().click();
    await page.locator('#s-staff').fill('Oslo Weekend');
    await on.button('Add agents to a queue').click();
    await page.getByText('Oslo Weekend has 3 members.').waitFor();
    await on.button('Poll now').click();
    await page.getByText(/run for Oslo Weekend/).waitFor();
    await page.getByText(/^New queue Oslo Weekend in Home\. Members: Agent \d+,Agent \d+,Agent \d+$/).waitFor();
    await looks('a recipe that ran');
  });

  test('a step is put before another, and what is mapped moves with it', async () => {
    await on.open('/zap?recipe=welcome-new-queue');
    await page.locator('#zap[data-ready]').waitFor();
    await page.locator('#zap > li').nth(1).getByRole('button', { name: '+ Find Queue for Queue' }).click();
    await page.getByRole('heading', { name: '2. Find Queue', exact: true }).waitFor();
    await page.getByRole('heading', { name: '4. Slack: Send Channel Message' }).waitFor();
    expect(await page.locator('#zap > li').nth(2).locator('.value').first().inputValue()).toBe('{{2.id}}');
    expect(await page.getByLabel('Message Text').inputValue()).toContain(
      '{{1.name}} in {{1.division_name}}. Members: {{3.name}}',
    );
    await page.locator('#zap > li').nth(1).getByRole('button', { name: 'Remove this step' }).click();
    await page.getByRole('heading', { name: '3. Slack: Send Channel Message' }).waitFor();
    await page.getByText('Step 2 is removed. What was inserted from it is now empty, in step 2.').waitFor();
    expect(await page.locator('#zap > li').nth(1).locator('.value').first().inputValue()).toBe('');
    expect(await page.getByLabel('Message Text').inputValue()).toContain('Members: {{2.name}}');
  });

  test('choices that come late never stand in the list of another field', async () => {
    await on.open('/steps/searches/find_queue_members');
    const late = new Promise<void>((resolve) => {
      void page.route('**/api/choices', async (route) => {
        const answer = await route.fetch();
        await page.getByText('Insert data into Queue').waitFor();
        await route.fulfill({ response: answer });
        resolve();
      });
    });
    await on.button('Choose… for Queue').click();
    await on.button('Cancel').click();
    await on.button('Insert data… for Queue').click();
    await late;
    await page.getByText(/^(\d+) of \1 loaded$/).waitFor();
    const offered = (await page.evaluate(
      "[...document.querySelectorAll('#chooser-list option')].map(({ value }) => value)",
    )) as string[];
    expect(offered.filter((value) => !value.startsWith('{{'))).toEqual([]);
    expect(offered.length).toBeGreaterThan(0);
    await page.unroute('**/api/choices');
    await on.button('Cancel').click();
  });

  test('what is typed while the fields are asked for again stays, and so does the focus', async () => {
    await on.open('/steps/searches/find_queue_summary');
    const queue = page.locator('.field[data-key="queue_ids"] .value').first();
    await page.route('**/api/fields', async (route) => {
      const answer = await route.fetch();
      await queue.fill('typed');
      await page.keyboard.press('ArrowLeft');
      await route.fulfill({ response: answer });
    });
    await page.getByLabel('Period').first().selectOption('custom');
    await page.locator('.field[data-key="from"]').waitFor();
    await page.unroute('**/api/fields');
    await page.keyboard.type('-');
    expect(await queue.inputValue()).toBe('type-d');
  });

  test('the next page of results: figures add up, a refused one is tried again, and the focus stays', async () => {
    await on.open('/steps/searches/list_queues');
    await page.getByLabel('Maximum Number of Queues').fill('25');
    await on.run();
    await page.getByText(/^25 results in/).waitFor();
    const next = page.locator('[data-next]');
    await on.situation('unavailable: the connection breaks');
    await next.click();
    await page.getByText(/^25 results in .* and the next page failed/).waitFor();
    await page.getByText('Try the next page again').waitFor();
    expect(await page.evaluate("document.activeElement.matches('[data-next]')")).toBe(true);
    await page.route('**/api/run', (route) => route.fulfill({ status: 409, json: { refused: 'Not now.' } }));
    await next.click();
    await page.locator('.next .error').getByText('Not now.').waitFor();
    await page.unroute('**/api/run');
    await on.well();
    await next.click();
    await page.getByText(/^50 results in/).waitFor();
    expect(await page.evaluate("document.activeElement.matches('[data-next]')")).toBe(true);
  });

  test('a page that was narrow and is wide again has its list of steps', async () => {
    await page.setViewportSize({ width: 360, height: 800 });
    await on.open('/zap');
    const link = page.getByRole('navigation').getByRole('link', { name: 'A small Zap' });
    expect(await link.isVisible()).toBe(false);
    await page.setViewportSize({ width: 1280, height: 900 });
    await link.waitFor();
    await page.setViewportSize({ width: 360, height: 800 });
    await link.waitFor({ state: 'hidden' });
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  test('1,200 queues among the results, and the page does not stall', async () => {
    for (let { length } = preview.sandbox.state.queues; length < 1_200; length++)
      preview.sandbox.createQueue({ name: `Queue ${length}` });
    await on.open('/steps/searches/list_queues');
    await page.getByLabel('Maximum Number of Queues').fill('5000');
    await on.run();
    await page.getByText(/^1,200 results in/).waitFor();
    await page.getByText('1 to 20 of 1,200 results').waitFor();
    // The longest that the page did not answer: from a click to the next frame.
    const stall = await page.evaluate(`new Promise((resolve) => {
      const started = performance.now();
      [...document.querySelectorAll('.paging button')].at(-1).click();
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - started)));
    })`);
    expect(stall).toBeLessThan(1_000);
    await page.getByText('21 to 40 of 1,200 results').waitFor();
    await page.getByLabel('Search the results of List Queues').fill('zzz');
    await page.getByText('None', { exact: true }).waitFor();
    await page.getByLabel('Search the results of List Queues').fill('queue 1199');
    await on.button('Queue 1199').click();
    await page.getByText('What it cost').click();
    await page.getByRole('cell', { name: '/api/v2/routing/queues' }).first().waitFor();
    await looks('1,200 results');
  });

  test('a preview that was stopped says so', async () => {
    await on.open('/steps/searches/find_queue_summary');
    await page.route('**/api/*', (route) => route.abort());
    await page.getByLabel('Period').first().selectOption('custom');
    await page.locator('#fault').getByText('The preview does not answer.').waitFor();
    await on.run();
    await page.locator('.run').getByText('The preview does not answer.').waitFor();
    await page.unroute('**/api/*');
    // The browser notes each call that failed.
    on.faults.length = 0;
  });

  test('Disconnect ends it, and the canary: no token and no secret came to the browser', async () => {
    await on.open('/');
    await on.button('Disconnect').click();
    await page.getByText('No account is connected.').waitFor();
    await on.open('/steps/searches/list_queues');
    await on.run();
    await page.getByText('Connect an account first').waitFor();
    await page.getByRole('link', { name: 'Connect one' }).waitFor();
    const { tokens, refreshTokens, codes } = preview.sandbox.state;
    const secrets = [...tokens.keys(), ...refreshTokens.keys(), ...codes.keys(), preview.sandbox.client.secret];
    const stored = await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])');
    const text = [...on.seen, `${stored}`].join('\n');
    expect(text.length).toBeGreaterThan(100_000);
    expect(secrets.length).toBeGreaterThan(5);
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    expect(stored).toBe('[{},{},""]');
  });
});
