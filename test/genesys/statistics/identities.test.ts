/**
 * What adds up in Genesys Cloud, as a real week of queues showed, adds up here: in the sandbox's answers and in the summary made of them. It
 * does so while every conversation lies within the period; one that crosses its border is offered in one period and answered in the next.
 */
import fc from 'fast-check';
import { type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import { fetchSend } from '../../../scripts/lib/fetch-send.ts';
import { createClient } from '../../../src/genesys/client.ts';
import { regionById } from '../../../src/genesys/regions.ts';
import { readTotals } from '../../../src/genesys/statistics/aggregates.ts';
import { MEDIA_TYPES } from '../../../src/genesys/statistics/media-types.ts';
import { type Figures, queueSummary } from '../../../src/genesys/statistics/queue-summary.ts';
import { QUEUE_SUMMARY_SAMPLE } from '../../../src/zapier/outputs/queue-summary-fields.ts';
import { api } from '../../sandbox/calls.ts';
import { anyConversations, LONGEST_CONVERSATION_MS } from '../../support/conversation.ts';
import { runs } from '../../support/runs.ts';

const start = Date.UTC(2026, 6, 1);
const end = Date.UTC(2026, 6, 8);
const COUNTS = ['nOffered', 'nOverSla', 'nTransferred'];
const QUEUE = ['oServiceLevel', 'tWait', 'tAnswered', 'tAbandon', 'tFlowOut'];
const WORK = ['tHandle', 'tTalk', 'tTalkComplete', 'tHeld', 'tHeldComplete', 'tAcw', 'tContacting', 'tDialing'];

let sandbox: Sandbox;
let ids: string[];
beforeAll(async () => {
  sandbox = await startSandbox({ queues: 2 });
  ids = sandbox.state.queues.map(({ id }) => id);
  sandbox.state.settings.rateLimitPerMinute = 1e6;
});
afterAll(() => sandbox.close());

interface Group {
  group: Record<string, string>;
  data: { metrics: { metric: string; stats: Record<string, number> }[] }[];
}

/** Each group of the sandbox's answer, as a function of metric and statistic. */
async function groups(from: number, to: number): Promise<((metric: string, statistic?: string) => number)[]> {
  const interval = [from, to].map((time) => new Date(time).toISOString()).join('/');
  const body = { interval, groupBy: ['queueId', 'mediaType'], metrics: [...COUNTS, ...QUEUE, ...WORK] };
  const answer = await api(sandbox, '/analytics/conversations/aggregates/query', { method: 'POST', body });
  expect(answer.status).toBe(200);
  const results: Group[] = Object(answer.body).results ?? [];
  return results.map(({ data }) => {
    const stats = new Map(data.flatMap(({ metrics }) => metrics.map(({ metric, stats }) => [metric, stats] as const)));
    return (metric, statistic = 'count') => stats.get(metric)?.[statistic] ?? 0;
  });
}

async function figures(from: number, to: number): Promise<Figures[]> {
  const client = createClient(
    regionById('sandbox', sandbox.url),
    { value: sandbox.issueToken(), expiresAt: null },
    { send: fetchSend, now: Date.now, random: Math.random, sleep: async () => {}, log: () => {} },
  );
  const totals = await readTotals(client, ids, { start: from, end: to });
  const summaries = ids.map((id) => queueSummary(totals, id));
  return summaries.flatMap((summary) => [summary, ...MEDIA_TYPES.map((mediaType) => summary[mediaType])]);
}

function expectToAddUp(summary: Figures): void {
  const { offered, answered, abandoned, flowed_out, over_sla } = summary;
  const percent = (part: number, whole: number) => (whole > 0 ? Math.round((part / whole) * 10_000) / 100 : null);
  expect(answered + abandoned + flowed_out).toBe(offered);
  expect(over_sla).toBeLessThanOrEqual(answered);
  expect(summary.service_level_percent).toBe(percent(answered - over_sla, offered - flowed_out));
  expect(summary.flowed_out_percent).toBe(percent(flowed_out, offered));
}

const within = () => anyConversations(ids, { min: start, max: end - LONGEST_CONVERSATION_MS });

test('property: the answers of the sandbox add up', async () => {
  await fc.assert(
    fc.asyncProperty(within(), async (all) => {
      sandbox.state.conversations = all;
      for (const of of await groups(start, end)) {
        const sum = (...metrics: string[]) => metrics.reduce((total, metric) => total + of(metric, 'sum'), 0);
        expect(of('nOffered')).toBe(of('tAnswered') + of('tAbandon') + of('tFlowOut'));
        expect(of('tWait')).toBe(of('nOffered'));
        expect(sum('tWait')).toBe(sum('tAnswered', 'tAbandon', 'tFlowOut'));
        expect(of('oServiceLevel', 'numerator')).toBe(of('tAnswered') - of('nOverSla'));
        expect(of('oServiceLevel', 'denominator')).toBe(of('nOffered') - of('tFlowOut'));
        expect(sum('tHandle')).toBe(sum('tTalkComplete', 'tHeldComplete', 'tAcw', 'tContacting', 'tDialing'));
        expect(sum('tTalk')).toBe(sum('tTalkComplete'));
        expect(sum('tHeld')).toBe(sum('tHeldComplete'));
      }
    }),
    { numRuns: runs(40) },
  );
});

test('property: the summary adds up, in all and for each media type', async () => {
  await fc.assert(
    fc.asyncProperty(within(), async (all) => {
      sandbox.state.conversations = all;
      for (const summary of await figures(start, end)) expectToAddUp(summary);
    }),
    { numRuns: runs(40) },
  );
});

test('the sample adds up as well', () => {
  expectToAddUp(QUEUE_SUMMARY_SAMPLE);
  for (const mediaType of MEDIA_TYPES) expectToAddUp(QUEUE_SUMMARY_SAMPLE[mediaType]);
});

test('property: two periods side by side count everything once, wherever the border lies', async () => {
  const border = fc.integer({ min: start + 1, max: end - 1 });
  const total = async (from: number, to: number) => {
    const found = await groups(from, to);
    const rows = [...COUNTS, ...QUEUE, ...WORK].flatMap((metric) =>
      ['count', 'sum', 'numerator', 'denominator'].map((statistic) => [metric, statistic] as const),
    );
    return rows.map(([metric, statistic]) => found.reduce((sum, of) => sum + of(metric, statistic), 0));
  };
  await fc.assert(
    fc.asyncProperty(within(), border, async (all, middle) => {
      sandbox.state.conversations = all;
      const [before, after] = [await total(start, middle), await total(middle, end)];
      expect(before.map((value, index) => value + (after[index] ?? 0))).toEqual(await total(start, end));
    }),
    { numRuns: runs(40) },
  );
});

test('property: before a border counts what ended before it', async () => {
  const border = fc.integer({ min: start + 1, max: end - 1 });
  await fc.assert(
    fc.asyncProperty(within(), border, async (all, middle) => {
      sandbox.state.conversations = all;
      const found = await groups(start, middle);
      const count = (metric: string) => found.reduce((sum, of) => sum + of(metric), 0);
      const ended = (
        from: typeof all,
        ...durations: ('waitMs' | 'talkMs' | 'holdMs' | 'acwMs' | 'contactingMs' | 'dialingMs')[]
      ) =>
        from.filter((one) => Date.parse(one.start) + durations.reduce((ms, name) => ms + (one[name] ?? 0), 0) < middle)
          .length;
      const answered = all.filter(({ outcome }) => outcome === 'answered');
      const made = all.filter(({ outcome }) => outcome === 'outbound');
      const talk = ['contactingMs', 'dialingMs', 'talkMs', 'holdMs'] as const;
      expect(count('nOffered')).toBe(ended(all) - ended(made));
      expect(count('tAnswered')).toBe(ended(answered, 'waitMs'));
      expect(count('tFlowOut')).toBe(
        ended(
          all.filter(({ outcome }) => outcome === 'flowOut'),
          'waitMs',
        ),
      );
      expect(count('tTalkComplete')).toBe(ended(answered, 'waitMs', ...talk) + ended(made, ...talk));
      expect(count('tHandle')).toBe(ended(answered, 'waitMs', ...talk, 'acwMs') + ended(made, ...talk, 'acwMs'));
    }),
    { numRuns: runs(40) },
  );
});
