import type { ShellDocument } from '../document.ts';
import type { CommandExpansionPart, Redirection, SyntaxNode } from '../parse.ts';
import { once } from './once.ts';

/** A substitution that captures nothing, because a redirect sends the output of its command elsewhere. */
interface LostOutput {
  readonly substitution: CommandExpansionPart;
  readonly redirect: Redirection;
}

/** Substitutions of one command or pipeline whose output goes into a file or another descriptor. */
export const lostOutputs = once((doc: ShellDocument): readonly LostOutput[] =>
  doc.tree.ofType('CommandExpansion').flatMap((substitution) => {
    const [only, second] = substitution.script?.commands ?? [];
    if (!only || second || only.background) return [];
    const last = lastOf(only.command);
    const redirect = last && outputRedirect(redirectsOf(last));
    return redirect ? [{ substitution, redirect }] : [];
  }),
);

function lastOf(node: SyntaxNode): SyntaxNode | undefined {
  if (node.type !== 'Pipeline') return node.type === 'AndOr' ? undefined : node;
  return node.prefixes.length === 0 ? node.commands.at(-1) : undefined;
}

function redirectsOf(node: SyntaxNode): readonly Redirection[] {
  return node.type === 'Command' || node.type === 'Redirected' ? node.redirects : [];
}

/** The first redirect of the output, if no other descriptor was made to lead where the output led. */
function outputRedirect(redirects: readonly Redirection[]): Redirection | undefined {
  for (const redirect of redirects) {
    if (redirect.type !== 'Redirect') continue;
    const { operator, target, descriptor } = redirect;
    const number = descriptor?.type === 'FileDescriptor' ? descriptor.value : undefined;
    if (operator === '>&') {
      if (target?.text === '1' || number === 1) return undefined;
      if (!descriptor && /^(?:\d+|-)$/.test(target?.text ?? '')) return redirect;
    } else if ((operator === '>' || operator === '>>') && (!descriptor || number === 1)) {
      return redirect;
    }
  }
  return undefined;
}
