/** All that can be known before a push, the quick and telling ones first. */
import type { Check } from '../check.ts';
import { audit } from './audit.ts';
import { breaking } from './breaking-changes.ts';
import { cleanTree } from './clean-tree.ts';
import { artefact, definition, packaging, validate } from './commands.ts';
import { version } from './version.ts';

export const CHECKS: readonly Check[] = [
  cleanTree,
  version,
  audit,
  breaking,
  validate,
  definition,
  packaging,
  artefact,
];
