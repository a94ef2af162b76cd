/** How the queue that a builder sees is labeled in the Zap editor, and a realistic sample of it. */
import type { Queue } from '../../genesys/queues/queue.ts';
import { SAMPLE_DIVISION, SAMPLE_QUEUE } from './samples.ts';

/** Of whatever tells something else of a queue. */
export const QUEUE_NAMED = [
  { key: 'id', label: 'Queue ID', type: 'string' },
  { key: 'name', label: 'Queue Name', type: 'string' },
] as const;

export const QUEUE_OUTPUT_FIELDS = [
  ...QUEUE_NAMED,
  { key: 'description', label: 'Description', type: 'string' },
  { key: 'division_id', label: 'Division ID', type: 'string' },
  { key: 'division_name', label: 'Division Name', type: 'string' },
  { key: 'member_count', label: 'Members', type: 'integer' },
  { key: 'user_member_count', label: 'User Members', type: 'integer' },
  { key: 'joined_member_count', label: 'Joined Members', type: 'integer' },
  { key: 'date_created', label: 'Date Created', type: 'datetime' },
  { key: 'date_modified', label: 'Date Modified', type: 'datetime' },
  { key: 'created_by_id', label: 'Created By User ID', type: 'string' },
  { key: 'created_by_name', label: 'Created By Name', type: 'string' },
  { key: 'created_by_email', label: 'Created By Email', type: 'string' },
  { key: 'modified_by_id', label: 'Modified By User ID', type: 'string' },
  { key: 'modified_by_name', label: 'Modified By Name', type: 'string' },
  { key: 'modified_by_email', label: 'Modified By Email', type: 'string' },
  { key: 'media_types', label: 'Media Types', type: 'string', list: true },
  { key: 'service_level_percent', label: 'Service Level Percent', type: 'number' },
  { key: 'service_level_seconds', label: 'Service Level Seconds', type: 'number' },
  { key: 'skill_evaluation_method', label: 'Skill Evaluation Method', type: 'string' },
  { key: 'skill_evaluation_method_label', label: 'Skill Evaluation Method Label', type: 'string' },
  { key: 'scoring_method', label: 'Scoring Method', type: 'string' },
  { key: 'scoring_method_label', label: 'Scoring Method Label', type: 'string' },
  { key: 'after_call_work', label: 'After-Call Work', type: 'string' },
  { key: 'after_call_work_label', label: 'After-Call Work Label', type: 'string' },
  { key: 'outbound_email', label: 'Outbound Email', type: 'string' },
  { key: 'calling_party_name', label: 'Calling Party Name', type: 'string' },
  { key: 'calling_party_number', label: 'Calling Party Number', type: 'string' },
  { key: 'transcription_enabled', label: 'Transcription Enabled', type: 'boolean' },
  { key: 'peer_id', label: 'Peer ID', type: 'string' },
] as const;

export const QUEUE_SAMPLE: Queue = {
  ...SAMPLE_QUEUE,
  description: 'Invoices, refunds and payment questions',
  division_id: SAMPLE_DIVISION.id,
  division_name: SAMPLE_DIVISION.name,
  member_count: 24,
  user_member_count: 20,
  joined_member_count: 17,
  date_created: '2026-03-02T09:15:00.000Z',
  date_modified: '2026-06-18T14:40:12.000Z',
  created_by_id: '1b6f0c1e-7d5a-4b0e-9f43-2b1d5c7a8e90',
  modified_by_id: '1b6f0c1e-7d5a-4b0e-9f43-2b1d5c7a8e90',
  media_types: ['call', 'callback', 'chat', 'email', 'message'],
  service_level_percent: 80,
  service_level_seconds: 20,
  skill_evaluation_method: 'BEST',
  skill_evaluation_method_label: 'Best available skills',
  scoring_method: 'TimestampAndPriority',
  scoring_method_label: 'Priority and time of arrival',
  after_call_work: 'OPTIONAL',
  after_call_work_label: 'Optional',
  transcription_enabled: true,
};
