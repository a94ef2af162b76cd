/** All queues, as a table to read, CSV for a spreadsheet, or JSON for a program. */
import type { Queue } from '../../src/genesys/queues/queue.ts';
import { csv } from './csv.ts';
import type { Format } from './flags.ts';
import { printableJson, visible, visibleCell } from './visible.ts';

const COLUMNS = [
  'name',
  'division_name',
  'member_count',
  'joined_member_count',
  'date_created',
  'date_modified',
  'id',
] as const satisfies readonly (keyof Queue)[];

/** In a table; the others are for programs. */
const SHOWN = ['name', 'division_name', 'member_count', 'date_created', 'id'] as const;
/** A longer name is cut, so that one does not spread the whole table. */
const WIDEST = 50;

/** @returns the text, its last line ended. */
export function formatQueues(queues: readonly Queue[], format: Format): string {
  if (format === 'json') return `${printableJson(queues)}\n`;
  if (format === 'csv') return csv([COLUMNS, ...queues.map((queue) => COLUMNS.map((column) => cell(queue[column])))]);
  return table(queues);
}

const cell = (value: string | number | undefined) => (typeof value === 'string' ? visibleCell(value) : value);

function table(queues: readonly Queue[]): string {
  const columns = SHOWN.map((column) => {
    const cells = queues.map((queue) => visible(String(queue[column] ?? '')));
    const shown = cells.map((text) => (text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text));
    const all = [column.toUpperCase(), ...shown];
    const width = all.reduce((most, text) => Math.max(most, text.length), 0);
    return all.map((text) => (column === 'member_count' ? text.padStart(width) : text.padEnd(width)));
  });
  const lines = ['', ...queues].map((_, row) =>
    columns
      .map((cells) => cells[row])
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}
