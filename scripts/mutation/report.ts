/**
 * Stryker's report in short. Its format: https://github.com/stryker-mutator/mutation-testing-elements, the JSON schema in
 * packages/report-schema.
 */

/** One change to the code, and what the tests made of it. */
export interface Mutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: string;
  readonly location: { readonly start: { readonly line: number; readonly column: number } };
}

export interface Report {
  readonly files: { readonly [path: string]: { readonly mutants: readonly Mutant[] } };
}

const WIDTH = 80;
const COLUMNS = ['Killed', 'Survived', 'NoCoverage', 'Timeout'] as const;
const NUMBER_WIDTHS = [8, 10, 12, 9, 9] as const;
const FOLDER_WIDTH = WIDTH - NUMBER_WIDTHS.reduce((sum, width) => sum + width, 0);

/**
 * @param paths the files and folders to speak of; none for all.
 * @returns lines of at most 80 characters: the figures of each folder, then every mutant that no test noticed.
 */
export function summary({ files }: Report, paths: readonly string[]): string[] {
  const mutants = Object.entries(files)
    .filter(([file]) => paths.length === 0 || paths.some((path) => file === path || file.startsWith(`${path}/`)))
    .flatMap(([file, { mutants }]) => mutants.map((mutant) => ({ ...mutant, file })))
    .sort((one, other) => compare(one.file, other.file) || place(one) - place(other));
  const folders = [...new Set(mutants.map(folderOf))];
  const unnoticed = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  return [
    row('', ['killed', 'survived', 'no coverage', 'timeout', 'score']),
    ...folders.map((folder) => row(folder, figures(mutants.filter((mutant) => folderOf(mutant) === folder)))),
    row('all', figures(mutants)),
    ...(unnoticed.length > 0 ? ['', 'No test noticed:'] : []),
    ...unnoticed.flatMap(unnoticedLines),
  ];
}

/** @returns killed, survived, not covered, timed out, and the share of them that was noticed, in percent. */
function figures(mutants: readonly Mutant[]): string[] {
  const counts = COLUMNS.map((column) => mutants.filter(({ status }) => status === column).length);
  const [killed = 0, , , timeout = 0] = counts;
  const all = counts.reduce((sum, count) => sum + count, 0);
  // Rounded down: 100 % is said of nothing less.
  const score = all === 0 ? '–' : `${(Math.floor(((killed + timeout) / all) * 1_000) / 10).toFixed(1)} %`;
  return [...counts.map(String), score];
}

function row(folder: string, cells: readonly string[]): string {
  return (
    shortened(folder, FOLDER_WIDTH).padEnd(FOLDER_WIDTH) +
    cells.map((cell, i) => cell.padStart(NUMBER_WIDTHS[i] ?? 0)).join('')
  );
}

function unnoticedLines({
  file,
  location: { start },
  mutatorName,
  replacement = 'removed',
  status,
}: Mutant & { file: string }) {
  const where = `${file}:${start.line}:${start.column} ${mutatorName}${status === 'NoCoverage' ? ' (no coverage)' : ''}`;
  return [where, shortened(`  → ${replacement.replace(/\s+/g, ' ')}`, WIDTH)];
}

const place = ({ location: { start } }: Mutant) => start.line * 1_000 + start.column;
const folderOf = ({ file }: { file: string }) => file.slice(0, file.lastIndexOf('/'));
const shortened = (text: string, width: number) => (text.length > width ? `${text.slice(0, width - 1)}…` : text);
const compare = (one: string, other: string) => Number(one > other) - Number(one < other);
