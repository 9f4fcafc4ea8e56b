import type { ShellDocument } from '../document.ts';
import type { ShellWord } from '../word.ts';

/** The signals for which `trap` sets commands, as written. */
export function* trappedSignals({
  commands,
}: ShellDocument): Generator<{ readonly word: ShellWord; readonly signal: string }> {
  for (const { name, args } of commands) {
    if (name !== 'trap') continue;
    const [action, ...signals] = args[0]?.literal === '--' ? args.slice(1) : args;
    if (!action || action.literal?.startsWith('-')) continue;
    for (const word of signals) if (word.literal !== undefined) yield { word, signal: word.literal };
  }
}
