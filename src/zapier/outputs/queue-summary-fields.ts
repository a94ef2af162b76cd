/** How a queue's summary is labeled in the Zap editor, and a realistic sample of it. */
import type { QueueSummary } from '../../genesys/statistics/queue-summary.ts';
import { mediaFields } from './media-fields.ts';

const FIGURES = [
  { key: 'offered', label: 'Offered', type: 'integer' },
  { key: 'answered', label: 'Answered', type: 'integer' },
  { key: 'abandoned', label: 'Abandoned', type: 'integer' },
  { key: 'flowed_out', label: 'Flowed Out', type: 'integer' },
  { key: 'flowed_out_percent', label: 'Flowed Out Percent', type: 'number' },
  { key: 'transferred', label: 'Transferred', type: 'integer' },
  { key: 'over_sla', label: 'Over SLA', type: 'integer' },
  { key: 'service_level_percent', label: 'Service Level Percent', type: 'number' },
  { key: 'average_wait_seconds', label: 'Average Wait Seconds', type: 'number' },
  { key: 'longest_wait_seconds', label: 'Longest Wait Seconds', type: 'number' },
  { key: 'average_talk_seconds', label: 'Average Talk Seconds', type: 'number' },
  { key: 'average_hold_seconds', label: 'Average Hold Seconds', type: 'number' },
  { key: 'average_after_call_work_seconds', label: 'Average After-Call Work Seconds', type: 'number' },
  { key: 'average_handle_seconds', label: 'Average Handle Seconds', type: 'number' },
] as const;

export const QUEUE_SUMMARY_OUTPUT_FIELDS = [...FIGURES, ...mediaFields(FIGURES)] as const;

const VOICE = {
  offered: 96,
  answered: 84,
  abandoned: 8,
  flowed_out: 4,
  flowed_out_percent: 4.17,
  transferred: 11,
  over_sla: 15,
  service_level_percent: 75,
  average_wait_seconds: 14.2,
  longest_wait_seconds: 143.8,
  average_talk_seconds: 251.3,
  average_hold_seconds: 38.5,
  average_after_call_work_seconds: 31.9,
  average_handle_seconds: 290.1,
};

const NONE = {
  offered: 0,
  answered: 0,
  abandoned: 0,
  flowed_out: 0,
  flowed_out_percent: null,
  transferred: 0,
  over_sla: 0,
  service_level_percent: null,
  average_wait_seconds: null,
  longest_wait_seconds: 0,
  average_talk_seconds: null,
  average_hold_seconds: null,
  average_after_call_work_seconds: null,
  average_handle_seconds: null,
};

export const QUEUE_SUMMARY_SAMPLE: QueueSummary = {
  ...VOICE,
  voice: VOICE,
  callback: NONE,
  chat: NONE,
  email: NONE,
  message: NONE,
};
