import type { Span } from '../../core/text.ts';
import type { ShellSource } from './document.ts';

type Mapped = Pick<ShellSource, 'file' | 'map' | 'text'>;

/**
 * A script's span in its file. A range maps by its first and last character, so it ends after the last one and not
 * at the next kept line; an empty span sticks to the character before it.
 */
export function toFile({ file, map, text }: Mapped, { start, end }: Span): Span {
  if (!map) return { start, end };
  if (end > start) return { start: map[start] ?? 0, end: endOf({ file, map, text }, end) };
  const at = start > 0 ? endOf({ file, map, text }, start) : (map[0] ?? 0);
  return { start: at, end: at };
}

/** Where the script's unit before `end` ends in the file. */
function endOf({ file, map, text }: Mapped, end: number): number {
  const last = map?.[end - 1] ?? 0;
  const next = map?.[end] ?? last + 1;
  if (next <= last + 1) return last + 1;
  // A gap with a line end is a continuation; any other one is an escape that is written with several characters.
  return file.text.slice(last + 1, next).includes('\n') && file.text[last] === text[end - 1] ? last + 1 : next;
}

/** Whether a span is in the file character by character, in a place where shell text may be put. */
export function isVerbatim({ file, map, text }: Mapped, { start, end }: Span): boolean {
  if (!map) return true;
  const first = map[0] ?? 0;
  // Inside a JSON or YAML string an edit would need that language's escapes.
  if (first > 0 && (file.text[first - 1] === '"' || file.text[first - 1] === "'")) return false;
  const from = end > start ? start : Math.max(0, start - 1);
  const base = map[from] ?? 0;
  for (let at = from; at < end; at++) if (map[at] !== base + at - from) return false;
  if (file.text.slice(base, base + end - from) !== text.slice(from, end)) return false;
  return toFile({ file, map, text }, { start: from, end }).end === base + end - from;
}
