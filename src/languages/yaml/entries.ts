import type { Reader } from './reader.ts';
import { isMergeKey, type YamlEntry, type YamlMap, type YamlNode, type YamlScalar } from './tree.ts';

/** Up to here looking through the entries is faster than keeping an index of them. */
const SMALL = 12;

/** The entries of a mapping while they are read. */
export class Entries {
  private readonly list: YamlEntry[] = [];
  /** The keys of a mapping that is no longer small. */
  private seen: Map<string, YamlScalar> | undefined;
  private merges = false;

  /** Adds an entry, and notes a doubled key: after those in its value, as the parser does. */
  add(key: YamlScalar, value: YamlNode, reader: Reader): void {
    const first = this.firstOf(key);
    if (first) reader.duplicates.push({ key, first });
    const span = { start: key.span.start, end: Math.max(key.span.end, value.span.end) };
    this.list.push({ key, value, span });
    if (isMergeKey(key)) this.merges = true;
  }

  /** The first entry with the key, if there is one; notes the key. */
  private firstOf(key: YamlScalar): YamlScalar | undefined {
    const { list } = this;
    if (list.length <= SMALL) return list.find((entry) => entry.key.text === key.text)?.key;
    this.seen ??= new Map(list.map((entry) => [entry.key.text, entry.key] as const).reverse());
    const first = this.seen.get(key.text);
    if (!first) this.seen.set(key.text, key);
    return first;
  }

  /** The mapping; one of lines ends with its last entry. */
  toMap(start: number, flowEnd?: number): YamlMap {
    const end = flowEnd ?? this.list.at(-1)?.span.end ?? start;
    return {
      kind: 'map',
      span: { start, end },
      entries: this.list,
      flow: flowEnd !== undefined,
      merges: this.merges,
    };
  }
}
