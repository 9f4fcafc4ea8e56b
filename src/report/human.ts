import { type Finding, SEVERITIES } from '../core/finding.ts';
import { displayPath, escapeText } from './escape.ts';
import { Framer } from './frame.ts';
import { byFile, counted } from './groups.ts';
import { findingBlock } from './human-finding.ts';
import { findingList, foldRepeats, moreOf } from './human-list.ts';
import { type Paint, paintFor } from './paint.ts';
import type { Output, ReportInput } from './reporters.ts';
import { countsOf, passing, plural, summary } from './summary.ts';
import { wrap } from './wrap.ts';

/** How many findings of one rule in one file are drawn; the others are named by their lines. */
const DRAWN_PER_RULE = 3;
/** How many findings of a run are drawn; the others are counted, one line a file. */
const DRAWN = 20;
/** Outside a hook, up to this many findings that do not block are listed; more are counted. */
const LISTED = 20;
/** Characters in a piece, before the block that exceeds it. */
const PIECE = 64 * 1024;

interface Page {
  readonly input: ReportInput;
  readonly paint: Paint;
  readonly columns: number;
}

/** The report for people: what blocks in full, the gravest first, the rest in short, and what to do next. */
export function report(input: ReportInput, output: Output): string {
  return [...pieces(input, output)].join('');
}

/** The same in pieces, so that a large report is never held in memory as one string. */
export function* pieces(input: ReportInput, output: Output): Iterable<string> {
  let text = '';
  let isFirst = true;
  for (const block of blocksOf(input, output)) {
    text += `${isFirst ? '' : '\n\n'}${block.join('\n')}`;
    isFirst = false;
    if (text.length < PIECE) continue;
    yield text;
    text = '';
  }
  if (!isFirst) yield `${text}\n`;
}

function* blocksOf(input: ReportInput, output: Output): Iterable<readonly string[]> {
  const page: Page = {
    input,
    paint: paintFor(output.color),
    columns: Math.max(40, Math.min(output.columns || 100, 120)),
  };
  const fresh = counted(input);
  const notes = input.quiet ? [] : input.notes;
  if (input.hook && !input.failed && !input.verbose) {
    yield* passedBlock(fresh, notes, page);
    return;
  }
  const loud = fresh.filter(isLoud(input)).sort(byGravity);
  yield* loudBlocks(loud, page);
  if (!input.quiet || input.verbose) yield* lowBlocks(fresh, page);
  yield* errorBlocks(page);
  if (notes.length > 0) yield notes.flatMap((note) => hanging('note: ', escapeText(note), page.columns));
  yield summary(input, page.paint, page.columns);
}

/** What a hook says when the commit goes on: the notes, and one line about what it found. */
function* passedBlock(
  fresh: readonly Finding[],
  notes: readonly string[],
  { input, paint, columns }: Page,
): Iterable<readonly string[]> {
  const lines = notes.flatMap((note) => hanging('note: ', escapeText(note), columns));
  if (fresh.length > 0 && !input.quiet) lines.push(paint.dim(passing(input, fresh)));
  if (lines.length > 0) yield lines;
}

/** What is drawn in full: all that blocks, and where nothing can block, what is a likely defect. */
function isLoud({ failOn, verbose }: ReportInput): (finding: Finding) => boolean {
  return ({ blocking, severity }) =>
    verbose || blocking || (failOn === 'never' && (severity === 'error' || severity === 'warning'));
}

/** The gravest first; among equals the order of the report stays. */
function byGravity(a: Finding, b: Finding): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
}

function* loudBlocks(loud: readonly Finding[], page: Page): Iterable<readonly string[]> {
  const { input, paint, columns } = page;
  const limit = input.verbose ? loud.length : DRAWN_PER_RULE;
  const { shown, folded } = foldRepeats(loud, limit);
  const drawn = input.verbose ? shown : shown.slice(0, DRAWN);
  const framers = new Map<string, Framer | undefined>();
  for (const finding of drawn) {
    if (!framers.has(finding.file)) {
      const text = input.files.get(finding.file)?.text;
      framers.set(finding.file, text === undefined ? undefined : new Framer(text));
    }
    const why = input.verbose ? input.rules?.get(finding.rule)?.why : undefined;
    const framer = framers.get(finding.file);
    yield findingBlock(finding, { framer, columns, paint, why, verbose: input.verbose });
    const rest = folded.get(finding);
    if (rest) yield wrap(moreOf(rest), columns - 2).map((row) => `  ${paint.dim(row)}`);
  }
  const told = new Set(drawn.flatMap((finding) => [finding, ...(folded.get(finding) ?? [])]));
  const left = loud.filter((finding) => !told.has(finding));
  if (left.length === 0) return;
  yield [
    paint.bold(`${plural(left.length, 'more finding')} not drawn here (--verbose shows each in full):`),
    ...fileCounts(left, page),
  ];
}

/** What does not block: a list where that is short, else one line a file. */
function* lowBlocks(fresh: readonly Finding[], page: Page): Iterable<readonly string[]> {
  const { input, paint, columns } = page;
  const low = fresh.filter((finding) => !isLoud(input)(finding));
  if (low.length === 0) return;
  if (input.hook || low.length > LISTED) {
    yield [paint.dim('Not blocking (plimsoll check FILE lists them):'), ...fileCounts(low, page)];
    return;
  }
  for (const [file, findings] of byFile(low)) {
    const name = displayPath(file);
    yield [paint.dim(`${name}, not blocking:`), ...findingList(findings, { columns, paint, verbose: input.verbose })];
  }
}

/** One line a file: how many of each severity. */
function fileCounts(findings: readonly Finding[], { paint }: Page): string[] {
  return [...byFile(findings)].map(([file, own]) => {
    const name = displayPath(file);
    return `  ${name}  ${paint.dim(countsOf(own).join(', '))}`;
  });
}

function errorBlocks({ input, paint, columns }: Page): string[][] {
  return input.errors.map(({ file, message, stack }) => {
    const place = file ? `${displayPath(file)} ` : '';
    const [first = '', ...rest] = hanging('', `${place}could not be checked: ${escapeText(message)}`, columns);
    const trace = input.debug && stack ? stack.split('\n').map((line) => `  ${escapeText(line)}`) : [];
    const hint =
      stack && !input.debug
        ? [paint.dim('  This is a bug in plimsoll, not in your file; --debug shows the stack trace.')]
        : [];
    return [paint.error(first), ...rest, ...trace, ...hint];
  });
}

function hanging(label: string, text: string, columns: number): string[] {
  const rows = wrap(text, columns - Math.max(2, label.length), columns - label.length);
  return rows.map((row, index) => `${index === 0 ? label : ' '.repeat(Math.max(2, label.length))}${row}`);
}
