/**
 * How a callback that was created is labeled in the Zap editor, and a realistic sample of one. Nothing is marked `primary`:
 * of one that is only accepted, no id is known.
 */
import type { CreatedCallback } from '../../genesys/callbacks/create-callback.ts';
import { SAMPLE_QUEUE } from './samples.ts';

export const CALLBACK_OUTPUT_FIELDS = [
  { key: 'id', label: 'Conversation ID', type: 'string' as const },
  { key: 'callback_ids', label: 'Callback IDs', type: 'string' as const, list: true },
  { key: 'status', label: 'Status', type: 'string' as const },
  { key: 'status_label', label: 'Status Label', type: 'string' as const },
  { key: 'queue_id', label: 'Queue ID', type: 'string' as const },
  { key: 'scheduled_at', label: 'Scheduled At', type: 'datetime' as const },
];

export const CALLBACK_SAMPLE: CreatedCallback = {
  id: '8e0f3c52-7a41-4d96-b1c8-5f2a9d6e7b30',
  callback_ids: ['c3a9e1d7-2b64-4f08-9e5d-7a1b8c6f4e21'],
  status: 'created',
  status_label: 'Created',
  queue_id: SAMPLE_QUEUE.id,
  scheduled_at: '2026-07-01T18:30:00.000Z',
};
