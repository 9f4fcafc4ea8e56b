import type { ShellCommand } from '../command.ts';
import type { ShellDocument } from '../document.ts';
import type { ShellFunction, SyntaxNode } from '../parse.ts';
import { functionsOf } from './functions.ts';
import { once } from './once.ts';
import { variableOf } from './position.ts';

interface Unserved {
  readonly name: string;
  readonly definition: ShellFunction;
  readonly calls: readonly ShellCommand[];
}

/** Functions that read their arguments and that every call leaves without any. */
export const neverGivenArguments = once((doc: ShellDocument): readonly Unserved[] => {
  const { byName, around, calls } = functionsOf(doc);
  if (calls.size === 0) return [];
  const readers = new Set<SyntaxNode>();
  for (const node of [...doc.tree.ofType('SimpleExpansion'), ...doc.tree.ofType('ParameterExpansion')]) {
    const owner = around.get(node);
    if (owner && /^(?:[1-9]\d*|[@*#])$/.test(variableOf(node) ?? '') && !isGuarded(node)) readers.add(owner);
  }
  for (const node of doc.tree.ofType('ArithmeticWord')) {
    const owner = around.get(node);
    if (owner && /^\$(?:[1-9#]|\{(?:[1-9]\d*|#)\}$)/.test(node.value)) readers.add(owner);
  }
  for (const { name, node, args } of doc.commands) {
    const owner = around.get(node);
    // It gives itself arguments.
    if (owner && name === 'set' && args.some(({ text }) => text === '--' || !/^[-+]/.test(text))) readers.delete(owner);
  }
  return [...byName].flatMap(([name, definitions]): Unserved[] => {
    const definition = definitions.at(-1);
    const own = (calls.get(name) ?? []).filter((call) => call.name === name);
    if (!definition || !readers.has(definition) || own.length === 0) return [];
    return own.every(({ args }) => args.length === 0) ? [{ name, definition, calls: own }] : [];
  });
});

/** `${1:-x}`, `${1+x}` and `${1?x}` expect that there may be none. */
function isGuarded(node: SyntaxNode): boolean {
  return node.type === 'ParameterExpansion' && node.operation?.type === 'Default';
}
