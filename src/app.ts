/**
 * The steps, a table of contents: the same in every edition. What differs is how an account is connected. What writes is told
 * apart: see `creates/index.ts`.
 */
import { createRequire } from 'node:module';
import zapier, { type Authentication, defineApp } from 'zapier-platform-core';
import writing from '#writing';
import checkQueueAccess from './searches/check-queue-access.ts';
import findAgent from './searches/find-agent.ts';
import findQueue from './searches/find-queue.ts';
import findQueueMembers from './searches/find-queue-members.ts';
import findQueueStatus from './searches/find-queue-status.ts';
import findQueueSummary from './searches/find-queue-summary.ts';
import listQueues from './searches/list-queues.ts';
import agentChoices from './triggers/agent-choices.ts';
import divisionChoices from './triggers/division-choices.ts';
import languageChoices from './triggers/language-choices.ts';
import newQueue from './triggers/new-queue.ts';
import queueBacklog from './triggers/queue-backlog.ts';
import queueChoices from './triggers/queue-choices.ts';
import queueSettingsChanged from './triggers/queue-settings-changed.ts';
import skillChoices from './triggers/skill-choices.ts';
import timeZoneChoices from './triggers/time-zone-choices.ts';

// From src/ as from dist/.
const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

/** @param authentication Zapier allows an integration one kind. */
export const app = (authentication: Authentication) =>
  defineApp({
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
      [agentChoices.key]: agentChoices,
      [skillChoices.key]: skillChoices,
      [languageChoices.key]: languageChoices,
    },
    searches: {
      [listQueues.key]: listQueues,
      [checkQueueAccess.key]: checkQueueAccess,
      [findQueue.key]: findQueue,
      [findQueueMembers.key]: findQueueMembers,
      [findQueueStatus.key]: findQueueStatus,
      [findQueueSummary.key]: findQueueSummary,
      [findAgent.key]: findAgent,
    },
    ...writing,
  });
