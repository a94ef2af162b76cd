/** The integration: what reads (read-only.ts), and what changes something in Genesys Cloud. */
import { defineApp } from 'zapier-platform-core';
import addQueueMembers from './creates/add-queue-members.ts';
import createCallback from './creates/create-callback.ts';
import createQueue from './creates/create-queue.ts';
import removeQueueMembers from './creates/remove-queue-members.ts';
import setQueueMembership from './creates/set-queue-membership.ts';
import readOnly from './read-only.ts';
import findQueue from './searches/find-queue.ts';

export default defineApp({
  ...readOnly,
  creates: {
    [createQueue.key]: createQueue,
    [addQueueMembers.key]: addQueueMembers,
    [removeQueueMembers.key]: removeQueueMembers,
    [setQueueMembership.key]: setQueueMembership,
    [createCallback.key]: createCallback,
  },
  searchOrCreates: {
    // Zapier wants it under its search's own key.
    [findQueue.key]: {
      key: findQueue.key,
      display: {
        label: 'Find or Create Queue',
        description: 'Finds a queue by its name, or creates it if there is none.',
      },
      search: findQueue.key,
      create: createQueue.key,
    },
  },
});
