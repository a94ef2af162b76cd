/**
 * The dropdown of queues. Zapier gives it a page number and no search text: the editor's own search box looks through
 * what has been loaded, so each page is as large as two round trips allow.
 * https://docs.zapier.com/platform/build/pagination-trigger
 */
import type { Bundle, ZObject } from 'zapier-platform-core';
import { queueChoices } from '../genesys/queues/queue-choices.ts';
import { defineChoices } from '../zapier/choices.ts';
import { connect, guarded } from '../zapier/connection.ts';
import { divisionId } from '../zapier/division.ts';
import { SAMPLE_QUEUE } from '../zapier/outputs/samples.ts';

const perform = guarded(async (z: ZObject, bundle: Bundle<{ division_id?: string }>) => {
  const client = connect(z, bundle);
  // A division that was chosen in the same step narrows the list.
  return queueChoices(client, bundle.meta.page, await divisionId(client, bundle.inputData.division_id));
});

export default defineChoices({
  key: 'queue_choices',
  noun: 'Queue',
  canPaginate: true,
  perform,
  sample: SAMPLE_QUEUE,
});
