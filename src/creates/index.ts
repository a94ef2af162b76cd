/**
 * What changes something in Genesys Cloud. `#writing` of package.json leads here, or to `none.ts` where the bundle is made with
 * the condition `read-only`: https://nodejs.org/api/packages.html#subpath-imports
 */
import findQueue from '../searches/find-queue.ts';
import addQueueMembers from './add-queue-members.ts';
import createCallback from './create-callback.ts';
import createQueue from './create-queue.ts';
import removeQueueMembers from './remove-queue-members.ts';
import setQueueMembership from './set-queue-membership.ts';

export default {
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
};
