/**
 * The queue that a builder sees, the same in every step: flat, snake_case, real numbers and booleans, ISO 8601 dates.
 * Source: schema `Queue` of the official OpenAPI document. Genesys documents no URL of a queue's page and has no field
 * "enabled", so neither is invented.
 */
import type { Models } from 'purecloud-platform-client-v2';
import { number, text, time } from './values.ts';

export interface Queue {
  id: string;
  name?: string;
  description?: string;
  division_id?: string;
  division_name?: string;
  member_count?: number;
  user_member_count?: number;
  joined_member_count?: number;
  date_created?: string;
  date_modified?: string;
  created_by_id?: string;
  modified_by_id?: string;
  media_types?: string[];
  service_level_percent?: number;
  service_level_seconds?: number;
  skill_evaluation_method?: string;
  scoring_method?: string;
  after_call_work?: string;
  outbound_email?: string;
  calling_party_name?: string;
  calling_party_number?: string;
  transcription_enabled?: boolean;
  peer_id?: string;
}

/**
 * Reduces a queue of several kilobytes to what a builder uses. Keys that Genesys left out stay out.
 *
 * @param raw one entity of `GET /api/v2/routing/queues`.
 * @returns null for what is no queue: no object, or without an id.
 */
export function toQueue(raw: Models.Queue | null | undefined): Queue | null {
  if (typeof raw?.id !== 'string' || raw.id === '') return null;
  const { mediaSettings } = raw;
  const { percentage, durationMs } = mediaSettings?.call?.serviceLevel ?? {};
  return withoutUndefined({
    id: raw.id,
    name: text(raw.name),
    description: longText(raw.description),
    division_id: text(raw.division?.id),
    division_name: text(raw.division?.name),
    member_count: number(raw.memberCount),
    user_member_count: number(raw.userMemberCount),
    joined_member_count: number(raw.joinedMemberCount),
    date_created: isoDate(raw.dateCreated),
    date_modified: isoDate(raw.dateModified),
    created_by_id: text(raw.createdBy),
    modified_by_id: text(raw.modifiedBy),
    media_types: mediaSettings && typeof mediaSettings === 'object' ? Object.keys(mediaSettings).sort() : undefined,
    // 0.57 * 100 is 56.99999999999999.
    service_level_percent: scaled(percentage, 10_000, 100),
    service_level_seconds: scaled(durationMs, 1, 1_000),
    skill_evaluation_method: text(raw.skillEvaluationMethod),
    scoring_method: text(raw.scoringMethod),
    after_call_work: text(raw.acwSettings?.wrapupPrompt),
    outbound_email: emailAddress(raw.outboundEmailAddress),
    calling_party_name: text(raw.callingPartyName),
    calling_party_number: text(raw.callingPartyNumber),
    transcription_enabled: typeof raw.enableTranscription === 'boolean' ? raw.enableTranscription : undefined,
    peer_id: text(raw.peerId),
  });
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
  const known = time(value);
  return known === undefined ? undefined : new Date(known).toISOString();
}

/** Genesys refers to a route by pattern (the part before the @) and to a domain by id, which is the domain's name. */
function emailAddress(address: Models.QueueEmailAddress | undefined): string | undefined {
  const pattern = text(address?.route?.pattern);
  const domain = text(address?.domain?.id);
  return pattern && domain ? `${pattern}@${domain}` : undefined;
}

function withoutUndefined(queue: { [Key in keyof Queue]: Queue[Key] | undefined } & { id: string }): Queue {
  // A loop, since this runs for every queue of every poll: half the time of Object.fromEntries.
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(queue)) if (value !== undefined) kept[key] = value;
  return kept as unknown as Queue;
}
