/**
 * What a builder reads of a queue's totals. Averages as Genesys's own views have them, total time by the number of
 * interactions that had such time: https://help.mypurecloud.com/articles/view-agent-performance-statistics
 */
import type { Totals } from './aggregates.ts';
import { byMediaType, type MediaType } from './media-types.ts';
import type { Total } from './totals.ts';

/** Counts are 0 where nothing happened; an average or a percentage of nothing is null, since 0 would be a lie. */
export interface Figures {
  offered: number;
  answered: number;
  abandoned: number;
  transferred: number;
  over_sla: number;
  /** 0 to 100, two decimals. */
  service_level_percent: number | null;
  average_wait_seconds: number | null;
  longest_wait_seconds: number;
  average_talk_seconds: number | null;
  average_hold_seconds: number | null;
  average_after_call_work_seconds: number | null;
  average_handle_seconds: number | null;
}

/** In all, and for each media type. */
export interface QueueSummary extends Figures, Record<MediaType, Figures> {}

export function queueSummary(totals: Totals, queueId: string): QueueSummary {
  return {
    ...figures(totals, queueId),
    ...byMediaType((mediaType) => figures(totals, queueId, mediaType)),
  };
}

function figures(totals: Totals, queueId: string, mediaType?: MediaType): Figures {
  const of = (metric: Parameters<Totals>[1]) => totals(queueId, metric, mediaType);
  const { numerator, denominator } = of('oServiceLevel');
  return {
    offered: of('nOffered').count,
    answered: of('tAnswered').count,
    abandoned: of('tAbandon').count,
    transferred: of('nTransferred').count,
    over_sla: of('nOverSla').count,
    service_level_percent: denominator > 0 ? Math.round((numerator / denominator) * 10_000) / 100 : null,
    average_wait_seconds: average(of('tWait')),
    longest_wait_seconds: seconds(of('tWait').max),
    average_talk_seconds: average(of('tTalk')),
    average_hold_seconds: average(of('tHeld')),
    average_after_call_work_seconds: average(of('tAcw')),
    average_handle_seconds: average(of('tHandle')),
  };
}

const average = ({ sum, count }: Total) => (count > 0 ? seconds(sum / count) : null);

/** To a tenth. */
const seconds = (ms: number) => Math.round(ms / 100) / 10;
