/**
 * The dropdown of queues. Zapier gives it a page number and no search text: the editor's own search box looks through
 * what has been loaded, so each page is as large as two round trips allow.
 * https://docs.zapier.com/platform/build/pagination-trigger
 */
import type { Bundle, ZObject } from 'zapier-platform-core';
import { defineTrigger } from 'zapier-platform-core';
import { queueChoices } from '../genesys/queues/queue-choices.ts';
import { connect, guarded } from '../zapier/connection.ts';
import { divisionId } from '../zapier/division.ts';

const perform = guarded(async (z: ZObject, bundle: Bundle<{ division_id?: string }>) => {
  const client = connect(z, bundle);
  // A division that was chosen in the same step narrows the list.
  return queueChoices(client, bundle.meta.page, await divisionId(client, bundle.inputData.division_id));
});

export default defineTrigger({
  key: 'queue_choices',
  noun: 'Queue',
  display: {
    label: 'Queue Choices',
    description: 'Triggers when the queue dropdown is opened.',
    hidden: true,
  },
  operation: {
    type: 'polling',
    canPaginate: true,
    perform,
    sample: { id: '4f1c2b7e-6a0d-4c58-9a53-0f6f3d2b8c11', name: 'Billing Support' },
    outputFields: [
      { key: 'id', label: 'Queue ID', type: 'string' },
      { key: 'name', label: 'Queue Name', type: 'string' },
    ],
  },
});
