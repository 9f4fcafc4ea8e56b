import type { Fix } from '../../../core/rule.ts';
import type { Span } from '../../../core/text.ts';
import type { ShellDocument } from '../document.ts';
import type { ParameterExpansionPart, SimpleExpansionPart, SyntaxNode, Word } from '../parse.ts';
import type { Blanks } from './environment.ts';
import { once } from './once.ts';
import { isAlternative, isArrayExpansion, isCount, isQuoteFree, isValueOfAlias, variableOf } from './position.ts';
import { valuesOf } from './values.ts';

/** An unquoted variable whose value may be split or globbed. */
export interface BareVariable {
  readonly node: SimpleExpansionPart | ParameterExpansionPart;
  readonly span: Span;
  readonly name: string;
  /** In `: ${x:=value}`, which only sets a default. */
  readonly setsDefault: boolean;
}

const likeShellcheck = once((doc) => bareVariables(doc, true));
const precise = once((doc) => bareVariables(doc, false));

/** Unquoted variables that may be split; `everyStep` as in `valuesOf`. */
export function bareVariablesOf(doc: ShellDocument, everyStep: boolean): readonly BareVariable[] {
  return everyStep ? likeShellcheck(doc) : precise(doc);
}

function bareVariables(doc: ShellDocument, everyStep: boolean): readonly BareVariable[] {
  const { tree } = doc;
  const found = [...tree.ofType('SimpleExpansion'), ...tree.ofType('ParameterExpansion')].filter(
    (node) =>
      !isCount(node) &&
      !isArrayExpansion(node) &&
      !isAlternative(node) &&
      !(node.type === 'ParameterExpansion' && node.prefix === '#') &&
      (!isQuoteFree(tree, node, doc.dialect) || (everyStep && isValueOfAlias(tree, node))) &&
      !isCommandName(doc, node),
  );
  if (found.length === 0) return [];
  const values = valuesOf(doc, everyStep);
  return found
    .filter((node) => !isWhole(values.get(node)))
    .map((node) => ({
      node,
      span: tree.spanOf(node),
      name: variableOf(node) ?? '',
      setsDefault: setsDefault(doc, node),
    }))
    .sort((a, b) => a.span.start - b.span.start);
}

/** Whether a value is one word as it is. */
function isWhole(value: Blanks | undefined): boolean {
  return value === 'C' || value === 'N';
}

/** `$cmd a`, `exec $cmd`: the writer wants the words; also `$x=1`, which is another mistake. */
export function isCommandName(doc: ShellDocument, node: SyntaxNode): boolean {
  const word = doc.tree.parentOf(node);
  const command = word && doc.tree.parentOf(word);
  if (word?.type !== 'Word' || command?.type !== 'Command') return false;
  if (command.name === word) {
    return (
      word.parts?.length === 1 || (word.parts?.[0] === node && word.text.slice(node.end - word.pos).startsWith('='))
    );
  }
  if (word.parts?.length !== 1 || !/^(?:busybox|builtin|command|exec|run)$/.test(command.name?.value ?? ''))
    return false;
  // `command -v $x` only asks where it is.
  if (command.name?.value === 'command' && /^-.*[vV]/.test(command.args[0]?.text ?? '')) return false;
  const words = command.args.filter((arg): arg is Word => arg.type === 'Word');
  const takesName = command.name?.value === 'exec';
  // `exec -a name program`
  const first = words.find(
    ({ value }, index) => !value.startsWith('-') && !(takesName && /^-[cl]*a$/.test(words[index - 1]?.value ?? '')),
  );
  return first === word;
}

function setsDefault({ tree }: ShellDocument, node: SyntaxNode): boolean {
  if (node.type !== 'ParameterExpansion' || node.operation?.type !== 'Default') return false;
  if (!node.operation.operator.endsWith('=')) return false;
  const word = tree.parentOf(node);
  const command = word && tree.parentOf(word);
  return command?.type === 'Command' && command.name?.value === ':';
}

/** Puts an expansion into double quotes. Unsafe: a list that is meant to be split, or an empty value, comes out otherwise. */
export function quoteFix(doc: ShellDocument, node: SyntaxNode): { readonly fix?: Fix } {
  if (doc.tree.isDecoded(node)) return {};
  const span = doc.tree.spanOf(node);
  const text = `"${doc.text.slice(span.start, span.end)}"`;
  return { fix: { title: 'Add double quotes', safety: 'unsafe', edits: [{ span, text }] } };
}

/** Puts a word without quotes and expansions into single quotes. Unsafe: where a file matches, another text comes out. */
export function quoteWordFix(doc: ShellDocument, word: Word): { readonly fix?: Fix } {
  if (doc.tree.isDecoded(word) || /['"\\$`]/.test(word.text)) return {};
  return {
    fix: { title: 'Add quotes', safety: 'unsafe', edits: [{ span: doc.tree.spanOf(word), text: `'${word.text}'` }] },
  };
}
