import type { Reader } from './reader.ts';
import { isMergeKey, type YamlEntry, type YamlMap, type YamlNode, type YamlScalar } from './tree.ts';

/** The entries of a mapping while they are read. */
export class Entries {
  private readonly list: YamlEntry[] = [];
  private readonly seen = new Map<string, YamlScalar>();
  private merges = false;

  /** Adds an entry, and notes a doubled key: after those in its value, as the parser does. */
  add(key: YamlScalar, value: YamlNode, reader: Reader): void {
    const span = { start: key.span.start, end: Math.max(key.span.end, value.span.end) };
    this.list.push({ key, value, span });
    if (isMergeKey(key)) this.merges = true;
    const first = this.seen.get(key.text);
    if (first) reader.duplicates.push({ key, first });
    else this.seen.set(key.text, key);
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
