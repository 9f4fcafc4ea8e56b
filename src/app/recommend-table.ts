import type { Candidate } from '../languages/images/recommend.ts';
import { wrap } from '../report/wrap.ts';

/** What the table shows of an image. */
export type TableRow = Pick<Candidate, 'reference' | 'notes'> & Partial<Candidate>;

const HEAD = ['image', 'supported until', 'LTS', 'size', 'notes'];
const GAP = '  ';
const INDENT = '  ';
/** Where less is left for the notes, they get lines of their own. */
const LEAST_NOTES = 26;

/**
 * A table of images with a mark before the one to take.
 * @param width columns of the terminal; notes are wrapped to them
 */
export function adviceTable(rows: readonly TableRow[], pick: TableRow | undefined, width: number): string[] {
  const cells = rows.map((row) => [endOf(row), ltsOf(row), row.size ?? '-']);
  const sizes = HEAD.slice(1, -1).map((word, column) =>
    Math.max(word.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const most = width - INDENT.length - 2 - sizes.reduce((sum, size) => sum + GAP.length + size, 0);
  // A longer name gets a line of its own, so that the columns stay where they are.
  const names = rows.map(({ reference }) => reference.length).filter((length) => length <= most);
  const widths = [Math.max(5, ...names), ...sizes];
  const line = (mark: string, row: readonly string[], notes: string) =>
    `${INDENT}${mark} ${[...widths.map((size, column) => (row[column] ?? '').padEnd(size)), notes].join(GAP)}`.trimEnd();
  const start = line(' ', [], '|').length - 1;
  const room = width - start;
  const isBeside = room >= LEAST_NOTES;
  const margin = isBeside ? start : INDENT.length + 4;
  const lines = ['', line(' ', HEAD.slice(0, -1), isBeside ? 'notes' : '')];
  for (const [index, row] of rows.entries()) {
    const notes = wrap(row.notes.join(', '), width - margin).filter(Boolean);
    const mark = row.reference === pick?.reference ? '*' : ' ';
    const isLong = row.reference.length > most;
    if (isLong) lines.push(`${INDENT}${mark} ${row.reference}`);
    const own = [isLong ? '' : row.reference, ...(cells[index] ?? [])];
    lines.push(line(isLong ? ' ' : mark, own, (isBeside && notes.shift()) || ''));
    lines.push(...notes.map((text) => ' '.repeat(margin) + text));
  }
  return pick && rows.some(({ reference }) => reference === pick.reference)
    ? [...lines, `${INDENT}* recommended`]
    : lines;
}

/** The day when the first of runtime and system ends, as far as that is set. */
function endOf({ runtime, system }: TableRow): string {
  if (!runtime) return '-';
  if (runtime.ends === undefined) return 'no end set';
  return [runtime.ends, system?.ends ?? runtime.ends].sort()[0] ?? '-';
}

function ltsOf({ lts }: TableRow): string {
  return lts === undefined ? '-' : lts ? 'yes' : 'no';
}
