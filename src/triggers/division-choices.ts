/**
 * The dropdown of divisions. Read from the queues themselves, so that it needs no right beyond viewing queues and shows
 * no division that would find nothing.
 */

import type { Bundle, ZObject } from 'zapier-platform-core';
import { defineTrigger } from 'zapier-platform-core';
import { divisionsOf } from '../genesys/queues/divisions.ts';
import { listQueues } from '../genesys/queues/list-queues.ts';
import { connect, guarded } from '../zapier/connection.ts';

const perform = guarded(async (z: ZObject, bundle: Bundle) => {
  return divisionsOf(await listQueues(connect(z, bundle), {}));
});

export default defineTrigger({
  key: 'division_choices',
  noun: 'Division',
  display: {
    label: 'Division Choices',
    description: 'Triggers when the division dropdown is opened.',
    hidden: true,
  },
  operation: {
    type: 'polling',
    perform,
    sample: { id: '9d8b3f52-1c77-4a1e-8a0b-52f0c7e7a6d4', name: 'Home' },
    outputFields: [
      { key: 'id', label: 'Division ID', type: 'string' },
      { key: 'name', label: 'Division Name', type: 'string' },
    ],
  },
});
