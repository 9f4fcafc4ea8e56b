import type { ShellDocument } from '../document.ts';
import type { ArithmeticExpansionPart, CommandExpansionPart } from '../parse.ts';

/** What is unquoted, and a whole simple command by itself: its output is run as a command. */
export function* loneExpansions({ tree }: ShellDocument): Iterable<CommandExpansionPart | ArithmeticExpansionPart> {
  for (const { name, args } of tree.ofType('Command')) {
    const [part, ...others] = name?.parts ?? [];
    if (!part || others.length > 0 || args.length > 0 || name?.text !== part.text) continue;
    if (part.type === 'CommandExpansion' || part.type === 'ArithmeticExpansion') yield part;
  }
}
