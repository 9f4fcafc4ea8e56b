import type { Span } from '../../core/text.ts';
import { isMergeKey, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/tree.ts';
import { withEntries } from './as-written.ts';
import { areTogether } from './branches.ts';
import type { KubernetesDocument, Resource } from './document.ts';
import { alternative } from './parse.ts';

/** More branches than occur in practice. */
const MOST = 4;

/**
 * Of two equal keys in branches of a template the last one counts wherever a rule asks for the key. Here the others
 * count, one at a time; only findings under them are reported.
 */
export function alternativesOf(doc: KubernetesDocument): readonly KubernetesDocument[] {
  if (!doc.template || !doc.yaml.documents.some(({ duplicates }) => duplicates.length > 0)) return [];
  const found: KubernetesDocument[] = [];
  for (let turn = 0; turn < MOST; turn++) {
    const choice = new Choice(doc, turn);
    const roots = new Map<Resource, YamlMap>();
    for (const resource of doc.resources) {
      const root = hasOneIdentity(resource.root) ? choice.map(resource.root) : resource.root;
      if (root !== resource.root) roots.set(resource, root);
    }
    if (roots.size === 0) break;
    found.push(alternative(doc, roots, choice.chosen));
  }
  return found;
}

/** Where the branches decide on the version or kind, they differ in what such an object has. */
function hasOneIdentity({ entries }: YamlMap): boolean {
  return ['apiVersion', 'kind'].every((name) => entries.filter(({ key }) => key.text === name).length === 1);
}

/** Takes the one of equal keys whose turn it is. */
class Choice {
  readonly chosen: Span[] = [];
  private readonly doc: KubernetesDocument;
  private readonly turn: number;

  constructor(doc: KubernetesDocument, turn: number) {
    this.doc = doc;
    this.turn = turn;
  }

  /** The same mapping where nothing is to be chosen. */
  map(map: YamlMap): YamlMap {
    const last = new Map(map.entries.map((entry) => [entry.key.text, entry]));
    const kept = last.size === map.entries.length ? map.entries : this.kept(map.entries, last);
    const entries = kept.map((entry): YamlEntry => {
      const value = this.node(entry.value);
      return value === entry.value ? entry : { ...entry, value };
    });
    const isSame = kept === map.entries && entries.every((entry, index) => entry === kept[index]);
    return isSame ? map : withEntries(map, entries);
  }

  private node(node: YamlNode): YamlNode {
    if (node.kind === 'map') return this.map(node);
    if (node.kind !== 'sequence') return node;
    const items = node.items.map((item) => this.node(item));
    return items.every((item, index) => item === node.items[index]) ? node : { ...node, items };
  }

  private kept(entries: readonly YamlEntry[], last: ReadonlyMap<string, YamlEntry>): readonly YamlEntry[] {
    const counts = new Map<string, number>();
    const put = new Map<YamlEntry, YamlEntry>();
    for (const entry of entries) {
      const { key } = entry;
      const count = counts.get(key.text) ?? 0;
      counts.set(key.text, count + 1);
      const counting = last.get(key.text);
      if (count !== this.turn || !counting || counting === entry || isMergeKey(key)) continue;
      if (areTogether(this.doc, [key.span, counting.key.span])) continue;
      put.set(counting, entry);
      this.chosen.push(entry.span);
    }
    if (put.size === 0) return entries;
    const taken = new Set(put.values());
    return entries.flatMap((entry) => (taken.has(entry) ? [] : (put.get(entry) ?? entry)));
  }
}
