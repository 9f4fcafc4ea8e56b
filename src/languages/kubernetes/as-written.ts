import { memory } from '../../core/once.ts';
import type { YamlMap } from '../yaml/tree.ts';

const written = memory<YamlMap, YamlMap>();

/** A mapping as written in the file, without what overlays add. */
export function asWritten(map: YamlMap): YamlMap {
  return written.get(map) ?? map;
}

/** The mapping with other entries. */
export function withEntries(map: YamlMap, entries: YamlMap['entries']): YamlMap {
  const merged = { ...map, entries };
  written.set(merged, asWritten(map));
  return merged;
}
