import type { Span } from '../../core/text.ts';

/** A file with its template actions masked, every offset and line kept. */
export interface Masked {
  readonly text: string;
  /** Where actions were; what overlaps one is unknown. */
  readonly holes: readonly Span[];
  /** The actions by their placeholder words, where a word replaces one action. */
  readonly words: ReadonlyMap<string, string>;
}

const PLACEHOLDER = 'PLIMSOLL';
const MARKERS: readonly (readonly [open: string, close: string])[] = [
  ['{{', '}}'],
  ['{%', '%}'],
  ['{#', '#}'],
  ['<%', '%>'],
];

/** A line that can only be a template's: it begins with an action. */
const ACTION_LINE = /^[ \t]*(?:-[ \t]+)?(?:\{\{|\{%|<%)/m;
/** A value that begins with an action: YAML would read `{{ x }}` as a mapping in a mapping. */
const ACTION_VALUE = /[:-][ \t]+\[*\{\{/;
/** A quoted value that only Helm fills in; other programs have other names in their braces. */
const CHART_VALUE =
  /^[ \t]*(?:-[ \t]+)?[^\s:]{1,100}:[ \t]+["'][^"'\n]{0,200}\{\{[^}\n]{0,200}\.(?:Values|Release|Chart|Capabilities)\b/m;
/** A word that an action makes, or a part of it. */
const ACTION_WORD = /^["']?[^\s"'{}]*\{\{[^{}\n]*\}\}[^\s"'{}]*["']?$/;
/** Something that only a variable in a plain scalar can be. */
const SUBSTITUTION = /\$\{|\$\(|\{\{|\{%|<%/;

/** Whether a file must be read as a template; markers inside strings alone do not make it one. */
export function isTemplate(text: string): boolean {
  return (
    (text.includes('{{') || text.includes('{%') || text.includes('<%')) &&
    (ACTION_LINE.test(text) || ACTION_VALUE.test(text) || CHART_VALUE.test(text))
  );
}

/** Whether a text holds a variable or action that something else fills in. */
export function hasSubstitution(text: string): boolean {
  return SUBSTITUTION.test(text);
}

/** Whether an action makes a word or a part of it, in a file that is not a template otherwise. */
export function isMadeByAction(text: string): boolean {
  return ACTION_WORD.test(text);
}

/** Whether an action was in a text of a masked file; the shortest one is `{{}}`. */
export function hasPlaceholder(text: string): boolean {
  return text.includes('PLIM');
}

/** A text of a masked file as it is in the file; an action whose word replaces several is unknown. */
export function asInTemplate(text: string, words: ReadonlyMap<string, string>): string {
  if (!hasPlaceholder(text)) return text;
  return text.replace(/PLIM(?:S(?:O(?:LL?[xX]*)?)?)?/g, (word) => words.get(word) ?? '{{…}}');
}

/** Replaces actions: alone on their lines with spaces, inside a line with a word of the same width. */
export function maskTemplate(text: string): Masked {
  const holes = findActions(text);
  const placeholders = new Placeholders();
  let out = '';
  let at = 0;
  for (let i = 0; i < holes.length; ) {
    // Actions side by side count as one when it is asked whether anything else is on the line.
    let last = i;
    while (last + 1 < holes.length && /^[ \t]*$/.test(text.slice(holes[last]?.end, holes[last + 1]?.start))) last += 1;
    const start = holes[i]?.start ?? 0;
    const end = holes[last]?.end ?? 0;
    const alone = isBlankBefore(text, start) && isBlankAfter(text, end);
    for (let k = i; k <= last; k++) {
      const hole = holes[k];
      if (!hole) continue;
      const action = text.slice(hole.start, hole.end);
      out += text.slice(at, hole.start) + (alone ? blanked(action) : placeholders.wordFor(action));
      at = hole.end;
    }
    i = last + 1;
  }
  return { text: out + text.slice(at), holes, words: placeholders.words };
}

function findActions(text: string): Span[] {
  const found: Span[] = [];
  // Where each marker comes next, so that one that is rare is not looked for again and again.
  const ahead = MARKERS.map(([open, close]) => ({ open, close, at: text.indexOf(open) }));
  for (let at = 0; at < text.length; ) {
    let start = -1;
    let close = '';
    for (const marker of ahead) {
      if (marker.at !== -1 && marker.at < at) marker.at = text.indexOf(marker.open, at);
      if (marker.at === -1 || (start !== -1 && marker.at >= start)) continue;
      start = marker.at;
      close = marker.close;
    }
    if (start === -1) break;
    // `{{/* … */}}` may hold `}}` inside.
    const comment = /^\{\{-?\s*\/\*/.test(text.slice(start, start + 12));
    const from = comment ? text.indexOf('*/', start) : start + 2;
    const end = from === -1 ? -1 : text.indexOf(close, from);
    if (end === -1) break;
    found.push({ start, end: end + close.length });
    at = end + close.length;
  }
  return found;
}

function isBlankBefore(text: string, at: number): boolean {
  return /^[ \t\uFEFF]*$/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at));
}

function isBlankAfter(text: string, at: number): boolean {
  const feed = text.indexOf('\n', at);
  return /^[ \t\r]*$/.test(text.slice(at, feed === -1 ? text.length : feed));
}

function blanked(action: string): string {
  return action.replace(/[^\r\n]/g, ' ');
}

/** Words in place of actions: another one for each action, as far as its width allows. */
class Placeholders {
  private readonly byAction = new Map<string, string>();
  private readonly actions = new Map<string, string>();
  private readonly counts = new Map<number, number>();

  /** A word as wide as the first line of an action; further lines of it become spaces. */
  wordFor(action: string): string {
    const feed = action.search(/[\r\n]/);
    const width = feed === -1 ? action.length : feed;
    let word = this.byAction.get(action);
    if (word === undefined) {
      const count = this.counts.get(width) ?? 0;
      this.counts.set(width, count + 1);
      word = numbered(count, width);
      this.byAction.set(action, word);
      // Too many for the width: it is unknown which one is meant.
      this.actions.set(word, this.actions.has(word) ? '' : action);
    }
    return word + blanked(action.slice(width));
  }

  get words(): ReadonlyMap<string, string> {
    return new Map([...this.actions].filter(([, action]) => action !== ''));
  }
}

/** The number in the case of the letters that fill a word up to its width. */
function numbered(count: number, width: number): string {
  const fill = Math.max(0, width - PLACEHOLDER.length);
  const bits = count.toString(2).slice(-fill).padStart(fill, '0');
  return (PLACEHOLDER + (fill === 0 ? '' : bits.replaceAll('0', 'x').replaceAll('1', 'X'))).slice(0, width);
}
