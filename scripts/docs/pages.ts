import { readRecipes } from '../../preview/recipes.ts';
import app from '../../src/index.ts';
import type { Definition } from './definition.ts';
import { messagesPage } from './messages-page.ts';
import { recipesPage } from './recipes-page.ts';
import { stepsPage } from './steps-page.ts';

/** The pages that are made from the code, by their path. */
export const PAGES: Readonly<Record<string, () => string>> = {
  'docs/messages.md': messagesPage,
  'docs/recipes.md': () => recipesPage(app as unknown as Definition, readRecipes()),
  'docs/steps.md': () => stepsPage(app as unknown as Definition),
};
