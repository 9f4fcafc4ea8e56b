import { table } from '../../core/table.ts';
import type { Span } from '../../core/text.ts';
import { parseReference } from '../images/reference.ts';
import { isNull, stringOf } from '../yaml/scalars.ts';
import {
  asMap,
  asSequence,
  entriesOf,
  entryOf,
  get,
  itemsOf,
  resolve,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
  type YamlSequence,
  type YamlValue,
} from '../yaml/tree.ts';
import { withEntries } from './as-written.ts';
import type { Resource } from './document.ts';
import type { ImageChange } from './kustomization.ts';
import { MOST_DEPTH, type Way } from './ways.ts';

/** Lists whose items are merged by a key; others are replaced entirely. */
const LIST_KEYS: Readonly<Record<string, readonly string[]>> = table({
  containers: ['name'],
  initContainers: ['name'],
  ephemeralContainers: ['name'],
  volumes: ['name'],
  env: ['name'],
  imagePullSecrets: ['name'],
  volumeMounts: ['mountPath'],
  volumeDevices: ['devicePath'],
  ports: ['containerPort', 'port'],
  hostAliases: ['ip'],
  topologySpreadConstraints: ['topologyKey'],
});
const CONTAINERS = new Set(['containers', 'initContainers', 'ephemeralContainers']);
/** Identity is the base's own, and others go by it. */
const KEPT = new Set(['apiVersion', 'kind', 'metadata']);
/** More does not occur in practice. */
const MOST_NODES = 20_000;
/** Marks a value that differs between ways. */
const VARYING = '$(varying)';

/** The root of an object with what it gets on each of the ways; undefined when there is nothing. */
export function withWays(resource: Resource, ways: readonly Way[], textLength: number): YamlMap | undefined {
  const kept = ways.filter(({ patches }) => !patches.some(isDeletion));
  if (kept.length === 0) return undefined;
  const merge = new Merge(textLength);
  const all = kept.map(({ patches }) => patches);
  const patched = all.every((patches) => patches.length > 0) ? merge.map(resource.root, all, 0) : resource.root;
  const root = kept.every(({ images }) => images.length > 0) ? merge.images(patched, kept, 0) : patched;
  return root === resource.root || merge.isTooLarge ? undefined : root;
}

/** Puts trees together. What is added has places behind the end of the file, so that nothing is reported there. */
class Merge {
  private next: number;
  private readonly end: number;

  constructor(textLength: number) {
    this.next = textLength + 1;
    this.end = this.next + MOST_NODES;
  }

  get isTooLarge(): boolean {
    return this.next >= this.end;
  }

  /** A mapping with the keys that it gets on every way; the same one when there are none. */
  map(base: YamlMap, ways: readonly (readonly YamlMap[])[], depth: number): YamlMap {
    const entries = [...base.entries];
    let changed = false;
    for (const key of this.keysOf(ways, depth)) {
      const values = ways.map((patches) => patches.flatMap((patch) => valuesOf(patch, key)));
      if (values.some((list) => list.length === 0)) continue;
      const entry = entryOf(base, key);
      const old = resolve(entry?.value);
      const value = isAbsent(old) ? this.common(key, values, depth) : this.value(key, old, values, depth);
      if (!value || value === old) continue;
      changed = true;
      const own = entry ? entries.indexOf(entry) : -1;
      const put: YamlEntry = { key: entry?.key ?? this.scalar(key), value, span: entry?.span ?? this.place() };
      if (own === -1) entries.push(put);
      else entries[own] = put;
    }
    return changed ? withEntries(base, entries) : base;
  }

  /** The images of containers as `images` changes them on every way. */
  images(node: YamlMap, ways: readonly Way[], depth: number): YamlMap {
    if (depth > MOST_DEPTH) return node;
    let changed = false;
    const entries = node.entries.map((entry): YamlEntry => {
      const old = resolve(entry.value);
      let value: YamlValue | undefined = old;
      if (old?.kind === 'map') value = this.images(old, ways, depth + 1);
      else if (old?.kind === 'sequence' && CONTAINERS.has(entry.key.text)) value = this.containers(old, ways);
      if (!value || value === old) return entry;
      changed = true;
      return { ...entry, value };
    });
    return changed ? withEntries(node, entries) : node;
  }

