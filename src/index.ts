/** The integration: what reads (read-only.ts), and what changes something in Genesys Cloud. */
import { defineApp } from 'zapier-platform-core';
import createCallback from './creates/create-callback.ts';
import readOnly from './read-only.ts';

export default defineApp({
  ...readOnly,
  creates: {
    [createCallback.key]: createCallback,
  },
});
