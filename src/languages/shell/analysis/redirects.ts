import type { ShellDocument } from '../document.ts';
import type { Redirection } from '../parse.ts';
import type { NodeOf } from '../tree.ts';

/** Simple commands and compound ones that have redirects. */
export function* redirectedNodes({ tree }: ShellDocument): Generator<NodeOf<'Command' | 'Redirected'>> {
  for (const node of tree.ofType('Command')) if (node.redirects.length > 0) yield node;
  for (const node of tree.ofType('Redirected')) yield node;
}

/** Whether a redirect copies or closes a descriptor: `2>&1`, `>&-`. */
export function isDuplicate(redirect: Redirection): boolean {
  return redirect.type === 'Redirect' && /^[<>]&$/.test(redirect.operator) && !isFileOfBoth(redirect);
}

/** `>& file`, an older `&> file`. */
export function isFileOfBoth({ operator, descriptor, target }: NodeOf<'Redirect'>): boolean {
  return (
    operator === '>&' && !descriptor && !/^(?:\d+-?|-)$/.test(target?.text ?? '-') && !/^[$"]/.test(target?.text ?? '')
  );
}

/** The descriptor that a redirect sets, given or by default; undefined where it is in a variable. */
export function descriptorOf({ operator, descriptor }: Redirection): number | undefined {
  if (descriptor) return descriptor.type === 'FileDescriptor' ? descriptor.value : undefined;
  return operator.startsWith('<') ? 0 : 1;
}

/** Whether a redirect is to a file, or from one. */
export function isToFile(redirect: Redirection): redirect is NodeOf<'Redirect'> {
  return redirect.type === 'Redirect' && (/^(?:>|>>|>\||&>|&>>)$/.test(redirect.operator) || isFileOfBoth(redirect));
}
