/** How an estimated wait is labeled in the Zap editor, and where it stands in a result. */
import type { EstimatedWait } from '../../genesys/statistics/estimated-wait.ts';
import { byMediaType } from '../../genesys/statistics/media-types.ts';
import type { QueueStatus } from '../../genesys/statistics/observations.ts';
import { mediaFields } from './media-fields.ts';

const FIELDS = [{ key: 'estimated_wait_seconds', label: 'Estimated Wait Seconds', type: 'integer' }] as const;

export const ESTIMATED_WAIT_OUTPUT_FIELDS = [...FIELDS, ...mediaFields(FIELDS)] as const;

/** @returns the status with the estimate in all, and for each media type where that was asked for. */
export function withEstimate(status: QueueStatus, { all, each }: EstimatedWait): QueueStatus {
  return {
    ...status,
    estimated_wait_seconds: all,
    ...byMediaType((mediaType) =>
      each ? { ...status[mediaType], estimated_wait_seconds: each[mediaType] } : status[mediaType],
    ),
  };
}
