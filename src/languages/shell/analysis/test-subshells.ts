import type { ShellDocument } from '../document.ts';
import type { SyntaxNode } from '../parse.ts';
import type { NodeOf } from '../tree.ts';
import { once } from './once.ts';

interface TestSubshell {
  readonly node: NodeOf<'Subshell'>;
  /** It is a whole condition, or holds one test, or several. */
  readonly kind: 'condition' | 'single' | 'several';
}

/** Brackets of the shell around nothing but tests. */
export const testSubshells = once((doc: ShellDocument): readonly TestSubshell[] => {
  const { tree } = doc;
  return tree.ofType('Subshell').flatMap((node): TestSubshell[] => {
    const parent = tree.parentOf(node);
    if (parent?.type === 'Function') return [];
    const count = testsIn(node);
    if (count === 0 || assigns(doc, node)) return [];
    const list = parent?.type === 'Statement' && !parent.background ? tree.parentOf(parent) : undefined;
    const owner = list && tree.parentOf(list);
    const isClause =
      (owner?.type === 'If' || owner?.type === 'Elif' || owner?.type === 'While') && owner.clause === list;
    if (isClause && owner.clause.commands.length === 1) return [{ node, kind: 'condition' }];
    return [{ node, kind: count === 1 ? 'single' : 'several' }];
  });
});

/** How many tests a node consists of; 0 as soon as anything else is in it. */
function testsIn(node: SyntaxNode): number {
  switch (node.type) {
    case 'TestCommand':
      return 1;
    case 'Command':
      return node.prefix.length === 0 && /^(?:\[|test)$/.test(node.name?.text ?? '') ? 1 : 0;
    case 'Subshell': {
      const [only, second] = node.body.commands;
      return only && !second && !only.background ? testsIn(only.command) : 0;
    }
    case 'Pipeline': {
      const [only, second] = node.commands;
      return only && !second ? testsIn(only) : 0;
    }
    case 'AndOr': {
      const counts = node.commands.map(testsIn);
      return counts.every((count) => count > 0) ? counts.reduce((sum, count) => sum + count, 0) : 0;
    }
    default:
      return 0;
  }
}

/** `${x:=y}` sets a variable, whose value is meant to be lost after the parentheses. */
function assigns({ text }: ShellDocument, { pos, end }: SyntaxNode): boolean {
  const written = text.slice(pos, end);
  return /\$\{\w+:?=/.test(written) || (/\(\(|\[\[/.test(written) && /\+\+|--/.test(written));
}
