/** How a queue's status is labeled in the Zap editor, and a realistic sample of it. */
import type { QueueStatus } from '../../genesys/statistics/observations.ts';
import { mediaFields } from './media-fields.ts';

const INTERACTIONS = [
  { key: 'waiting', label: 'Waiting', type: 'integer' },
  { key: 'alerting', label: 'Alerting', type: 'integer' },
  { key: 'interacting', label: 'Interacting', type: 'integer' },
  { key: 'longest_wait_seconds', label: 'Longest Wait Seconds', type: 'integer' },
] as const;

export const QUEUE_STATUS_OUTPUT_FIELDS = [
  { key: 'observed_at', label: 'Observed At', type: 'datetime' },
  ...INTERACTIONS,
  { key: 'agents_on_queue', label: 'Agents On Queue', type: 'integer' },
  { key: 'agents_idle', label: 'Agents Idle', type: 'integer' },
  { key: 'agents_interacting', label: 'Agents Interacting', type: 'integer' },
  { key: 'agents_not_responding', label: 'Agents Not Responding', type: 'integer' },
  { key: 'agents_communicating', label: 'Agents Communicating', type: 'integer' },
  { key: 'agents_off_queue', label: 'Agents Off Queue', type: 'integer' },
  { key: 'members', label: 'Members', type: 'integer' },
  ...mediaFields(INTERACTIONS),
] as const;

const NONE = { waiting: 0, alerting: 0, interacting: 0, longest_wait_seconds: 0 };

export const QUEUE_STATUS_SAMPLE: QueueStatus = {
  observed_at: '2026-06-18T14:40:12.000Z',
  waiting: 7,
  alerting: 1,
  interacting: 9,
  longest_wait_seconds: 312,
  agents_on_queue: 12,
  agents_idle: 2,
  agents_interacting: 9,
  agents_not_responding: 1,
  agents_communicating: 0,
  agents_off_queue: 5,
  members: 20,
  voice: { waiting: 5, alerting: 1, interacting: 6, longest_wait_seconds: 145 },
  callback: NONE,
  chat: NONE,
  email: { waiting: 2, alerting: 0, interacting: 1, longest_wait_seconds: 312 },
  message: { waiting: 0, alerting: 0, interacting: 2, longest_wait_seconds: 0 },
};
