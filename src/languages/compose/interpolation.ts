import { table } from '../../core/table.ts';

/** Placeholder in a resolved text for what only the environment knows. */
export const UNKNOWN = '\uFFFC';

/** One `$NAME` or `${NAME…}` in a value. Offsets count in the value as YAML reads it. */
export interface VariableUse {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Braces around the name. */
  readonly braced: boolean;
  /** `default` has a fallback, `required` stops Compose when unset, `alternative` replaces a set value. */
  readonly kind: 'plain' | 'default' | 'required' | 'alternative';
  /** The variable is inside the fallback of another. */
  readonly nested: boolean;
}

/** A `$` that Compose cannot read: it refuses the file. */
export interface BadDollar {
  readonly start: number;
  readonly end: number;
}

/** A value after interpolation with defaults only; the environment is never read. */
export interface Resolved {
  /** With {@link UNKNOWN} for each variable without a default. */
  readonly text: string;
  readonly variables: readonly VariableUse[];
  readonly bad: readonly BadDollar[];
  /** Where the unit `i` of `text` comes from in the value: `starts[i]` to `ends[i]`. Absent: they are equal. */
  readonly starts?: readonly number[];
  readonly ends?: readonly number[];
}

const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
/** Deeper defaults are not followed: they do not occur in practice, and recursion must end. */
const MAX_DEPTH = 8;

interface Sink {
  text: string;
  readonly starts: number[];
  readonly ends: number[];
  readonly variables: VariableUse[];
  readonly bad: BadDollar[];
  readonly closing: ReadonlyMap<number, number>;
}

/** Reads the variables of a value as Compose does: `$$`, `$V`, `${V}`, `${V:-d}`, `${V-d}`, `${V:?e}`, `${V?e}`, `${V:+a}`, `${V+a}`. */
export function resolve(value: string): Resolved {
  if (!value.includes('$')) return { text: value, variables: [], bad: [] };
  const sink: Sink = { text: '', starts: [], ends: [], variables: [], bad: [], closing: matchBraces(value) };
  read(value, 0, value.length, 0, sink);
  const { text, starts, ends, variables, bad } = sink;
  return { text, starts, ends, variables, bad };
}

/** Whether a part of the text is unknown without the environment. */
export function isUnknown(text: string): boolean {
  return text.includes(UNKNOWN);
}

function read(value: string, from: number, to: number, depth: number, sink: Sink): void {
  let at = from;
  while (at < to) {
    if (value[at] !== '$') {
      put(sink, value.charAt(at), at, at + 1);
      at += 1;
      continue;
    }
    if (value[at + 1] === '$' && at + 1 < to) {
      put(sink, '$', at, at + 2);
      at += 2;
      continue;
    }
    at = readVariable(value, at, to, depth, sink);
  }
}

function readVariable(value: string, at: number, to: number, depth: number, sink: Sink): number {
  const braced = value[at + 1] === '{' && at + 1 < to;
  const name = nameAt(value, braced ? at + 2 : at + 1, to);
  const close = braced ? sink.closing.get(at + 1) : undefined;
  if (name === undefined || (braced && close === undefined))
    return bad(value, at, close === undefined ? at + 1 : close + 1, sink);
  if (close === undefined) {
    const end = at + 1 + name.length;
    sink.variables.push({ name, start: at, end, braced, kind: 'plain', nested: depth > 0 });
    put(sink, UNKNOWN, at, end);
    return end;
  }
  const end = close + 1;
  let operator = at + 2 + name.length;
  if (operator === close) {
    sink.variables.push({ name, start: at, end, braced, kind: 'plain', nested: depth > 0 });
    put(sink, UNKNOWN, at, end);
    return end;
  }
  if (value[operator] === ':') operator += 1;
  const kind = KINDS[value[operator] ?? ''];
  if (kind === undefined || operator >= close) return bad(value, at, end, sink);
  sink.variables.push({ name, start: at, end, braced, kind, nested: depth > 0 });
  if (kind === 'default' && depth < MAX_DEPTH) read(value, operator + 1, close, depth + 1, sink);
  else put(sink, UNKNOWN, at, end);
  return end;
}

const KINDS: Readonly<Record<string, VariableUse['kind']>> = table({
  '-': 'default',
  '?': 'required',
  '+': 'alternative',
});

function bad(value: string, start: number, end: number, sink: Sink): number {
  sink.bad.push({ start, end });
  for (let at = start; at < end; at++) put(sink, value.charAt(at), at, at + 1);
  return end;
}

function put(sink: Sink, text: string, start: number, end: number): void {
  sink.text += text;
  sink.starts.push(start);
  sink.ends.push(end);
}

function nameAt(value: string, at: number, to: number): string | undefined {
  NAME.lastIndex = at;
  const name = NAME.exec(value)?.[0];
  return name === undefined || at + name.length > to ? undefined : name;
}

/** The braces of `${` with those that close them, found in one pass. */
function matchBraces(value: string): ReadonlyMap<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < value.length; at++) {
    const char = value[at];
    if (char === '$' && value[at + 1] === '$') at += 1;
    else if (char === '$' && value[at + 1] === '{') {
      at += 1;
      open.push(at);
    } else if (char === '}') {
      const start = open.pop();
      if (start !== undefined) closing.set(start, at);
    }
  }
  return closing;
}
