/** Adds all of a list to the end of another; as arguments of one call a hundred thousand would overflow the stack. */
export function append<T>(list: T[], more: Iterable<T>): void {
  for (const one of more) list.push(one);
}
