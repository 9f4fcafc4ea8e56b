import type { ShellDocument } from '../document.ts';

/** A fact about a script that several rules ask for: worked out on first use and kept as long as the script is. */
export function once<T>(make: (doc: ShellDocument) => T): (doc: ShellDocument) => T {
  const known = new WeakMap<ShellDocument, { readonly fact: T }>();
  return (doc) => {
    let found = known.get(doc);
    if (!found) {
      found = { fact: make(doc) };
      known.set(doc, found);
    }
    return found.fact;
  };
}
