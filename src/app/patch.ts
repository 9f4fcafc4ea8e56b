import { append } from '../core/append.ts';
import { diffLines, type Hunk, splitLines } from '../core/diff.ts';
import { bytesOfPath } from '../core/paths.ts';
import type { SourceFile } from '../core/text.ts';

const CONTEXT = 3;

/** The change of a file as a patch that `git apply` takes. Empty when there is none. */
export function patchOf(file: Pick<SourceFile, 'path' | 'text'>, after: string): string {
  const oldLines = splitLines(file.text);
  const newLines = splitLines(after);
  const hunks = diffLines(oldLines, newLines);
  if (hunks.length === 0) return '';
  const path = bytesOfPath(file.path);
  const [a, b] = [quoted('a/', path), quoted('b/', path)];
  const head = `diff --git ${a} ${b}\n--- ${a}${tabAfter(a)}\n+++ ${b}${tabAfter(b)}\n`;
  return (
    head +
    groups(hunks)
      .map((group) => hunkText(group, oldLines, newLines))
      .join('')
  );
}

/** Hunks whose context would meet stand together. */
function groups(hunks: readonly Hunk[]): Hunk[][] {
  const all: Hunk[][] = [];
  for (const hunk of hunks) {
    const last = all.at(-1);
    if (last && hunk.oldStart - (last.at(-1)?.oldEnd ?? 0) <= 2 * CONTEXT) last.push(hunk);
    else all.push([hunk]);
  }
  return all;
}

function hunkText(group: readonly Hunk[], oldLines: readonly string[], newLines: readonly string[]): string {
  const [first] = group;
  const last = group.at(-1);
  if (!first || !last) return '';
  const from = Math.max(0, first.oldStart - CONTEXT);
  const to = Math.min(oldLines.length, last.oldEnd + CONTEXT);
  const newFrom = first.newStart - (first.oldStart - from);
  const rows: string[] = [];
  let at = from;
  for (const hunk of group) {
    append(rows, rowsOf(' ', oldLines.slice(at, hunk.oldStart)));
    append(rows, rowsOf('-', oldLines.slice(hunk.oldStart, hunk.oldEnd)));
    append(rows, rowsOf('+', newLines.slice(hunk.newStart, hunk.newEnd)));
    at = hunk.oldEnd;
  }
  append(rows, rowsOf(' ', oldLines.slice(at, to)));
  const newLength = last.newEnd + (to - last.oldEnd) - newFrom;
  return `@@ -${rangeOf(from, to - from)} +${rangeOf(newFrom, newLength)} @@\n${rows.join('')}`;
}

function rowsOf(sign: string, lines: readonly string[]): string[] {
  return lines.map((line) => (line.endsWith('\n') ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`));
}

/** Lines count from 1; an empty range names the line before it. */
function rangeOf(start: number, length: number): string {
  return length === 0 ? `${start},0` : length === 1 ? `${start + 1}` : `${start + 1},${length}`;
}

/** A name as git quotes it: in quotes with escapes when it holds anything unusual. */
function quoted(prefix: string, path: Buffer): string {
  const plain = path.every((byte) => byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c);
  if (plain) return prefix + path.toString('latin1');
  const escaped = [...path].map((byte) => {
    if (byte === 0x22 || byte === 0x5c) return `\\${String.fromCharCode(byte)}`;
    const octal = byte < 0x20 || byte >= 0x7f;
    return octal ? `\\${byte.toString(8).padStart(3, '0')}` : String.fromCharCode(byte);
  });
  return `"${prefix}${escaped.join('')}"`;
}

/** A tab ends a name with blanks. */
function tabAfter(name: string): string {
  return name.includes(' ') && !name.startsWith('"') ? '\t' : '';
}
