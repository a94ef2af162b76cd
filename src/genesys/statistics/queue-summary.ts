/**
 * What a builder reads of a queue's totals. Averages as Genesys's own views have them, total time by the number of
 * interactions that had such time: https://help.mypurecloud.com/articles/view-agent-performance-statistics. What was
 * offered is answered, abandoned or flowed out in the end:
 * https://help.mypurecloud.com/faqs/offered-metric-not-always-equal-answered-plus-abandoned-metrics
 */
import type { Totals } from './aggregates.ts';
import { byMediaType, type MediaType } from './media-types.ts';
import type { Total } from './totals.ts';

/** Counts are 0 where nothing happened; an average or a percentage of nothing is null, since 0 would be a lie. */
export interface Figures {
  offered: number;
  answered: number;
  abandoned: number;
  /** Left the queue neither answered nor abandoned. */
  flowed_out: number;
  /**
   * Of those offered, two decimals: the divisor of the answer rate and the abandon rate in Genesys's views. More than 100
   * where most were offered before the period; null where none was offered in it.
   */
  flowed_out_percent: number | null;
  transferred: number;
  /** Answered, but too late. */
  over_sla: number;
  /** As Genesys calculates it, by the settings of the organization; two decimals. */
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
    flowed_out: of('tFlowOut').count,
    flowed_out_percent: percent(of('tFlowOut').count, of('nOffered').count),
    transferred: of('nTransferred').count,
    over_sla: of('nOverSla').count,
    service_level_percent: percent(numerator, denominator),
    average_wait_seconds: average(of('tWait')),
    longest_wait_seconds: seconds(of('tWait').max),
    average_talk_seconds: average(of('tTalkComplete')),
    average_hold_seconds: average(of('tHeldComplete')),
    average_after_call_work_seconds: average(of('tAcw')),
    // Talk, hold, after-call work, contacting and dialing, of calls that agents made, too.
    average_handle_seconds: average(of('tHandle')),
  };
}

/** To two decimals. */
const percent = (part: number, whole: number) => (whole > 0 ? Math.round((part / whole) * 10_000) / 100 : null);

const average = ({ sum, count }: Total) => (count > 0 ? seconds(sum / count) : null);

/** To a tenth. */
const seconds = (ms: number) => Math.round(ms / 100) / 10;