  private containers(list: YamlSequence, ways: readonly Way[]): YamlSequence {
    let changed = false;
    const items = list.items.map((item) => {
      const container = asMap(item);
      const entry = entryOf(container, 'image');
      const image = stringOf(entry?.value);
      const names = image === undefined ? [] : ways.map(({ images }) => renamed(image, images));
      const [first] = names;
      if (!container || !entry || first === undefined || names.includes(undefined)) return item;
      changed = true;
      const put = { ...entry, value: this.scalar(names.every((name) => name === first) ? first : VARYING) };
      const entries = container.entries.includes(entry)
        ? container.entries.map((one) => (one === entry ? put : one))
        : [...container.entries, put];
      return withEntries(container, entries);
    });
    return changed ? { ...list, items } : list;
  }

  /** A value that is there, with what is added below it; the same one where that is nothing. */
  private value(key: string, old: YamlValue, ways: readonly (readonly YamlValue[])[], depth: number): YamlValue {
    if (old.kind === 'map') {
      const maps = ways.map((values) => values.flatMap((value) => asMap(value) ?? []));
      return maps.every((list) => list.length > 0) ? this.map(old, maps, depth + 1) : old;
    }
    // What is there is checked as it is, but for images: a base names one that its overlays choose.
    if (old.kind !== 'sequence') return key === 'image' ? (this.common(key, ways, depth) ?? old) : old;
    const lists = ways.map((values) => values.flatMap((value) => asSequence(value) ?? []));
    if (lists.some((list) => list.length === 0)) return old;
    const keys = LIST_KEYS[key];
    if (keys) return this.list(old, lists, keys, depth);
    // A patch puts its own list in place of the other: what it drops is dropped.
    return key === 'drop' ? this.withItems(old, lists) : old;
  }

  private list(
    old: YamlSequence,
    ways: readonly (readonly YamlSequence[])[],
    keys: readonly string[],
    depth: number,
  ): YamlSequence {
    const seen = new Set<string>();
    const items: YamlNode[] = old.items.flatMap((item) => {
      const map = asMap(item);
      const name = map && nameIn(map, keys);
      if (!map || name === undefined) return item;
      seen.add(name);
      if (ways.every((lists) => deletes(lists, name, keys))) return [];
      const found = ways.map((lists) => itemsNamed(lists, name, keys));
      return found.every((list) => list.length > 0) ? this.map(map, found, depth + 1) : item;
    });
    const added = this.newItems(ways, keys, seen, depth);
    return added.length > 0 || items.length < old.items.length || items.some((item, index) => item !== old.items[index])
      ? { ...old, items: [...items, ...added] }
      : old;
  }

  /** Items that every way has, under names that are new. */
  private newItems(
    ways: readonly (readonly YamlSequence[])[],
    keys: readonly string[],
    seen: Set<string>,
    depth: number,
  ): readonly YamlValue[] {
    const added: YamlValue[] = [];
    for (const item of (ways[0] ?? []).flatMap(itemsOf)) {
      const name = item.kind === 'map' ? nameIn(item, keys) : undefined;
      if (name === undefined || seen.has(name)) continue;
      seen.add(name);
      const found = ways.map((lists) => itemsNamed(lists, name, keys));
      const value = found.every((list) => list.length > 0) ? this.common('', found, depth + 1) : undefined;
      if (value) added.push(value);
    }
    return added;
  }

  private withItems(old: YamlSequence, ways: readonly (readonly YamlSequence[])[]): YamlSequence {
    const texts = ways.map((lists) => new Set(itemsOf(lists.at(-1)).flatMap((item) => stringOf(item) ?? [])));
    const common = [...(texts[0] ?? [])].filter((text) => texts.every((set) => set.has(text)));
    return common.length > 0 ? { ...old, items: [...old.items, ...common.map((text) => this.scalar(text))] } : old;
  }

