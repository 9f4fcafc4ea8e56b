import { memory } from '../../core/once.ts';
import type { Span } from '../../core/text.ts';
import { childrenOf, eachChild, type ParsedScript, parseScript, type SyntaxFault, type SyntaxNode } from './parse.ts';

/** The node around each node; in the nodes themselves, since a map of hundreds of thousands is slow to fill and to ask. */
const parents = memory<SyntaxNode, SyntaxNode>();

/** Nodes of one type. */
export type NodeOf<Type extends SyntaxNode['type']> = Extract<SyntaxNode, { readonly type: Type }>;

/**
 * A parsed script with its parents. All nodes are in `nodes` in source order, outer before inner, with those of
 * `$( )`, backticks and `<( )` among them, so that rules loop instead of recursing.
 */
export class ScriptTree {
  readonly text: string;
  readonly root: ParsedScript;
  readonly nodes: readonly SyntaxNode[];
  /** Where the text is not shell, in order. */
  readonly faults: readonly SyntaxFault[];
  /** It has more nodes than were wanted, and none is kept: half a script means something else than the whole. */
  readonly isTooLarge: boolean;
  /** Nodes inside escaped backticks, whose own offsets index a decoded copy; they get the span of the backticks. */
  private readonly decoded = new Map<SyntaxNode, Span>();
  private readonly byType = new Map<string, SyntaxNode[]>();

  constructor(text: string, most = Number.POSITIVE_INFINITY) {
    this.text = text;
    const root = parseScript(text);
    const nodes: SyntaxNode[] = [];
    const faults: SyntaxFault[] = [];
    const stack: SyntaxNode[] = [root];
    let owner: SyntaxNode = root;
    const adopt = (child: SyntaxNode): void => {
      parents.set(child, owner);
      stack.push(child);
    };
    for (let node = stack.pop(); node && nodes.length <= most; node = stack.pop()) {
      nodes.push(node);
      const span = this.decodedSpan(node);
      if (span) this.decoded.set(node, span);
      if (node.type === 'Script') {
        for (const { message, pos } of ('errors' in node && node.errors) || []) {
          faults.push({ message, at: span ? span.start : pos });
        }
      }
      const passed = span ? undefined : passedFault(node, text);
      // `a (b)` has a fault at its end that says more.
      if (passed && (faults.length === 0 || node.type === 'Statement')) faults.push(passed);
      const same = this.byType.get(node.type);
      if (same) same.push(node);
      else this.byType.set(node.type, [node]);
      const below = stack.length;
      owner = node;
      eachChild(node, adopt);
      reverseFrom(stack, below);
    }
    this.isTooLarge = nodes.length > most;
    if (this.isTooLarge) this.byType.clear();
    this.root = this.isTooLarge ? parseScript('') : root;
    this.nodes = this.isTooLarge ? [this.root] : nodes;
    this.faults = faults.sort((a, b) => a.at - b.at);
  }

  private decodedSpan(node: SyntaxNode): Span | undefined {
    if (this.decoded.size === 0 && node.type !== 'Script') return undefined;
    const parent = parents.get(node);
    if (!parent) return undefined;
    const around = this.decoded.get(parent);
    if (around) return around;
    return node.type === 'Script' && node.source !== undefined ? { start: parent.pos, end: parent.end } : undefined;
  }

  /** The types of which there are nodes. */
  get types(): Iterable<string> {
    return this.byType.keys();
  }

  /** All nodes of one type, in source order. */
  ofType<Type extends SyntaxNode['type']>(type: Type): readonly NodeOf<Type>[] {
    const nodes = this.byType.get(type);
    return nodes && areOfType(nodes, type) ? nodes : [];
  }

  parentOf(node: SyntaxNode): SyntaxNode | undefined {
    return parents.get(node);
  }

  /** The nodes around a node, nearest first. */
  *ancestorsOf(node: SyntaxNode): Generator<SyntaxNode> {
    for (let up = parents.get(node); up; up = parents.get(up)) yield up;
  }

  /** Where a node is in the script. */
  spanOf(node: SyntaxNode): Span {
    const span = this.decoded.size === 0 ? undefined : this.decoded.get(node);
    if (span) return span;
    // The parser counts one unit more for an escape that the text ends in.
    if (node.end > node.pos) return { start: node.pos, end: Math.min(node.end, this.text.length) };
    // A construct that was never closed has no end of its own.
    const last = childrenOf(node).findLast((child) => child.end > child.pos);
    return { start: node.pos, end: last?.end ?? node.pos };
  }

  /** Whether a node's text is written with more backslashes than the shell that runs it sees. */
  isDecoded(node: SyntaxNode): boolean {
    return this.decoded.has(node);
  }
}

/** A syntax error that the parser accepts. */
function passedFault(node: SyntaxNode, text: string): SyntaxFault | undefined {
  switch (node.type) {
    case 'Statement':
      // `a &;` inside a compound command; `&;;` ends a branch of `case`.
      return node.background ? tokenBehind(node.end, /^[ \t]*;(?![;&])/, text) : undefined;
    case 'Command':
      // `a (b`: the bracket is lost.
      return node.name && tokenBehind(node.name.end, /^[ \t]*\((?![ \t]*\))/, text);
    case 'CommandExpansion':
      // `${ b; }` runs commands.
      return node.text.startsWith('${') && !node.text.endsWith('}')
        ? { message: 'unterminated parameter expansion', at: node.pos }
        : undefined;
    default:
      return undefined;
  }
}

/** A token after an offset and whitespace. */
function tokenBehind(place: number, pattern: RegExp, text: string): SyntaxFault | undefined {
  const next = text[place];
  if (next !== ' ' && next !== '\t' && next !== '(' && next !== ';') return undefined;
  const found = pattern.exec(text.slice(place, place + 80))?.[0];
  return found === undefined
    ? undefined
    : { message: `unexpected token '${found.at(-1)}'`, at: place + found.length - 1 };
}

/** The first child of a node is to be taken from the stack first. */
function reverseFrom(stack: SyntaxNode[], start: number): void {
  for (let low = start, high = stack.length - 1; low < high; low++, high--) {
    const [first, last] = [stack[low], stack[high]];
    if (!first || !last) return;
    stack[low] = last;
    stack[high] = first;
  }
}

/** All nodes of such a list have the type of the first one. */
function areOfType<Type extends SyntaxNode['type']>(
  nodes: readonly SyntaxNode[],
  type: Type,
): nodes is readonly NodeOf<Type>[] {
  return nodes[0]?.type === type;
}
