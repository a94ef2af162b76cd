/**
 * The dropdown of divisions. Read from the queues themselves, so that it needs no right beyond viewing queues and shows
 * no division that would find nothing.
 */

import type { Bundle, ZObject } from 'zapier-platform-core';
import { divisionsOf } from '../genesys/queues/divisions.ts';
import { listQueues } from '../genesys/queues/list-queues.ts';
import { defineChoices } from '../zapier/choices.ts';
import { connect, guarded } from '../zapier/connection.ts';
import { SAMPLE_DIVISION } from '../zapier/outputs/samples.ts';

const perform = guarded(async (z: ZObject, bundle: Bundle) => {
  return divisionsOf(await listQueues(connect(z, bundle), {}));
});

export default defineChoices({
  key: 'division_choices',
  noun: 'Division',
  perform,
  sample: SAMPLE_DIVISION,
});
