import type { Finding } from '../core/finding.ts';
import { displayPath, escapeText } from './escape.ts';
import { Framer } from './frame.ts';
import { byFile, counted } from './groups.ts';
import { findingBlock } from './human-finding.ts';
import { existingList, findingList, foldByRule, moreOf } from './human-list.ts';
import { type Paint, paintFor } from './paint.ts';
import type { Output, ReportInput } from './reporters.ts';
import { plural, summary } from './summary.ts';
import { widthOf } from './width.ts';
import { wrap } from './wrap.ts';

/** How many findings of one rule in one file are drawn; the others are named by their lines. */
const DRAWN_PER_RULE = 3;
/** How many findings of a run are drawn; the others are listed. */
const DRAWN = 30;
/** Characters in a piece, before the block that exceeds it. */
const PIECE = 64 * 1024;

interface Page {
  readonly input: ReportInput;
  readonly paint: Paint;
  readonly columns: number;
  /** How many findings may still be drawn. */
  budget: number;
}

/** The report for people: what stops the run in full, the rest in short, and the ways on. */
export function report(input: ReportInput, output: Output): string {
  return [...pieces(input, output)].join('');
}

/** The same in pieces: of a large run no one has to hold all of it. */
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
    budget: input.verbose ? Number.POSITIVE_INFINITY : DRAWN,
  };
  const fresh = counted(input);
  const notes = input.quiet ? [] : input.notes;
  if (input.hook && !input.failed && fresh.length === 0 && notes.length === 0) return;

  const groups = byFile(input.quiet ? fresh.filter(isLoud(input)) : fresh);
  const titled = groups.size > 1;
  for (const [file, findings] of groups) yield* fileBlocks(file, findings, titled, page);
  yield* errorBlocks(page);
  if (!input.quiet && input.existing.size > 0) yield existingBlock(page);
  if (notes.length > 0) yield notes.flatMap((note) => hanging('note: ', escapeText(note), page.columns));
  yield summary(input, page.paint);
}

/** What is drawn in full: all that stops the run, and where nothing stops it, what is a likely defect. */
function isLoud({ failOn, verbose }: ReportInput): (finding: Finding) => boolean {
  return ({ blocking, severity }) =>
    verbose || blocking || (failOn === 'never' && (severity === 'error' || severity === 'warning'));
}

function fileBlocks(file: string, findings: readonly Finding[], titled: boolean, page: Page): string[][] {
  const { input, paint, columns } = page;
  const name = displayPath(file, findings[0]?.fileBytes);
  const blocks: string[][] = [];
  if (titled) {
    const rest = Math.max(3, Math.min(columns, 80) - widthOf(name) - 5);
    blocks.push([`${paint.quiet('──')} ${paint.bold(name)} ${paint.quiet('─'.repeat(rest))}`]);
  }
  const loud = findings.filter(isLoud(input));
  const limit = input.verbose ? loud.length : DRAWN_PER_RULE;
  const { shown, folded } = foldByRule(loud, limit);
  const drawn = shown.slice(0, page.budget);
  page.budget -= drawn.length;
  const text = input.files.get(file)?.text;
  const framer = text === undefined ? undefined : new Framer(text);
  for (const finding of drawn) {
    const why = input.verbose ? input.rules?.get(finding.rule)?.why : undefined;
    blocks.push(findingBlock(finding, { framer, columns, paint, why }));
    const rest = folded.get(finding);
    if (rest) blocks.push(wrap(moreOf(rest), columns - 2).map((row) => `  ${paint.dim(row)}`));
  }
  const told = new Set(drawn.flatMap((finding) => [finding, ...(folded.get(finding) ?? [])]));
  const listed = loud.filter((finding) => !told.has(finding));
  if (listed.length > 0) {
    const title = `More of the kind in ${name} (--verbose draws each):`;
    blocks.push([paint.bold(title), ...findingList(listed, { columns, paint, verbose: input.verbose })]);
  }
  const low = findings.filter((finding) => !isLoud(input)(finding));
  if (low.length > 0) {
    const title = titled && loud.length === 0 ? [] : [paint.dim(`Also in ${name}, stopping nothing:`)];
    blocks.push([...title, ...findingList(low, { columns, paint, verbose: input.verbose })]);
  }
  return blocks;
}

function errorBlocks({ input, paint, columns }: Page): string[][] {
  return input.errors.map(({ file, message, stack }) => {
    const place = file ? `${displayPath(file)} ` : '';
    const [first = '', ...rest] = hanging('', `${place}could not be checked: ${escapeText(message)}`, columns);
    const trace = input.debug && stack ? stack.split('\n').map((line) => `  ${escapeText(line)}`) : [];
    const hint =
      stack && !input.debug ? [paint.dim('  A fault of plimsoll, not of your file; --debug shows where.')] : [];
    return [paint.error(first), ...rest, ...trace, ...hint];
  });
}

function existingBlock({ input, paint, columns }: Page): string[] {
  const old = input.findings.filter((finding) => input.existing.has(finding));
  const title = `Already there before this change, ${plural(old.length, 'finding')} (scope: new does not count them):`;
  return [paint.dim(title), ...existingList(old, { columns, paint, verbose: input.verbose })];
}

function hanging(label: string, text: string, columns: number): string[] {
  const rows = wrap(text, columns - Math.max(2, label.length), columns - label.length);
  return rows.map((row, index) => `${index === 0 ? label : ' '.repeat(Math.max(2, label.length))}${row}`);
}
