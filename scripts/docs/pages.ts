import app from '../../src/index.ts';
import type { Definition } from './definition.ts';
import { messagesPage } from './messages-page.ts';
import { stepsPage } from './steps-page.ts';

/** The pages that are made from the code, by their path. */
export const PAGES: Readonly<Record<string, () => string>> = {
  'docs/messages.md': messagesPage,
  'docs/steps.md': () => stepsPage(app as unknown as Definition),
};
