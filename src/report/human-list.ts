import type { Finding } from '../core/finding.ts';
import { escapeText } from './escape.ts';
import type { Paint } from './paint.ts';
import { widthOf } from './width.ts';
import { wrap } from './wrap.ts';

/** From this many findings of one rule in one file on, the rest is folded into one line. */
const FOLD = 3;
const LINES_NAMED = 20;

export interface ListView {
  readonly columns: number;
  readonly paint: Paint;
  /** Nothing is folded. */
  readonly verbose: boolean;
}

/** Findings of one file as aligned lines: place, severity, rule, what. Repetitions of a rule are folded. */
export function findingList(findings: readonly Finding[], view: ListView): string[] {
  const { columns, paint } = view;
  const { shown, folded } = view.verbose ? { shown: findings, folded: new Map() } : foldRepeats(findings, FOLD);
  const places = shown.map(({ start }) => `${start.line}:${start.column}`);
  const placeWidth = widest(places);
  const severityWidth = widest(shown.map(({ severity }) => severity));
  const ruleWidth = widest(shown.map(({ rule }) => rule));
  const indent = placeWidth + severityWidth + ruleWidth + 8;
  const room = Math.max(20, columns - indent);
  const lines: string[] = [];
  shown.forEach((finding, index) => {
    const place = paint.quiet((places[index] ?? '').padStart(placeWidth));
    const severity = paint[finding.severity](finding.severity.padEnd(severityWidth));
    const head = `  ${place}  ${severity}  ${finding.rule.padEnd(ruleWidth)}  `;
    const rows = wrap(escapeText(finding.message), room);
    rows.forEach((row, at) => {
      // The name is shown where it needs no line of its own.
      const named = at === rows.length - 1 && widthOf(row) + finding.name.length + 2 <= room;
      lines.push(`${at === 0 ? head : ' '.repeat(indent)}${row}${named ? `  ${paint.dim(finding.name)}` : ''}`);
    });
    const rest = folded.get(finding);
    if (rest) {
      for (const row of wrap(moreOf(rest), room)) {
        lines.push(`${' '.repeat(indent)}${paint.dim(row)}`);
      }
    }
  });
  return lines;
}

/** What is shown of each rule of a file, and the rest by the last finding shown of it. */
export function foldRepeats(
  findings: readonly Finding[],
  limit: number,
): { shown: readonly Finding[]; folded: ReadonlyMap<Finding, readonly Finding[]> } {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.rule}\0${finding.file}`;
    const list = groups.get(key) ?? [];
    list.push(finding);
    groups.set(key, list);
  }
  const folded = new Map<Finding, readonly Finding[]>();
  const hidden = new Set<Finding>();
  for (const list of groups.values()) {
    const last = list[limit - 1];
    const rest = list.slice(limit);
    // Folding a single one saves nothing.
    if (!last || rest.length < 2) continue;
    folded.set(last, rest);
    for (const finding of rest) hidden.add(finding);
  }
  return { shown: findings.filter((finding) => !hidden.has(finding)), folded };
}

/** The line that replaces folded findings of one rule in one file. */
export function moreOf(rest: readonly Finding[]): string {
  const lines = [...new Set(rest.map(({ start }) => start.line))];
  const named = lines.slice(0, LINES_NAMED).join(', ');
  const more = lines.length > LINES_NAMED ? ` and ${lines.length - LINES_NAMED} more (--verbose lists all)` : '';
  return `… and ${rest.length} more ${rest[0]?.rule ?? ''}: line${lines.length === 1 ? '' : 's'} ${named}${more}`;
}

function widest(words: readonly string[]): number {
  return words.reduce((width, word) => Math.max(width, word.length), 0);
}
