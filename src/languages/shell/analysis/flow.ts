import type { ShellCommand } from '../command.ts';
import type { ShellDocument } from '../document.ts';
import { flagsOf, plainArgumentsOf } from '../options.ts';
import { type Assignment, childrenOf, type Statement, type SyntaxNode } from '../parse.ts';
import { textValueOf } from '../word.ts';
import { commandsNamed } from './named-commands.ts';
import { once } from './once.ts';
import { maySplit, variableOf } from './position.ts';

/** Whether the script asks for `set -e` somewhere, even later or in a branch. */
export function setsErrexit(doc: ShellDocument): boolean {
  return commandsNamed(doc, 'set').some(
    (command) =>
      command.name === 'set' &&
      (flagsOf(command).some(({ name, word }) => name === 'e' && !word.value.startsWith('--')) ||
        command.args.some(({ literal }) => literal === 'errexit')),
  );
}

/** The commands of each list (script, group, `if` branch, loop body, substitution) in order; `case` branches are short. */
export function listsOf(doc: ShellDocument): readonly (readonly Statement[])[] {
  const lists: (readonly Statement[])[] = [];
  for (const node of doc.tree.nodes) {
    if (node.type === 'Script' || (node.type === 'CompoundList' && doc.tree.parentOf(node)?.type !== 'CaseItem'))
      lists.push(node.commands);
  }
  return lists;
}

/** A node without the redirects, pipeline and list that hold only it. */
export function unwrapSingle(node: SyntaxNode): SyntaxNode {
  let inner = node;
  for (;;) {
    if (inner.type === 'Statement' || inner.type === 'Redirected') inner = inner.command;
    else if (
      (inner.type === 'AndOr' || inner.type === 'Pipeline') &&
      inner.commands.length === 1 &&
      inner.commands[0]
    ) {
      inner = inner.commands[0];
    } else return inner;
  }
}

/** Literal name of a node that is a simple command; the part after the last slash if `base` is set. */
export function commandNameOf(node: SyntaxNode, base = true): string | undefined {
  if (node.type !== 'Command' || !node.name) return undefined;
  const name = textValueOf(node.name);
  return base ? name.slice(name.lastIndexOf('/') + 1) : name;
}

const commandsByNode = once(
  (doc: ShellDocument) => new Map<SyntaxNode, ShellCommand>(doc.commands.map((one) => [one.node, one])),
);

/** The nearest simple command around a node. */
export function commandAround(doc: ShellDocument, node: SyntaxNode): ShellCommand | undefined {
  for (const up of doc.tree.ancestorsOf(node)) {
    if (up.type === 'Command') return commandsByNode(doc).get(up);
    if (up.type === 'Statement') return undefined;
  }
  return undefined;
}

/** Whether a command has exactly one operand, which cannot become several, and no `-t` that names a directory. */
export function loneArgument(command: ShellCommand): boolean {
  const [only, second] = plainArgumentsOf(command);
  if (!only || second || only.node.type !== 'Word' || maySplit(only.node)) return false;
  return !flagsOf(command).some(
    ({ name }) => name === 't' || name === 'target-directory' || name === 'help' || name === 'version',
  );
}

/** Whether the arguments of a command hold a substitution, which may read the same input. */
export function hasSubstitution(command: ShellCommand): boolean {
  return command.node.args.some((arg) => contains(arg, ['CommandExpansion', 'ProcessSubstitution']));
}

function contains(node: SyntaxNode, types: readonly string[]): boolean {
  return childrenOf(node).some((child) => types.includes(child.type) || contains(child, types));
}

/** Assignments before a command whose own arguments read the variable: they get the old value. */
export const ownReferences = once((doc: ShellDocument) =>
  doc.commands.flatMap(({ node, assignments }) => {
    if (!node.name || assignments.length === 0) return [];
    return assignments.flatMap((assignment): readonly { assignment: Assignment; reference: SyntaxNode }[] => {
      const reference = node.args.map((arg) => referenceIn(arg, assignment.name)).find((found) => found !== undefined);
      return reference ? [{ assignment, reference }] : [];
    });
  }),
);

function referenceIn(node: SyntaxNode, name: string): SyntaxNode | undefined {
  if (variableOf(node) === name) return node;
  if (node.type === 'Script') return undefined;
  for (const child of childrenOf(node)) {
    const found = referenceIn(child, name);
    if (found) return found;
  }
  return undefined;
}
