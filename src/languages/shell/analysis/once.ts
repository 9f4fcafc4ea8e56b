import { onceFor } from '../../../core/once.ts';
import type { ShellDocument } from '../document.ts';

/** A fact about a script that several rules ask for: worked out on first use and kept as long as the script is. */
export function once<T>(make: (doc: ShellDocument) => T): (doc: ShellDocument) => T {
  return onceFor(make);
}
