/** The integration: a table of contents of everything it offers to Zapier. */
import { createRequire } from 'node:module';
import zapier, { defineApp } from 'zapier-platform-core';
import authentication from './authentication/index.ts';
import listQueues from './searches/list-queues.ts';
import divisionChoices from './triggers/division-choices.ts';
import newQueue from './triggers/new-queue.ts';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

export default defineApp({
  version,
  platformVersion: zapier.version,
  authentication,
  triggers: { [newQueue.key]: newQueue, [divisionChoices.key]: divisionChoices },
  searches: { [listQueues.key]: listQueues },
});
