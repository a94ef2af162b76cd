/** What core gives as `z.errors`; it has no export for them. */
import { createRequire } from 'node:module';
import type { ZObject } from 'zapier-platform-core';

export const errors = createRequire(import.meta.url)('zapier-platform-core/src/errors') as ZObject['errors'];
