import { integerOf } from '../yaml/scalars.ts';
import { resolve, type YamlEntry, type YamlNode, type YamlValue } from '../yaml/tree.ts';
import type { KubernetesDocument, Resource } from './document.ts';
import { inlinePatchesOf } from './inline-patches.ts';

/** Keys whose whole numbers are features too. */
const NUMBERS = new Set(['containerPort', 'targetPort', 'runAsUser', 'runAsGroup', 'fsGroup']);
const CONTAINERS = new Set(['containers', 'initContainers', 'ephemeralContainers']);
/** Parts of image names that rules look for. */
const IMAGES = ['ingress-nginx', 'tiller', 'git-sync'];

/**
 * What occurs in a manifest, for `Rule.needs`. Places do not matter: a rule over pods of custom kinds, whose paths the
 * configuration gives, is asked as well.
 * - Each key of a document that can be read, as it is: `hostNetwork`, `helm.sh/hook`.
 * - For a key with `/`, the part before its name: `helm.sh/`.
 * - `several:KEY`: a list of more than one item under the key.
 * - `KEY:NUMBER` for ports, users and groups, and `containerPort:low` for one below 1024.
 * - `type:WORD`: a value of `type`.
 * - `image:PART`: an image whose name has the part; see IMAGES.
 * - `has:container`: a list of containers of any kind.
 * - `kind:KIND` and `in:NAMESPACE` of each object; `in:default` for one that names no namespace.
 * - `has:nameless`, `has:prerelease`: an object without a name, of an alpha or beta version.
 * - `has:several`: more than one object. `has:literal`: an object in a file that is not a template.
 * - `is:template`, `is:broken`, `has:duplicates`: the entire file. `is:patch`: an object that is one.
 * - `has:unread`: a patch in a kustomization that is not read.
 */
export function featuresOf(doc: Omit<KubernetesDocument, 'features'>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { root, problems, duplicates } of doc.yaml.documents) {
    if (problems.length > 0) found.add('is:broken');
    else if (root) new KeyWalk(found).visit(root);
    if (duplicates.length > 0) found.add('has:duplicates');
  }
  if (doc.template) found.add('is:template');
  else if (doc.resources.length > 0) found.add('has:literal');
  if (!doc.template && doc.resources.some(({ partial }) => partial)) found.add('is:patch');
  if (inlinePatchesOf(doc).unread.length > 0) found.add('has:unread');
  if (doc.resources.length > 1) found.add('has:several');
  for (const resource of doc.resources) addObject(found, resource);
  return found;
}

function addObject(found: Set<string>, { kind, name, namespace, version }: Resource): void {
  found.add(`kind:${kind.text}`).add(`in:${namespace ?? 'default'}`);
  if (!name) found.add('has:nameless');
  if (version.includes('alpha') || version.includes('beta')) found.add('has:prerelease');
}

/** One walk over the keys of a document. */
class KeyWalk {
  private readonly found: Set<string>;
  private readonly repeated = new Set<YamlValue>();

  constructor(found: Set<string>) {
    this.found = found;
  }

  visit(node: YamlNode): void {
    if (node.kind === 'map') {
      for (const entry of node.entries) {
        this.addEntry(entry);
        this.visit(entry.value);
      }
    } else if (node.kind === 'sequence') {
      for (const item of node.items) this.visit(item);
    } else if (node.kind === 'alias' && node.target && !this.repeated.has(node.target)) {
      // An anchor is elsewhere in the document; inside a key that is a collection, only the alias leads there.
      this.repeated.add(node.target);
      this.visit(node.target);
    }
  }

  private addEntry({ key: { text: key }, value: node }: YamlEntry): void {
    if (!this.found.has(key)) this.addKey(key);
    const value = resolve(node);
    if (value?.kind === 'sequence' && value.items.length > 1) this.found.add(`several:${key}`);
    if (value?.kind !== 'scalar') return;
    if (key === 'type') this.found.add(`type:${value.text}`);
    else if (key === 'image') this.addImage(value.text);
    else if (NUMBERS.has(key)) this.addNumber(key, integerOf(value));
  }

  private addKey(key: string): void {
    this.found.add(key);
    const slash = key.indexOf('/');
    if (slash !== -1) this.found.add(key.slice(0, slash + 1));
    if (CONTAINERS.has(key)) this.found.add('has:container');
  }

  private addImage(text: string): void {
    for (const part of IMAGES) if (text.includes(part)) this.found.add(`image:${part}`);
  }

  private addNumber(key: string, number: number | undefined): void {
    if (number === undefined) return;
    this.found.add(`${key}:${number}`);
    if (key === 'containerPort' && number < 1024) this.found.add('containerPort:low');
  }
}
