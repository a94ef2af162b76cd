/** What the bodies of all analytics queries have in common: known properties, metrics, and queues in divisions the token may see. */
import { divisionsPermitted } from '../access.ts';
import { badRequest, checkedProperties, checkedValue } from '../checks.ts';
import { lacking } from '../contract/lacking.ts';
import { ApiError } from '../reply.ts';
import type { Call } from '../route.ts';
import type { QueueRecord } from '../world/state.ts';
import { type Filter, queueIdsIn } from './filter.ts';

interface Schema {
  name: string;
  /** The properties that count. */
  known: readonly string[];
  /** Those that Genesys Cloud has and the sandbox has not: to pass over one of them would be a wrong answer. */
  lacking: readonly string[];
  /** All metrics that Genesys Cloud has, where the sandbox lacks some. */
  genesysMetrics?: readonly string[];
}

/**
 * @param metrics those that exist
 * @returns the body without what is null, and its metrics
 * @throws {ApiError} 400 bad.request, invalid.property, invalid.value; 501 for what only Genesys Cloud has
 */
export function readQuery<T extends string>(
  sent: unknown,
  schema: Schema,
  metrics: readonly T[],
): { body: Record<string, unknown>; metrics: T[] } {
  const body = checkedProperties(sent, schema.name, [...schema.known, ...schema.lacking]);
  const lacked = schema.lacking.find((key) => body[key] !== undefined);
  if (lacked !== undefined) throw lacking(`${lacked} in ${schema.name}`);
  if (!Array.isArray(body.metrics) || body.metrics.length === 0) throw badRequest();
  return {
    body,
    metrics: body.metrics.map((metric) => checkedValue(metric, 'metrics', metrics, schema.genesysMetrics)),
  };
}

/**
 * @param permission what the query needs in a queue's division
 * @param refusal the call's own words for missing.division.permission
 * @returns the queues in divisions the token has the permission for; only those the filter names, when it names any
 * @throws {ApiError} 403 missing.division.permission for a queue that is named and lies in another division
 */
export function queuesFor({ state, token }: Call, filter: Filter, permission: string, refusal: string): QueueRecord[] {
  const permitted = divisionsPermitted(state, token, [permission]);
  const ids = new Set(queueIdsIn(filter));
  const named = ids.size === 0 ? state.queues : state.queues.filter(({ id }) => ids.has(id));
  const allowed = named.filter(({ divisionId }) => permitted === '*' || permitted.has(divisionId));
  if (ids.size > 0 && allowed.length < named.length) throw new ApiError(403, 'missing.division.permission', refusal);
  return allowed;
}
