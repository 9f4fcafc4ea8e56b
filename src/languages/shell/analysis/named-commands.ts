import type { ShellCommand } from '../command.ts';
import type { ShellDocument } from '../document.ts';
import { once } from './once.ts';

const NONE: readonly never[] = [];

const byBasename = once((doc: ShellDocument) => {
  const found = new Map<string, ShellCommand[]>();
  for (const command of doc.commands) {
    const { basename } = command;
    if (basename === undefined) continue;
    const same = found.get(basename);
    if (same) same.push(command);
    else found.set(basename, [command]);
  }
  return found;
});

/** The commands of one name after its last slash, in source order: dozens of rules ask about one program each. */
export function commandsNamed(doc: ShellDocument, basename: string): readonly ShellCommand[] {
  return byBasename(doc).get(basename) ?? NONE;
}
