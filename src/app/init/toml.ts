/** Keys of a TOML file that hold plain values, by `table.key`; arrays hold their strings. */
export type Toml = ReadonlyMap<string, readonly string[]>;

const MOST_LINES = 20_000;

/**
 * Reads what `init` needs of a TOML file: tables, `key = "text"`, `key = [ "a", "b" ]` and inline tables as text.
 * Never throws; what it does not know it skips. Repeated tables (`[[bin]]`) add to the same keys.
 */
export function readToml(text: string): Toml {
  const found = new Map<string, string[]>();
  let table = '';
  const lines = text.split(/\r?\n/, MOST_LINES);
  for (let index = 0; index < lines.length; index++) {
    const line = (lines[index] ?? '').trim();
    const head = /^\[{1,2}([^[\]]+)\]/.exec(line);
    if (head) {
      table = `${(head[1] ?? '').replaceAll(/["' ]/g, '')}.`;
      found.set(table, found.get(table) ?? []);
      continue;
    }
    const entry = /^("[^"]*"|'[^']*'|[\w.-]+)\s*=\s*(.*)$/.exec(line);
    if (!entry) continue;
    let value = entry[2] ?? '';
    if (value.startsWith('[')) {
      for (let last = value; !/\]\s*(?:#.*)?$/.test(last) && index + 1 < lines.length; value += `\n${last}`) {
        last = lines[++index] ?? '';
      }
    }
    const key = `${table}${(entry[1] ?? '').replaceAll(/["']/g, '')}`;
    found.set(key, [...(found.get(key) ?? []), ...valuesOf(value)]);
  }
  return found;
}

function valuesOf(value: string): string[] {
  const strings = [...value.matchAll(/"([^"\n]*)"|'([^'\n]*)'/g)].map((match) => match[1] ?? match[2] ?? '');
  return strings.length > 0 ? strings : [(value.split('#', 1)[0] ?? '').trim()];
}