  /** What every way has of a value that is absent in the base. */
  private common(key: string, ways: readonly (readonly YamlValue[])[], depth: number): YamlValue | undefined {
    const lasts = ways.map((values) => values.at(-1));
    const [first] = lasts;
    if (!first || depth > MOST_DEPTH || this.isTooLarge) return undefined;
    if (first.kind === 'map') {
      const maps = ways.map((values) => values.flatMap((value) => asMap(value) ?? []));
      if (maps.some((list) => list.length === 0)) return undefined;
      return this.map({ kind: 'map', span: this.place(), entries: [], flow: false, merges: false }, maps, depth + 1);
    }
    if (first.kind === 'scalar') {
      const texts = lasts.map((last) => (last?.kind === 'scalar' ? last.text : undefined));
      if (texts.includes(undefined)) return undefined;
      return texts.every((text) => text === first.text) ? { ...first, span: this.place() } : this.scalar(VARYING);
    }
    const lists = ways.map((values) => values.flatMap((value) => asSequence(value) ?? []));
    if (lists.some((list) => list.length === 0)) return undefined;
    const list: YamlSequence = { kind: 'sequence', span: this.place(), items: [], flow: false };
    const keys = LIST_KEYS[key];
    if (keys && itemsOf(first).every((item) => item.kind === 'map'))
      return { ...list, items: this.newItems(lists, keys, new Set(), depth) };
    if (key === 'drop') return this.withItems(list, lists);
    return { ...list, items: itemsOf(first).flatMap((item) => this.common('', [[item]], depth + 1) ?? []) };
  }

  private keysOf(ways: readonly (readonly YamlMap[])[], depth: number): readonly string[] {
    if (depth > MOST_DEPTH || this.isTooLarge) return [];
    const keys = new Set((ways[0] ?? []).flatMap((patch) => entriesOf(patch).map(({ key }) => key.text)));
    return [...keys].filter((key) => !key.startsWith('$') && !(depth === 0 && KEPT.has(key)));
  }

  private scalar(text: string): YamlScalar {
    return { kind: 'scalar', span: this.place(), text, style: 'plain' };
  }

  private place(): Span {
    const start = this.next;
    this.next += 1;
    return { start, end: start };
  }
}

function isDeletion(node: YamlValue): boolean {
  return stringOf(get(node, '$patch')) === 'delete';
}

function isAbsent(node: YamlValue | undefined): node is undefined {
  return node === undefined || isNull(node);
}

function valuesOf(patch: YamlMap, key: string): readonly YamlValue[] {
  const value = get(patch, key);
  return value && !isNull(value) ? [value] : [];
}

function nameIn(map: YamlMap, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = get(map, key);
    if (value?.kind === 'scalar') return value.text;
  }
  return undefined;
}

function itemsNamed(lists: readonly YamlSequence[], name: string, keys: readonly string[]): readonly YamlMap[] {
  return lists.flatMap(itemsOf).flatMap((item) => {
    return item.kind === 'map' && nameIn(item, keys) === name && !isDeletion(item) ? [item] : [];
  });
}

function deletes(lists: readonly YamlSequence[], name: string, keys: readonly string[]): boolean {
  return lists.flatMap(itemsOf).some((item) => item.kind === 'map' && nameIn(item, keys) === name && isDeletion(item));
}

/** An image as the last entry for its name makes it; undefined where there is none. */
function renamed(image: string, changes: readonly ImageChange[]): string | undefined {
  const reference = parseReference(image);
  const name = image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
  const change = changes.findLast((one) => one.name === name);
  if (!reference || !change) return undefined;
  const { newName = name, newTag, digest } = change;
  if (digest !== undefined) return `${newName}@${digest}`;
  return newTag !== undefined ? `${newName}:${newTag}` : newName + image.slice(name.length);
}
