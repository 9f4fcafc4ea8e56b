import { parseYaml } from '../languages/yaml/parse.ts';
import type { TextEdit } from './step.ts';

export const BEGIN = '# >>> plimsoll >>>';
export const END = '# <<< plimsoll <<<';

/** A file's text and what was changed in it. */
export interface Edited {
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

export function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** Lines between our marks, indented, each with the file's line end. */
export function block(lines: readonly string[], indent: string, feed: string): string {
  return [BEGIN, ...lines, END].map((line) => (line === '' ? feed : `${indent}${line}${feed}`)).join('');
}

/** Puts a block at the end, or in the place of the one that is there. */
export function withBlock(text: string, lines: readonly string[]): Edited {
  const feed = lineEndOf(text);
  const wanted = block(lines, '', feed);
  const present = blockIn(text);
  if (present !== undefined) {
    if (present === wanted) return { text, edits: [] };
    return { text: text.replace(present, () => wanted), edits: [{ was: present, now: wanted }] };
  }
  const inserted = text === '' || text.endsWith('\n') ? wanted : feed + wanted;
  return { text: text + inserted, edits: [{ was: '', now: inserted }] };
}

/** The same, but the block comes before everything except the lines that must be the first. */
export function withBlockFirst(text: string, lines: readonly string[], head: RegExp): Edited {
  const first = head.exec(text)?.[0] ?? '';
  if (blockIn(text) !== undefined || (first === text && !text.endsWith('\n'))) return withBlock(text, lines);
  const inserted = block(lines, '', lineEndOf(text));
  return { text: first + inserted + text.slice(first.length), edits: [{ was: '', now: inserted }] };
}

/** Our block as it stands, indentation and last line end included. */
export function blockIn(text: string): string | undefined {
  const mark = text.indexOf(BEGIN);
  if (mark === -1) return undefined;
  const close = text.indexOf(END, mark);
  if (close === -1) return undefined;
  const start = text.lastIndexOf('\n', mark - 1) + 1;
  const feed = text.indexOf('\n', close);
  return text.slice(start, feed === -1 ? text.length : feed + 1);
}

/** Puts whole lines in after the line in which an offset lies. */
export function insertAfterLine(text: string, offset: number, lines: (feed: string) => string): Edited {
  const feed = lineEndOf(text);
  const next = text.indexOf('\n', Math.max(0, offset - 1));
  const at = next === -1 ? text.length : next + 1;
  const inserted = next === -1 ? feed + lines(feed) : lines(feed);
  return { text: text.slice(0, at) + inserted + text.slice(at), edits: [{ was: '', now: inserted }] };
}

/** Whether a text reads as one YAML document, or JSON, without a problem. */
export function isSound(text: string): boolean {
  const { documents } = parseYaml(text);
  return (
    documents.length <= 1 && documents.every(({ problems, duplicates }) => problems.length + duplicates.length === 0)
  );
}
