/**
 * `GET /api/v2/routing/queues/{queueId}/estimatedwaittime`: how long the next interaction would wait, for all media types
 * together, and `…/mediatypes/{mediaType}/estimatedwaittime` for one. One request for each of them: Genesys has no query for
 * several queues. Source: schema `EstimatedWaitTimePredictions` of the official OpenAPI document.
 */
import type { Models } from 'purecloud-platform-client-v2';
import { readAll } from '../batches.ts';
import type { Client } from '../client.ts';
import { foundOrNull } from '../errors/genesys-error.ts';
import { REQUIREMENTS } from '../requirements.ts';
import { objects, whole } from '../values.ts';
import { byMediaType, MEDIA_TYPES, type MediaType } from './media-types.ts';

/** What the path calls a media type; Genesys says "call" there, and "voice" in its statistics. */
const IN_PATH: Readonly<Record<MediaType, string>> = {
  voice: 'call',
  callback: 'callback',
  chat: 'chat',
  email: 'email',
  message: 'message',
};

/** A prediction names the media type it is for, in capitals. */
const ALL = 'ALL';

/** Requests for one queue, with each media type. */
export const REQUESTS_WITH_EACH = 1 + MEDIA_TYPES.length;

/** Whole seconds; null where nothing is known, such as without an agent on queue: 0 would be a promise. */
export interface EstimatedWait {
  readonly all: number | null;
  /** Null where it was not asked for. */
  readonly each: Readonly<Record<MediaType, number | null>> | null;
}

/**
 * @param ids of the queues.
 * @param each true: for each media type as well, {@link REQUESTS_WITH_EACH} requests for each queue instead of one.
 * @returns by queue.
 * @throws {GenesysError} when one cannot be read; a queue that is gone meanwhile has no estimate.
 */
export async function estimatedWaits(
  client: Client,
  ids: readonly string[],
  each: boolean,
): Promise<ReadonlyMap<string, EstimatedWait>> {
  const asked = ids.flatMap((id) => [undefined, ...(each ? MEDIA_TYPES : [])].map((mediaType) => ({ id, mediaType })));
  const answers = await readAll(asked, ({ id, mediaType }, signal) => estimate(client, id, mediaType, signal));
  const found = new Map(
    asked.map(({ id, mediaType = 'all' }, index) => [`${id} ${mediaType}`, answers[index] ?? null]),
  );
  const of = (id: string, mediaType: MediaType | 'all') => found.get(`${id} ${mediaType}`) ?? null;
  return new Map(
    ids.map((id) => [id, { all: of(id, 'all'), each: each ? byMediaType((mediaType) => of(id, mediaType)) : null }]),
  );
}

async function estimate(
  client: Client,
  id: string,
  mediaType: MediaType | undefined,
  signal: AbortSignal,
): Promise<number | null> {
  const path = `/api/v2/routing/queues/${encodeURIComponent(id)}`;
  const call = {
    requirement: REQUIREMENTS.estimateWaits,
    path: `${path}${mediaType ? `/mediatypes/${IN_PATH[mediaType]}` : ''}/estimatedwaittime`,
    signal,
  };
  const intent = mediaType ? IN_PATH[mediaType].toUpperCase() : ALL;
  const answer = await foundOrNull(
    client.call(call, (data: Models.EstimatedWaitTimePredictions) => secondsIn(data, intent)),
  );
  return answer?.data ?? null;
}

/** Of the predictions the first of this media type; one that names none is for what was asked. */
function secondsIn({ results }: Models.EstimatedWaitTimePredictions, intent: string): number | null {
  const known = objects(results).filter((prediction) => (prediction.intent ?? intent) === intent);
  return (
    known.map((prediction) => whole(prediction.estimatedWaitTimeSeconds, 0)).find((seconds) => seconds !== undefined) ??
    null
  );
}
