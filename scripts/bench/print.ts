/** The report as text: three tables, in Markdown, so that they can be put into a document as they are. */
import type { Goal, Growth, Limit, Report, Row } from './report.ts';

export function tables({ machine, quick, rounds, rows, growth, limits, met, seconds }: Report): string {
  const { cores, cpu, node, memory_gb } = machine;
  const missed = rows.filter((row) => row.met === false).length;
  return [
    `${cores} cores (${cpu}), ${memory_gb} GB, Node ${node}; medians of ${rounds} rounds, ${Math.round(seconds)} s in all.`,
    ...(quick ? ['This was --quick: the figures show that the benchmark works, and nothing else.'] : []),
    '',
    ...table(
      ['ratio', 'goal', 'met', 'measured', 'queues', 'latency', 'ours', 'against', 'theirs'],
      rows.map(rowCells),
    ),
    '',
    ...table(
      [
        'queues',
        'requests',
        'wire',
        'JSON',
        'first poll',
        'median poll',
        'memory over idle: first',
        'last',
        'in a small heap: first',
        'last',
        'whole process',
        'List Queues at most',
      ],
      growth.map(growthCells),
    ),
    '',
    ...table(['limit', 'met by', 'at queues', 'measured'], limits.map(limitCells)),
    '',
    met ? 'Every goal was met.' : `${missed} of ${rows.filter(({ goal }) => goal).length} goals were not met.`,
  ].join('\n');
}

function rowCells({ ratio, goal, met, measured, queues, latency_ms, ours, against, theirs, unit }: Row): string[] {
  return [
    ratio === null ? '' : `${ratio.toFixed(2)}×`,
    goal === null ? '' : goalText(goal, ratio === null ? ` ${unit}` : '×'),
    met === null ? '' : met ? 'yes' : 'NO',
    measured,
    queues === null ? '' : whole(queues),
    latency_ms === null ? '' : `${latency_ms} ms`,
    amount(ours, unit),
    against ?? '',
    theirs === null ? '' : amount(theirs, unit),
  ];
}

function growthCells(each: Growth): string[] {
  return [
    whole(each.queues),
    whole(each.requests),
    amount(each.wire_mb, 'MB'),
    amount(each.json_mb, 'MB'),
    amount(each.first_poll_ms, 'ms'),
    amount(each.median_poll_ms, 'ms'),
    amount(each.first_peak_over_idle_mb, 'MB'),
    amount(each.last_peak_over_idle_mb, 'MB'),
    amount(each.small_heap_first_mb, 'MB'),
    amount(each.small_heap_last_mb, 'MB'),
    amount(each.last_peak_mb, 'MB'),
    `${whole(each.list_results)} in ${amount(each.list_result_mb, 'MB')}`,
  ];
}

const limitCells = ({ limit, reached_by, at_queues, measured }: Limit) => [
  limit,
  reached_by,
  at_queues === null ? 'none' : whole(at_queues),
  measured,
];

const goalText = ({ is, figure }: Goal, unit: string) =>
  `${{ 'at most': '≤', 'at least': '≥', exactly: '=' }[is]} ${whole(figure)}${unit}`;

function amount(value: number, unit: Row['unit']): string {
  if (unit === 'requests') return whole(value);
  return `${value < 10 ? value.toFixed(2) : whole(Math.round(value))} ${unit}`;
}

const whole = (value: number) => value.toLocaleString('en-US');

/** Markdown, its columns aligned for those who read it as text. */
function table(header: readonly string[], rows: ReadonlyArray<readonly string[]>): string[] {
  const widths = header.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(header), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)];
}
