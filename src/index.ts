/** The integration: a table of contents of everything it offers to Zapier. */
import { createRequire } from 'node:module';
import zapier, { defineApp } from 'zapier-platform-core';
import authentication from './authentication/index.ts';
import addQueueMembers from './creates/add-queue-members.ts';
import createQueue from './creates/create-queue.ts';
import removeQueueMembers from './creates/remove-queue-members.ts';
import setQueueMembership from './creates/set-queue-membership.ts';
import checkQueueAccess from './searches/check-queue-access.ts';
import findQueue from './searches/find-queue.ts';
import findQueueMembers from './searches/find-queue-members.ts';
import findQueueStatus from './searches/find-queue-status.ts';
import findQueueSummary from './searches/find-queue-summary.ts';
import listQueues from './searches/list-queues.ts';
import divisionChoices from './triggers/division-choices.ts';
import newQueue from './triggers/new-queue.ts';
import queueBacklog from './triggers/queue-backlog.ts';
import queueChoices from './triggers/queue-choices.ts';
import queueSettingsChanged from './triggers/queue-settings-changed.ts';
import timeZoneChoices from './triggers/time-zone-choices.ts';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

export default defineApp({
  version,
  platformVersion: zapier.version,
  authentication,
  triggers: {
    [newQueue.key]: newQueue,
    [queueSettingsChanged.key]: queueSettingsChanged,
    [queueBacklog.key]: queueBacklog,
    [divisionChoices.key]: divisionChoices,
    [queueChoices.key]: queueChoices,
    [timeZoneChoices.key]: timeZoneChoices,
  },
  searches: {
    [listQueues.key]: listQueues,
    [checkQueueAccess.key]: checkQueueAccess,
    [findQueue.key]: findQueue,
    [findQueueMembers.key]: findQueueMembers,
    [findQueueStatus.key]: findQueueStatus,
    [findQueueSummary.key]: findQueueSummary,
  },
  creates: {
    [createQueue.key]: createQueue,
    [addQueueMembers.key]: addQueueMembers,
    [removeQueueMembers.key]: removeQueueMembers,
    [setQueueMembership.key]: setQueueMembership,
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
