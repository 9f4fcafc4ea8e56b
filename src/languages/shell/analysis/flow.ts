import type { ShellDocument } from '../document.ts';
import { flagsOf } from '../options.ts';
import type { Statement, SyntaxNode } from '../parse.ts';
import { textValueOf } from '../word.ts';

/** Whether the script asks for `set -e` somewhere, even later or in a branch. */
export function setsErrexit(doc: ShellDocument): boolean {
  return doc.commands.some(
    (command) =>
      command.name === 'set' &&
      (flagsOf(command).some(({ name, word }) => name === 'e' && !word.value.startsWith('--')) ||
        command.args.some(({ literal }) => literal === 'errexit')),
  );
}

/** The commands of each list (script, group, branch, loop body, substitution) in order. */
export function listsOf(doc: ShellDocument): readonly (readonly Statement[])[] {
  return doc.tree.nodes.flatMap((node) =>
    node.type === 'Script' || node.type === 'CompoundList' ? [node.commands] : [],
  );
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

/** Literal name of a node that is a simple command; the part after the last slash when `base` is asked for. */
export function commandNameOf(node: SyntaxNode, base = true): string | undefined {
  if (node.type !== 'Command' || !node.name) return undefined;
  const name = textValueOf(node.name);
  return base ? name.slice(name.lastIndexOf('/') + 1) : name;
}
