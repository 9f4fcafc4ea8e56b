import type { ShellDocument } from '../document.ts';
import type { SyntaxNode } from '../parse.ts';
import { commandAround } from './flow.ts';

/** Whether brackets are the index of an array, as in `[ -v x[1] ]`, or belong to the pattern of an expansion. */
export function isNoPattern(doc: ShellDocument, node: SyntaxNode): boolean {
  for (const up of doc.tree.ancestorsOf(node)) {
    if (up.type === 'ParameterExpansion') return true;
    if (up.type === 'TestUnary') return up.operator === '-v';
    if (up.type === 'Command') break;
    if (up.type === 'Statement') return false;
  }
  const command = commandAround(doc, node);
  if (command?.name === 'printf' || command?.name === '[' || command?.name === 'test') {
    const at = command.args.findIndex(({ node: word }) => word.pos <= node.pos && node.pos < word.end);
    return command.args[at - 1]?.literal === '-v';
  }
  return false;
}
