/**
 * A table that is looked up by words of a file. Nothing is in it but its entries: a plain object also answers to
 * `constructor`, `toString` and the other names of `Object.prototype`.
 */
export function table<Value>(entries: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.assign(Object.create(null), entries);
}
