/**
 * `POST /api/v2/conversations/callbacks`, sent once: a second one would call the customer twice, and nothing that this
 * connection may do can look whether the first is there. Genesys answers 200 with the conversation, or 202, "Accepted", with
 * no body. Schemas `CreateCallbackCommand`, `RoutingData` and `CreateCallbackResponse` of the official OpenAPI document.
 */
import type { Models } from 'purecloud-platform-client-v2';
import type { Client } from '../client.ts';
import { diagnoseNoAnswer, diagnosisOfWrite } from '../errors/diagnosis.ts';
import { GenesysError } from '../errors/genesys-error.ts';
import { REQUIREMENTS } from '../requirements.ts';
import { identifier, objects, texts } from '../values.ts';

/** A callback that is wanted; what is undefined is left to Genesys. */
export interface Callback {
  readonly queueId: string;
  /** At least one. */
  readonly phoneNumbers: readonly string[];
  readonly customerName: string | undefined;
  /** Milliseconds since 1970; undefined for now. */
  readonly scheduledAt: number | undefined;
  readonly data: Readonly<Record<string, string>> | undefined;
  readonly priority: number | undefined;
  readonly skillIds: readonly string[];
  readonly languageId: string | undefined;
  /** The agent who is preferred. */
  readonly agentId: string | undefined;
  readonly countryCode: string | undefined;
  /** Whether Genesys holds the numbers against the format of phone numbers. */
  readonly checkNumbers: boolean | undefined;
}

export interface CreatedCallback {
  /** Of the conversation; null where Genesys has accepted the callback and not told yet. */
  id: string | null;
  callback_ids: string[];
  /** `accepted`: Genesys has taken it on, and creates it by and by. */
  status: 'created' | 'accepted';
  status_label: 'Created' | 'Accepted';
  queue_id: string;
  /** ISO 8601; null for now. */
  scheduled_at: string | null;
}

/**
 * @throws {GenesysError} when Genesys does not create it; with `outcomeUnknown` where it may have, which is also so for an
 *   answer that does not say which conversation it created.
 */
export async function createCallback(client: Client, callback: Callback): Promise<CreatedCallback> {
  const requirement = REQUIREMENTS.createCallback;
  const scheduledAt = callback.scheduledAt === undefined ? null : new Date(callback.scheduledAt).toISOString();
  const body = command(callback, scheduledAt);
  const call = { requirement, path: '/api/v2/conversations/callbacks', body, write: 'POST' } as const;
  const answer = await client.call(call, told);
  const accepted = answer.status === 202 && answer.data.bare;
  if (answer.data.id === null && !accepted)
    throw new GenesysError(diagnosisOfWrite(diagnoseNoAnswer(requirement, 'cut')), { regionName: client.region.name });
  return {
    id: answer.data.id,
    callback_ids: answer.data.callbackIds,
    status: answer.status === 202 ? 'accepted' : 'created',
    status_label: answer.status === 202 ? 'Accepted' : 'Created',
    queue_id: callback.queueId,
    scheduled_at: scheduledAt,
  };
}

/** "Either queueId or routingData is required." */
function command(callback: Callback, callbackScheduledTime: string | null): Models.CreateCallbackCommand {
  const { queueId, priority, skillIds, languageId, agentId } = callback;
  const routing = {
    ...(priority !== undefined && { priority }),
    ...(skillIds.length > 0 && { skillIds: [...skillIds] }),
    ...(languageId !== undefined && { languageId }),
    ...(agentId !== undefined && { preferredAgentIds: [agentId] }),
  };
  return {
    ...(Object.keys(routing).length > 0 ? { routingData: { queueId, ...routing } } : { queueId }),
    callbackNumbers: [...callback.phoneNumbers],
    ...(callback.customerName !== undefined && { callbackUserName: callback.customerName }),
    ...(callbackScheduledTime !== null && { callbackScheduledTime }),
    ...(callback.countryCode !== undefined && { countryCode: callback.countryCode }),
    ...(callback.checkNumbers !== undefined && { validateCallbackNumbers: callback.checkNumbers }),
    ...(callback.data !== undefined && { data: { ...callback.data } }),
  };
}

interface Told {
  readonly id: string | null;
  readonly callbackIds: string[];
  /** Was there nothing in the answer? */
  readonly bare: boolean;
}

function told(response: Models.CreateCallbackResponse): Told {
  return {
    id: identifier(response.conversation?.id) ?? null,
    callbackIds: texts(objects(response.callbackIdentifiers).map(({ id }) => id)) ?? [],
    bare: Object.keys(response).length === 0,
  };
}
