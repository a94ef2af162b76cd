/** All schemas by name. */
import { mediaSchemas } from './media.ts';
import { queueSchemas } from './queue.ts';
import { rulesSchemas } from './rules.ts';
import type { Schema } from './schema.ts';

/** The contract repeats all of `QueueRequest` in `CreateQueueRequest`. */
const create: Schema = { ...queueSchemas.QueueRequest, sourceQueueId: 'text' };

export const schemas: ReadonlyMap<string, Schema> = new Map(
  Object.entries({ ...queueSchemas, ...mediaSchemas, ...rulesSchemas, CreateQueueRequest: create }),
);

/** The properties a schema requires; a queue's name is not here, as it has a code of its own. */
export const required: ReadonlyMap<string, readonly string[]> = new Map([['InboundRoute', ['pattern', 'fromName']]]);
