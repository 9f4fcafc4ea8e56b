import type { ShellDocument } from '../document.ts';
import type { CommandExpansionPart } from '../parse.ts';

/** Substitutions that hold nothing but `<file`: those in backticks, or those in `$( )`. */
export function readSubstitutionsOf({ tree }: ShellDocument, inBackticks: boolean): CommandExpansionPart[] {
  return tree.ofType('CommandExpansion').filter(({ text, script }) => {
    const [only, second] = script?.commands ?? [];
    if (text.startsWith('`') !== inBackticks || second || only?.command.type !== 'Command') return false;
    const { name, prefix, redirects } = only.command;
    const [first] = redirects;
    return !name && prefix.length === 1 && first?.type === 'Redirect' && first.operator === '<';
  });
}
