import type * as Yaml from 'yaml';
import type { Comment } from '../../core/document.ts';
import { table } from '../../core/table.ts';
import type { Span } from '../../core/text.ts';
import { deepIndentation, scanTokens } from './cst.ts';
import { lineEnd, widen } from './extent.ts';
import { MAX_ALIASES, MAX_DEPTH, MAX_EXPANDED } from './limits.ts';
import { MAX_USES, tooManyAliases, wordingOf } from './messages.ts';
import type {
  DuplicateKey,
  ScalarStyle,
  YamlDocument,
  YamlEntry,
  YamlMap,
  YamlNode,
  YamlProblem,
  YamlScalar,
  YamlStream,
  YamlValue,
} from './tree.ts';

/** Where the parser itself would run out of stack: the entire file is refused. */
const MAX_INDENTATION = 600;
const MAX_PROBLEMS = 20;

/** Scalars stay text: what they mean is asked in scalars.ts. The parser's own check of doubled keys is quadratic. */
const OPTIONS = {
  schema: 'failsafe',
  uniqueKeys: false,
  prettyErrors: false,
  merge: false,
  logLevel: 'silent',
} as const;

/** The package, loaded when a file needs it: most do not, and it is most of the code of this directory. */
function load(): typeof Yaml {
  return require('yaml');
}

/** Reads any YAML by the package `yaml`: whatever `scan.ts` leaves, and all that is wrong. Never throws. */
export function parseFully(text: string): YamlStream {
  return { text, ...parsePart(text, 0, text.length) };
}

/** Reads the text between two offsets of a text, where a document begins and one ends. */
export function parsePart(whole: string, from: number, end: number): Omit<YamlStream, 'text'> {
  const yaml = load();
  const text = whole.slice(0, end);
  const comments: Comment[] = [];
  const documents: YamlDocument[] = [];
  const part = text.slice(from);
  const steep = deepIndentation(part, MAX_INDENTATION);
  if (steep !== undefined) return { comments, documents: [tooDeep(from, from + steep, text)] };
  const composer = new yaml.Composer(OPTIONS);
  const take = (parsed: Iterable<Yaml.Document.Parsed>): void => {
    for (const document of parsed) documents.push(toDocument(document, text, yaml));
  };
  const parser = new yaml.Parser();
  parser.offset = from;
  try {
    for (const token of parser.parse(part)) {
      const deep = scanTokens(token, MAX_DEPTH, comments);
      if (deep === undefined) take(composer.next(token));
      else documents.push(tooDeep(token.offset, deep, text));
    }
    take(composer.end());
  } catch (error) {
    // The parser's own defects must not stop a commit without naming the place.
    const span = { start: from, end: lineEnd(text, from) };
    const reason = error instanceof Error ? error.message : 'unknown';
    documents.push(broken(span, [{ span, message: `the YAML parser failed: ${reason}` }]));
  }
  documents.sort((a, b) => a.span.start - b.span.start);
  return { documents: documents.map((one, index) => upToNext(one, documents[index + 1]?.span.start ?? end)), comments };
}

/** The parser ends a document too soon when its last value is left out. */
function upToNext(document: YamlDocument, end: number): YamlDocument {
  const { start } = document.span;
  return { ...document, span: { start, end: Math.max(start, end) } };
}

function toDocument(document: Yaml.Document.Parsed, text: string, yaml: typeof Yaml): YamlDocument {
  const [start, , end] = document.range ?? [0, 0, text.length];
  const span = { start, end: Math.max(start, end) };
  const problems: YamlProblem[] = document.errors
    .slice(0, MAX_PROBLEMS)
    .map(({ pos, code, message }) => ({ span: widen(text, pos), message: wordingOf(code, message) }));
  const { contents } = document;
  if (!yaml.isNode(contents)) return broken(span, problems);
  const tree = convert(contents, text, yaml);
  return {
    span,
    problems: [...problems, ...tree.problems].sort((a, b) => a.span.start - b.span.start),
    duplicates: tree.duplicates,
    shared: tree.shared,
    ...(tree.root && { root: tree.root }),
  };
}

function tooDeep(start: number, at: number, text: string): YamlDocument {
  const message = `collections are nested more than ${MAX_DEPTH} levels deep here`;
  return broken({ start, end: at }, [{ span: { start: at, end: Math.min(at + 1, text.length) }, message }]);
}

function broken(span: Span, problems: readonly YamlProblem[]): YamlDocument {
  return { span, problems, duplicates: [], shared: [] };
}

interface Converted {
  readonly root?: YamlNode;
  readonly problems: readonly YamlProblem[];
  readonly duplicates: readonly DuplicateKey[];
  readonly shared: readonly Span[];
}

/** What a node costs once every alias below it is written out. */
interface Weight {
  aliases: number;
  nodes: number;
}

interface State {
  readonly yaml: typeof Yaml;
  readonly text: string;
  readonly anchors: Map<string, { readonly node: YamlValue; readonly weight: Weight }>;
  readonly open: Set<string>;
  readonly problems: YamlProblem[];
  readonly duplicates: DuplicateKey[];
  readonly shared: Span[];
  /** Of the node being read. */
  weight: Weight;
}

/** The parser's tree as ours. Its depth is already limited, so recursion is safe. */
function convert(contents: unknown, text: string, yaml: typeof Yaml): Converted {
  const weight = { aliases: 0, nodes: 0 };
  const state: State = {
    yaml,
    text,
    anchors: new Map(),
    open: new Set(),
    problems: [],
    duplicates: [],
    shared: [],
    weight,
  };
  const root = toNode(contents, text.length, state);
  const { problems, duplicates, shared } = state;
  if (state.weight.aliases > MAX_ALIASES || state.weight.nodes > MAX_EXPANDED) {
    return { problems: [...problems, tooManyAliases(root, state.weight.aliases)], duplicates: [], shared: [] };
  }
  return { root, problems, duplicates, shared };
}

