/** The one place that imports the shell parser; everything else sees these names. */
import { forEachChild, type ParsedScript, parse, type SyntaxNode } from 'unbash';

export type {
  ArithmeticExpansionPart,
  ArithmeticExpression,
  Assignment,
  Command,
  CommandArgument,
  CommandExpansionPart,
  CompoundList,
  For,
  Function as ShellFunction,
  HereDoc,
  ParameterExpansionPart,
  ParsedScript,
  Redirection,
  Select,
  SimpleExpansionPart,
  Statement,
  SyntaxNode,
  TestCommand,
  TestExpression,
  Word,
  WordPart,
} from 'unbash';

/** A place where the text is not shell; an offset of the text that was parsed. */
export interface SyntaxFault {
  readonly message: string;
  readonly at: number;
}

/** Deeper substitutions are not parsed; real scripts do not nest half as deep. */
const DEEPEST = 256;
const DEEP = 100;
/** Units that may be read again because of nesting, which take about half a second. */
const MOST_REREAD = 4_000_000;
const NESTS = [/[$<>]\(|\)/g, /\$\{|\}/g, /\$\[|\]/g];
/** Here-documents that one line may open; with each the parser looks at all before it. */
const MOST_HERE_DOCUMENTS = 2000;

/** Parses a script as Bash. Never throws: what cannot be read is left out of the tree and listed in `errors`. */
export function parseScript(text: string): ParsedScript {
  if (!isAttack(text)) return parse(text);
  return { ...parse(''), errors: [{ message: 'maximum substitution nesting depth exceeded', pos: 0 }] };
}

/** The parser reads each substitution and expansion once for every one around it: a nest of thousands takes many seconds. */
function isAttack(text: string): boolean {
  if (text.length < MOST_REREAD / DEEPEST) return false;
  if (text.includes('<<') && text.split('\n').some((line) => line.split('<<').length > MOST_HERE_DOCUMENTS))
    return true;
  return NESTS.some((marks) => {
    const { depth, reread } = nestIn(text, marks);
    return depth > DEEP && reread > MOST_REREAD;
  });
}

/** How deep brackets nest, and how many units are in them, counted once for each enclosing bracket. */
function nestIn(text: string, marks: RegExp): { depth: number; reread: number } {
  const open: number[] = [];
  let depth = 0;
  let reread = 0;
  for (const { 0: mark, index } of text.matchAll(marks)) {
    if (mark.length > 1) {
      open.push(index);
      depth = Math.max(depth, open.length);
    } else {
      const start = open.pop();
      if (start !== undefined && open.length < DEEPEST) reread += index - start;
    }
  }
  for (const start of open.slice(0, DEEPEST)) reread += text.length - start;
  return { depth, reread };
}

/** Visits the direct children of a node in source order. */
export function eachChild(node: SyntaxNode, visit: (child: SyntaxNode) => void): void {
  forEachChild(node, visit);
}

/** Direct children of a node in source order, substituted scripts and the parts of words included. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  eachChild(node, (child) => {
    children.push(child);
  });
  return children;
}
