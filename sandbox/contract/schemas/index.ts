/** All schemas by name. */
import { CALLBACK_SCHEMAS } from './callback.ts';
import { MEDIA_SCHEMAS } from './media.ts';
import { QUEUE_SCHEMAS } from './queue.ts';
import { RULES_SCHEMAS } from './rules.ts';
import type { Schema } from './schema.ts';
import { SEARCH_SCHEMAS } from './search.ts';

/** The contract repeats all of `QueueRequest` in `CreateQueueRequest`. */
const CREATE: Schema = { ...QUEUE_SCHEMAS.QueueRequest, sourceQueueId: 'text' };

export const schemas: ReadonlyMap<string, Schema> = new Map(
  Object.entries({
    ...QUEUE_SCHEMAS,
    ...MEDIA_SCHEMAS,
    ...RULES_SCHEMAS,
    ...SEARCH_SCHEMAS,
    ...CALLBACK_SCHEMAS,
    CreateQueueRequest: CREATE,
  }),
);

/** The properties a schema requires; a queue's name is not here, as it has a code of its own. */
export const REQUIRED: ReadonlyMap<string, readonly string[]> = new Map([
  ['InboundRoute', ['pattern', 'fromName']],
  ['UserSearchCriteria', ['type']],
]);
