/**
 * The queue that a builder sees, the same in every step: flat, snake_case, real numbers and booleans, ISO 8601 dates.
 * Source: schema `Queue` of the official OpenAPI document. Genesys documents no URL of a queue's page and has no field
 * "enabled", so neither is invented.
 */
import type { Models } from 'purecloud-platform-client-v2';
import { identifier, isObject, number, text, texts, time } from '../values.ts';
import { inWords } from '../words.ts';

export interface Queue {
  id: string;
  name?: string | undefined;
  description?: string | undefined;
  division_id?: string | undefined;
  division_name?: string | undefined;
  member_count?: number | undefined;
  user_member_count?: number | undefined;
  joined_member_count?: number | undefined;
  date_created?: string | undefined;
  date_modified?: string | undefined;
  created_by_id?: string | undefined;
  /** Only where names are looked up, as are the three others of users. */
  created_by_name?: string | undefined;
  created_by_email?: string | undefined;
  modified_by_id?: string | undefined;
  modified_by_name?: string | undefined;
  modified_by_email?: string | undefined;
  media_types?: string[] | undefined;
  service_level_percent?: number | undefined;
  service_level_seconds?: number | undefined;
  skill_evaluation_method?: string | undefined;
  /** What the code before it means, in words; so with the two that follow. */
  skill_evaluation_method_label?: string | undefined;
  scoring_method?: string | undefined;
  scoring_method_label?: string | undefined;
  after_call_work?: string | undefined;
  after_call_work_label?: string | undefined;
  outbound_email?: string | undefined;
  calling_party_name?: string | undefined;
  calling_party_number?: string | undefined;
  transcription_enabled?: boolean | undefined;
  peer_id?: string | undefined;
}

/**
 * Reduces a queue of several kilobytes to what a builder uses. What Genesys left out is undefined, which JSON leaves out as well.
 *
 * @param raw one entity of `GET /api/v2/routing/queues`.
 * @returns null for what is no queue: no object, or without an id of 1 to 200 characters.
 */
export function toQueue(raw: Models.Queue | null | undefined): Queue | null {
  const id = identifier(raw?.id);
  if (!raw || id === undefined) return null;
  const { mediaSettings } = raw;
  const { percentage, durationMs } = mediaSettings?.call?.serviceLevel ?? {};
  return {
    id,
    name: text(raw.name),
    description: longText(raw.description),
    division_id: identifier(raw.division?.id),
    division_name: text(raw.division?.name),
    member_count: number(raw.memberCount),
    user_member_count: number(raw.userMemberCount),
    joined_member_count: number(raw.joinedMemberCount),
    date_created: isoDate(raw.dateCreated),
    date_modified: isoDate(raw.dateModified),
    created_by_id: identifier(raw.createdBy),
    modified_by_id: identifier(raw.modifiedBy),
    media_types: isObject(mediaSettings) ? texts(Object.keys(mediaSettings))?.sort() : undefined,
    // 0.57 * 100 is 56.99999999999999.
    service_level_percent: scaled(percentage, 10_000, 100),
    service_level_seconds: scaled(durationMs, 1, 1_000),
    skill_evaluation_method: text(raw.skillEvaluationMethod),
    skill_evaluation_method_label: inWords(text(raw.skillEvaluationMethod)),
    scoring_method: text(raw.scoringMethod),
    scoring_method_label: inWords(text(raw.scoringMethod)),
    after_call_work: text(raw.acwSettings?.wrapupPrompt),
    after_call_work_label: inWords(text(raw.acwSettings?.wrapupPrompt)),
    outbound_email: emailAddress(raw.outboundEmailAddress),
    calling_party_name: text(raw.callingPartyName),
    calling_party_number: text(raw.callingPartyNumber),
    transcription_enabled: typeof raw.enableTranscription === 'boolean' ? raw.enableTranscription : undefined,
    peer_id: identifier(raw.peerId),
  };
}

function scaled(value: unknown, factor: number, divisor: number): number | undefined {
  const known = number(value);
  return known === undefined ? undefined : Math.round(known * factor) / divisor;
}

/** The longest description, in characters: one queue must never fill a result by itself. */
const LONGEST_DESCRIPTION = 10_000;

const longText = (value: unknown) => (typeof value === 'string' ? value.slice(0, LONGEST_DESCRIPTION) : undefined);

/** ISO 8601 in UTC; what cannot be read as a date is left out, so that a Zap's date fields never get garbage. */
export function isoDate(value: unknown): string | undefined {
  if (typeof value === 'string' && AS_WRITTEN.test(value)) return value;
  const known = time(value);
  return known === undefined ? undefined : new Date(known).toISOString();
}

/**
 * How Genesys writes nearly all dates, and how they would be written anew, which takes longer than all else done to a queue.
 * The days are those that every month has.
 */
const AS_WRITTEN = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])T([01]\d|2[0-3])(:[0-5]\d){2}\.\d{3}Z$/;

/** Genesys refers to a route by pattern (the part before the @) and to a domain by id, which is the domain's name. */
function emailAddress(address: Models.QueueEmailAddress | undefined): string | undefined {
  const pattern = identifier(address?.route?.pattern);
  const domain = identifier(address?.domain?.id);
  return pattern && domain ? `${pattern}@${domain}` : undefined;
}
