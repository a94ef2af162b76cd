/**
 * The queue that a builder sees, the same in every step: flat, snake_case, real numbers and booleans, ISO 8601 dates.
 * Source: schema `Queue` of the official OpenAPI document. Genesys documents no URL of a queue's page and has no field
 * "enabled", so neither is invented.
 */
import type { Models } from 'purecloud-platform-client-v2';

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
  const serviceLevel = raw.mediaSettings?.call?.serviceLevel;
  return withoutUndefined({
    id: raw.id,
    name: raw.name,
    description: raw.description,
    division_id: raw.division?.id,
    division_name: raw.division?.name,
    member_count: raw.memberCount,
    user_member_count: raw.userMemberCount,
    joined_member_count: raw.joinedMemberCount,
    date_created: isoDate(raw.dateCreated),
    date_modified: isoDate(raw.dateModified),
    created_by_id: raw.createdBy,
    modified_by_id: raw.modifiedBy,
    media_types: raw.mediaSettings && Object.keys(raw.mediaSettings).sort(),
    // 0.57 * 100 is 56.99999999999999.
    service_level_percent: serviceLevel?.percentage && Math.round(serviceLevel.percentage * 10_000) / 100,
    service_level_seconds: serviceLevel?.durationMs && serviceLevel.durationMs / 1000,
    skill_evaluation_method: raw.skillEvaluationMethod,
    scoring_method: raw.scoringMethod,
    after_call_work: raw.acwSettings?.wrapupPrompt,
    outbound_email: emailAddress(raw.outboundEmailAddress),
    calling_party_name: raw.callingPartyName,
    calling_party_number: raw.callingPartyNumber,
    transcription_enabled: raw.enableTranscription,
    peer_id: raw.peerId,
  });
}

/** ISO 8601 in UTC; what cannot be read as a date is left out, so that a Zap's date fields never get garbage. */
function isoDate(value: string | undefined): string | undefined {
  const time = Date.parse(value ?? '');
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** Genesys refers to a route by pattern (the part before the @) and to a domain by id, which is the domain's name. */
function emailAddress(address: Models.QueueEmailAddress | undefined): string | undefined {
  const { pattern } = address?.route ?? {};
  const domain = address?.domain?.id;
  return pattern && domain ? `${pattern}@${domain}` : undefined;
}

/** JSON may carry `null` where the contract says the property is optional; both mean "left out". */
function withoutUndefined(queue: { [Key in keyof Queue]: Queue[Key] | undefined } & { id: string }): Queue {
  return Object.fromEntries(
    Object.entries(queue).filter(([, value]) => value !== undefined && value !== null),
  ) as unknown as Queue;
}
