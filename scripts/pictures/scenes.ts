/** What is in the pictures, and how one comes there. */
import type { Page } from 'playwright-core';
import { SITUATIONS } from '../../preview/situations.ts';

export interface Scene {
  /** The file's name without its ending. */
  readonly name: string;
  /** For who cannot see it. */
  readonly alt: string;
  /** @param url of the preview */
  readonly play: (page: Page, url: string) => Promise<void>;
  /** What the picture begins with, at its top. */
  readonly from?: string;
}

const open = async (page: Page, url: string) => {
  await page.goto(url);
  await page.locator('html[data-ready]').waitFor();
};

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

export const SCENES: readonly Scene[] = [
  {
    name: 'connection',
    alt: 'A connected account in the preview: its label, organization, region, user and OAuth client, the granted scopes, the verdict and the number of visible queues.',
    async play(page, url) {
      await open(page, url);
      await page
        .getByRole('button', { name: /^Sign in|^Reconnect$/ })
        .last()
        .click();
      await press(page, 'Allow');
      await page.getByText('Granted scopes').waitFor();
    },
  },
  {
    name: 'list-queues',
    alt: 'List Queues in the preview: 1,200 results that can be searched, and the chosen queue with its labeled outputs.',
    from: '.actions',
    async play(page, url) {
      await open(page, `${url}/steps/searches/list_queues`);
      await page.getByLabel('Maximum Number of Queues').fill('5000');
      await press(page, 'Test');
      await page.getByText(/results in/).waitFor();
    },
  },
  {
    name: 'new-queue',
    alt: 'New Queue in the preview, switched on: the first poll remembers four queues, and the second fires for Zurich Night Shift, which was just created.',
    from: 'section.trigger',
    async play(page, url) {
      await open(page, `${url}/steps/triggers/new_queue`);
      await press(page, 'Switch on');
      await page.getByText('The first poll remembers').waitFor();
      await page.locator('#s-name').fill('Zurich Night Shift');
      await press(page, 'Create a queue');
      await page.getByText('Zurich Night Shift is created.').waitFor();
      await press(page, 'Poll now');
      await page
        .getByText(/fired for 1/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'refusal',
    from: '.actions',
    alt: 'A refusal in the preview: the sentence that a builder reads names the missing scope, what was granted, who adds it and where; below it stands what Zapier then does.',
    async play(page, url) {
      await open(page, `${url}/steps/searches/find_queue`);
      await page.getByLabel('Name', { exact: true }).first().fill('Billing');
      const index = SITUATIONS.findIndex(({ name }) => name.startsWith('scope_missing'));
      await page.getByLabel('Refusal or fault').selectOption(`${index}`);
      await page.getByText(/^Now scope_missing/).waitFor();
      await press(page, 'Test');
      await page.locator('.run [role="alert"]').waitFor();
    },
  },
  {
    name: 'recipe',
    alt: 'A small Zap in the preview that has run for a new queue: its members were found, and the message that Slack would get is filled in.',
    from: '#run-title',
    async play(page, url) {
      await open(page, `${url}/zap?recipe=welcome-new-queue`);
      await page.locator('#zap[data-ready]').waitFor();
      // The refusal before it.
      await page.getByLabel('Refusal or fault').selectOption('');
      await page.getByText('All is well again.').waitFor();
      await press(page, 'Switch on');
      await page.getByText('The first poll remembers').waitFor();
      await page.locator('#s-name').fill('Oslo Weekend');
      await press(page, 'Create a queue');
      await page.getByText('Oslo Weekend is created.').waitFor();
      await page.getByText('Add agents to a queue').first().click();
      await page.locator('#s-staff').fill('Oslo Weekend');
      await page.locator('form[data-control="staff"] button').click();
      await page.getByText('Oslo Weekend has 3 members.').waitFor();
      await press(page, 'Poll now');
      await page.getByText(/run for Oslo Weekend/).waitFor();
    },
  },
];
