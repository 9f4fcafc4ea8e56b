import type { Finding, RelatedLocation } from '../core/finding.ts';
import { displayPath, escapeText } from './escape.ts';
import type { Framer, Mark } from './frame.ts';
import type { Paint } from './paint.ts';
import { widthOf } from './width.ts';
import { wrap } from './wrap.ts';

export interface FindingView {
  /** Absent when the file's text is not at hand. */
  readonly framer: Framer | undefined;
  readonly columns: number;
  readonly paint: Paint;
  /** First sentence of the reason, when it is to be printed. */
  readonly why: string | undefined;
  /** Also the path into a manifest. */
  readonly verbose: boolean;
}

/** One finding in full: what is wrong, where, and what to do. */
export function findingBlock(finding: Finding, view: FindingView): string[] {
  const { columns, paint, framer } = view;
  const frame = framer?.draw(marksOf(finding), { columns, paint, tint: paint[finding.severity] });
  const gutter = ' '.repeat(frame?.gutter ?? 1);
  const place = `${displayPath(finding.file)}:${finding.start.line}:${finding.start.column}`;
  const lines = [...headline(finding, columns, paint), `${gutter}${paint.quiet('-->')} ${place}`];
  if (frame) lines.push(...frame.lines);

  const advice: string[] = [];
  const add = (label: string, text: string, good = false): void => {
    const head = `${gutter} = ${label.padEnd(5)} `;
    const rows = rowsOf(text, columns - head.length);
    rows.forEach((row, index) => {
      const start =
        index === 0 ? `${gutter} ${paint.quiet('=')} ${paint.bold(label.padEnd(5))} ` : ' '.repeat(head.length);
      advice.push(`${start}${good ? paint.good(row) : row}`);
    });
  };
  if (view.verbose && finding.path !== null) add('path:', finding.path.replace(/^(\[DocId: \d+\] > )?input > /, ''));
  for (const related of elsewhere(finding, framer)) {
    const place = `${displayPath(related.file)}:${related.start.line}:${related.start.column}`;
    add('note:', `${related.message} (${place})`);
  }
  if (view.why) add('why:', view.why);
  if (finding.help !== '') add('help:', finding.help);
  if (finding.fix) add('fix:', `${finding.fix.title} (${fixNote(finding.fix.safety)})`, true);
  if (advice.length > 0 && frame) lines.push(paint.quiet(`${gutter} |`));
  return [...lines, ...advice];
}

function headline(finding: Finding, columns: number, paint: Paint): string[] {
  const tag = `${finding.severity}[${finding.rule} ${finding.name}]`;
  const rows = wrap(escapeText(finding.message), columns - 2, columns - widthOf(tag) - 2);
  const [first = '', ...rest] = rows;
  return [`${paint[finding.severity](tag)}: ${paint.bold(first)}`, ...rest.map((row) => `  ${paint.bold(row)}`)];
}

function fixNote(safety: 'safe' | 'unsafe'): string {
  return safety === 'safe' ? 'safe' : 'unsafe, with --unsafe-fixes';
}

function marksOf(finding: Finding): Mark[] {
  const related = finding.related.filter(({ file }) => file === finding.file);
  return [
    { start: finding.start, end: finding.end, label: '', primary: true },
    ...related.map(({ start, end, message }) => ({ start, end, label: escapeText(message), primary: false })),
  ];
}

/** Related places that the frame does not show. */
function elsewhere(finding: Finding, framer: Framer | undefined): readonly RelatedLocation[] {
  return framer ? finding.related.filter(({ file }) => file !== finding.file) : finding.related;
}

/** Advice as rows; lines to paste keep their indentation. */
function rowsOf(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => {
    const safe = escapeText(line);
    return widthOf(safe) <= width ? [safe] : wrap(safe, width);
  });
}
