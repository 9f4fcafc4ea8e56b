import { type Memory, memory } from '../../../core/once.ts';
import type { Span } from '../../../core/text.ts';
import type { ShellCommand } from '../command.ts';
import type { ShellDocument } from '../document.ts';
import type { ShellFunction, SyntaxNode } from '../parse.ts';
import { once } from './once.ts';

interface Functions {
  /** The definitions of each name, in source order. */
  readonly byName: ReadonlyMap<string, readonly ShellFunction[]>;
  /** The innermost function whose body holds a node. */
  readonly around: Pick<Memory<SyntaxNode, ShellFunction>, 'get' | 'has'>;
  /** Where each of them is called by its name. */
  readonly calls: ReadonlyMap<string, readonly ShellCommand[]>;
}

const around = memory<SyntaxNode, ShellFunction>();

/** The functions that a script defines, and their calls. */
export const functionsOf = once((doc: ShellDocument): Functions => {
  const byName = new Map<string, ShellFunction[]>();
  const calls = new Map<string, ShellCommand[]>();
  for (const definition of doc.tree.ofType('Function')) push(byName, definition.name.value, definition);
  if (byName.size === 0) return { byName, around, calls };
  for (const node of doc.tree.nodes) {
    const parent = doc.tree.parentOf(node);
    const owner = parent?.type === 'Function' ? parent : parent && around.get(parent);
    if (owner) around.set(node, owner);
  }
  for (const command of doc.commands) {
    const name = calledName(command);
    if (name !== undefined && byName.has(name)) push(calls, name, command);
  }
  return { byName, around, calls };
});

/** The function that a command calls; `command f` finds it too. */
export function calledName({ name, args }: ShellCommand): string | undefined {
  return name === 'command' ? args[0]?.literal : name;
}

function push<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** A function that is defined with the word `function`. */
export interface KeywordFunction {
  readonly span: Span;
  /** The word and the spaces after it. */
  readonly keyword: Span;
  readonly name: Span;
  readonly hasParentheses: boolean;
}

/** Words of the shell: a function needs the keyword to be called so, or cannot be. */
const WORDS: ReadonlySet<string> = new Set(
  (
    'if then elif else fi case esac for while until do done in time coproc select function break continue eval exec ' +
    'exit export readonly return set shift times trap unset'
  ).split(' '),
);

/** Whether a name can be defined with `name()` in every shell. */
export function isPlainName(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name) && !WORDS.has(name);
}

/** Whether a script gives a name that matches a meaning of its own, by a function or an alias. */
export function definesFunction({ tree, text }: ShellDocument, name: RegExp): boolean {
  if (tree.ofType('Function').some((node) => name.test(node.name.value))) return true;
  return [...text.matchAll(/\balias\s+([\w-]+)=/g)].some(([, alias]) => alias !== undefined && name.test(alias));
}

/** Definitions such as `function f { a; }` and `function f() { a; }`. */
export function* keywordFunctions({ tree, text }: ShellDocument): Iterable<KeywordFunction> {
  for (const node of tree.ofType('Function')) {
    const span = tree.spanOf(node);
    const name = tree.spanOf(node.name);
    if (name.start === span.start) continue;
    const between = text.slice(name.end, tree.spanOf(node.body).start);
    yield { span, keyword: { start: span.start, end: name.start }, name, hasParentheses: between.includes('(') };
  }
}