function toNode(node: unknown, at: number, state: State): YamlNode {
  const { isAlias, isMap, isSeq, isScalar } = state.yaml;
  state.weight.nodes += 1;
  if (isAlias(node)) return toAlias(node, state);
  if (isMap(node) || isSeq(node))
    return anchored(node, state, () => (isMap(node) ? toMap(node, state) : toSequence(node, state)));
  if (isScalar(node)) return anchored(node, state, () => toScalar(node, at, state));
  return emptyAt(at);
}

/** Reads a node and keeps it under its anchor, with what it alone weighs. */
function anchored(node: { anchor?: string | undefined }, state: State, read: () => YamlValue): YamlValue {
  const { anchor } = node;
  if (!anchor) return read();
  const outer = state.weight;
  const weight = { aliases: 0, nodes: 1 };
  state.weight = weight;
  state.open.add(anchor);
  const value: YamlValue = { ...read(), anchor };
  state.open.delete(anchor);
  state.weight = outer;
  add(outer, weight);
  state.anchors.set(anchor, { node: value, weight });
  return value;
}

function add(to: Weight, more: Weight): void {
  to.aliases = Math.min(to.aliases + more.aliases, MAX_USES);
  to.nodes = Math.min(to.nodes + more.nodes, MAX_USES);
}

function toAlias(node: Yaml.Alias, state: State): YamlNode {
  const span = spanOf(node, 0);
  const name = node.source;
  const known = state.open.has(name) ? undefined : state.anchors.get(name);
  if (!known) {
    const message = state.open.has(name)
      ? `alias \`*${name}\` is inside the value of its own anchor`
      : `alias \`*${name}\` has no preceding anchor \`&${name}\``;
    state.problems.push({ span, message });
    return { kind: 'alias', span, name };
  }
  add(state.weight, { aliases: known.weight.aliases + 1, nodes: known.weight.nodes });
  if (state.shared.at(-1) !== known.node.span) state.shared.push(known.node.span);
  return { kind: 'alias', span, name, target: known.node };
}

function toMap(node: Yaml.YAMLMap<unknown, unknown>, state: State): YamlMap {
  const entries: YamlEntry[] = [];
  const seen = new Map<string, YamlScalar>();
  let merges = false;
  for (const pair of node.items) {
    if (!state.yaml.isPair(pair)) continue;
    const key = toKey(pair.key, state);
    const value = toNode(pair.value, key.span.end, state);
    entries.push({ key, value, span: { start: key.span.start, end: Math.max(key.span.end, value.span.end) } });
    if (key.text === '<<' && key.style === 'plain') merges = true;
    const first = seen.get(key.text);
    if (first) state.duplicates.push({ key, first });
    else seen.set(key.text, key);
  }
  const span = node.flow ? spanOf(node, 0) : upTo(spanOf(node, 0), entries.at(-1)?.span);
  return { kind: 'map', span, entries, flow: node.flow === true, merges, ...tagOf(node) };
}

function toSequence(node: Yaml.YAMLSeq<unknown>, state: State): YamlValue {
  const whole = spanOf(node, 0);
  const items = node.items.map((item) => toNode(item, whole.end, state));
  const span = node.flow ? whole : upTo(whole, items.at(-1)?.span);
  return { kind: 'sequence', span, items, flow: node.flow === true, ...tagOf(node) };
}

const STYLES: Readonly<Record<string, ScalarStyle>> = table({
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
});

function toScalar(
  node: { value: unknown; type?: string | undefined; tag?: string | undefined; range?: unknown },
  at: number,
  state: State,
): YamlScalar {
  let span = spanOf(node, at);
  const style = STYLES[node.type ?? ''] ?? 'plain';
  if (style === 'literal' || style === 'folded') span = withoutLastBreak(span, state.text);
  const text = typeof node.value === 'string' ? node.value : state.text.slice(span.start, span.end);
  return { kind: 'scalar', span, text, style, ...tagOf(node) };
}

function toKey(key: unknown, state: State): YamlScalar {
  const node = toNode(key, 0, state);
  if (node.kind === 'scalar') return node;
  if (node.kind === 'alias' && node.target?.kind === 'scalar') return { ...node.target, span: node.span };
  return { kind: 'scalar', span: node.span, text: state.text.slice(node.span.start, node.span.end), style: 'double' };
}

/** A block scalar's range holds the line break after its last line. */
function withoutLastBreak({ start, end }: Span, text: string): Span {
  let last = end;
  while (last > start && /[\r\n]/.test(text[last - 1] ?? '')) last -= 1;
  return { start, end: last };
}

/** A block collection's range reaches over the line breaks after its last part. */
function upTo(whole: Span, last: Span | undefined): Span {
  return last && last.end > whole.start && last.end < whole.end ? { start: whole.start, end: last.end } : whole;
}

function emptyAt(at: number): YamlScalar {
  return { kind: 'scalar', span: { start: at, end: at }, text: '', style: 'plain' };
}

function tagOf(node: { tag?: string | undefined }): { readonly tag?: string } {
  return node.tag ? { tag: node.tag } : {};
}

function spanOf(node: { range?: unknown }, fallback: number): Span {
  const range: unknown = node.range;
  if (!Array.isArray(range)) return { start: fallback, end: fallback };
  const [start, end]: unknown[] = range;
  return typeof start === 'number' && typeof end === 'number' ? { start, end } : { start: fallback, end: fallback };
}
