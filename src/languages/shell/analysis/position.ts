import { onceFor } from '../../../core/once.ts';
import type { Dialect } from '../document.ts';
import type { SyntaxNode, Word, WordPart } from '../parse.ts';
import type { ScriptTree } from '../tree.ts';

/**
 * Whether nothing is split or globbed where an expansion is: inside quotes, assignments, `[[ ]]`, `case` words,
 * here-documents and arithmetic, or (unless `strict`) in the word list of a `for`. In POSIX sh the assignment
 * arguments of `export` and its like are split.
 */
export function isQuoteFree(tree: ScriptTree, part: SyntaxNode, dialect: Dialect, strict = false): boolean {
  let child = part;
  for (let up = tree.parentOf(part); up; up = tree.parentOf(up)) {
    switch (up.type) {
      case 'DoubleQuoted':
      case 'LocaleString':
      case 'ParameterExpansion':
      case 'HereDocBody':
      case 'ArithmeticExpansion':
      case 'ArithmeticCommand':
      case 'ArithmeticFor':
      case 'TestCommand':
      case 'Case':
      case 'CaseItem':
        return true;
      case 'For':
      case 'Select':
        return !strict;
      case 'Assignment': {
        const command = tree.parentOf(up);
        if (command?.type !== 'Command') return true;
        return command.prefix.some((one) => one === up) || dialect !== 'sh';
      }
      case 'Command':
        // What `let x=$y` gets is arithmetic.
        return up.name?.text === 'let' && child.type === 'Word' && /^\w+=/.test(child.text);
      case 'Redirected':
      case 'Script':
        return false;
      case 'ArithmeticBinary':
      case 'ArithmeticGroup':
      case 'ArithmeticTernary':
      case 'ArithmeticUnary':
        up = formulasOf(tree).get(up) ?? up;
    }
    child = up;
  }
  return child.type !== 'Script';
}

/** In `alias x=$y`, which ShellCheck takes for a word that is split; bash and dash do not split it. */
export function isValueOfAlias(tree: ScriptTree, part: SyntaxNode): boolean {
  const word = tree.parentOf(part);
  const assignment = word?.type === 'Word' && tree.parentOf(word);
  const command = assignment && assignment.type === 'Assignment' ? tree.parentOf(assignment) : undefined;
  if (command?.type !== 'Command' || command.name?.text !== 'alias') return false;
  return !command.prefix.some((one) => one === assignment);
}

const OPERATIONS: ReadonlySet<string> = new Set([
  'ArithmeticBinary',
  'ArithmeticGroup',
  'ArithmeticTernary',
  'ArithmeticUnary',
]);

/** The outermost operation around each one of a formula: a sum of thousands nests as deep. */
const formulasOf = onceFor((tree: ScriptTree): ReadonlyMap<SyntaxNode, SyntaxNode> => {
  const formulas = new Map<SyntaxNode, SyntaxNode>();
  for (const node of tree.nodes) {
    if (!OPERATIONS.has(node.type)) continue;
    const parent = tree.parentOf(node);
    formulas.set(node, (parent && formulas.get(parent)) ?? node);
  }
  return formulas;
});

/** Whether a word can become several words or none. */
export function maySplit(word: Word): boolean {
  return (word.parts ?? []).some(partMaySplit);
}

function partMaySplit(part: WordPart): boolean {
  switch (part.type) {
    case 'SimpleExpansion':
    case 'ParameterExpansion':
      return !isCount(part);
    case 'CommandExpansion':
    case 'BraceExpansion':
    case 'Glob':
    case 'ExtendedGlob':
      return true;
    case 'DoubleQuoted':
    case 'LocaleString':
      return part.parts.some(isArrayExpansion);
    default:
      return false;
  }
}

/** `${#x}`, `$#`, `$?`, `$`, `$!`, `$-`: never contain whitespace or globs. */
export function isCount(part: SyntaxNode): boolean {
  if (part.type === 'ParameterExpansion') return part.prefix === '#' || /^[#?$!-]$/.test(part.parameter);
  return part.type === 'SimpleExpansion' && /^\$[#?$!-]$/.test(part.text);
}

/** `$@`, `${@…}`, `${a[@]…}`, but not their count. */
export function isArrayExpansion(part: SyntaxNode): boolean {
  if (part.type === 'SimpleExpansion') return part.text === '$@';
  if (part.type !== 'ParameterExpansion' || part.prefix === '#') return false;
  return part.parameter === '@' || part.index?.text === '@';
}

/** The name that a variable expansion reads. */
export function variableOf(part: SyntaxNode): string | undefined {
  if (part.type === 'SimpleExpansion') return part.text.slice(1);
  return part.type === 'ParameterExpansion' ? part.parameter : undefined;
}

/** `${x+…}` and `${x:+…}`: what is inserted is the writer's own text. */
export function isAlternative(part: SyntaxNode): boolean {
  return (
    part.type === 'ParameterExpansion' && part.operation?.type === 'Default' && part.operation.operator.endsWith('+')
  );
}

/** Whether a word is only literals and quotes. */
export function isConstant(word: Word): boolean {
  if (word.text.startsWith('~')) return false;
  return (word.parts ?? []).every(isConstantPart);
}

function isConstantPart(part: WordPart): boolean {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return true;
    case 'DoubleQuoted':
    case 'LocaleString':
      return part.parts.every(isConstantPart);
    default:
      return false;
  }
}

/** Whether a word holds an unquoted `*`, `?`, `[…]` or extended glob. */
export function isGlobWord(word: Word): boolean {
  return (word.parts ?? []).some(({ type }) => type === 'Glob' || type === 'ExtendedGlob');
}
