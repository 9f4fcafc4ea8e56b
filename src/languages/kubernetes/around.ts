import type { Surroundings } from '../../core/document.ts';
import { onceFor } from '../../core/once.ts';
import { join, nameOf, parentOf } from '../../core/paths.ts';
import type { Entries, Repository } from '../../core/project.ts';
import { parseYaml } from '../yaml/parse.ts';
import type { YamlDocument, YamlMap, YamlNode } from '../yaml/tree.ts';
import { definitionsIn, isFor, isNamed } from './custom-resources.ts';
import type { Definition } from './definitions.ts';
import type { KubernetesDocument, Resource } from './document.ts';
import {
  isKustomization,
  KUSTOMIZATIONS,
  type Kustomization,
  Kustomizations,
  mayPatch,
  type PatchUse,
  patchFilesOf,
  readKustomization,
} from './kustomization.ts';
import { withWays } from './overlay.ts';
import { enriched, parseKubernetes } from './parse.ts';
import { lacksImage } from './partial.ts';
import { mayBeSwitched, valuesFileOf } from './switches.ts';
import { wayFor } from './ways.ts';

/** Names under which definitions are kept. */
const LIKELY = /crd|customresource/i;
const MANIFEST = /\.(?:ya?ml|json)$/;
const MANIFEST_ENDS = [{ end: '.yaml' }, { end: '.yml' }, { end: '.json' }];
const DEFINITION = 'CustomResourceDefinition';
const KIND = /\bkind["']?[ \t]*:[ \t]*["']?([A-Z][A-Za-z0-9]*)/g;
/** Files that are read because of their names, and because they are in the same directory. */
const MOST_FILES = 60;
/** A server keeps no object that is longer, and reading one would take longer than a commit may. */
const MOST_TEXT = 1_500_000;
/** Copies of one definition that are compared with an object. */
const MOST_COPIES = 4;
const MOST_KUSTOMIZATIONS = 500;
const KUSTOMIZATION_MARKS = [{ start: 'k' }];

/**
 * The document with the definitions of its custom objects, and as patches where a kustomization says so; undefined where
 * nothing around it makes a difference.
 */
export async function withSurroundings(
  doc: KubernetesDocument,
  custom: readonly Resource[],
  around: Surroundings,
): Promise<KubernetesDocument | undefined> {
  const shelf = shelfOf(around);
  const { path } = doc.file;
  if (mayBeSwitched(doc)) {
    const values = await shelf.valuesOf(path);
    return values && enriched(doc, { definitions: [], isPatch: false, roots: new Map(), placed: false, values });
  }
  const found = custom.length > 0 ? [...definitionsIn(doc)] : [];
  for (const one of new Map(custom.map((resource) => [`${resource.group}/${resource.kind.text}`, resource])).values()) {
    const copies = await shelf.find(one, path);
    // With so many copies it is unknown which one applies.
    if (copies.length <= MOST_COPIES) found.push(...copies);
  }
  const isPatch = await shelf.isPatch(path, doc.resources.some(lacksImage));
  const ways = isPatch ? [] : await shelf.waysOf(path);
  const roots = new Map<Resource, YamlMap>();
  for (const resource of ways.length > 0 ? doc.resources : []) {
    if (resource.partial) continue;
    const own = ways.map((way) => wayFor(resource, way, (use) => shelf.patch(use)));
    const root = withWays(resource, own, doc.file.text.length);
    if (root) roots.set(resource, root);
  }
  const placed = ways.length > 0 && ways.every((way) => way.some(({ places }) => places));
  if (found.length === 0 && !isPatch && !placed && roots.size === 0) return undefined;
  return enriched(doc, { definitions: found, isPatch, roots, placed });
}

const shelfOf = onceFor((around: Surroundings) => new Shelf(around));

/** A document of a file, read when a kind that it names is needed. */
interface Part {
  readonly path: string;
  readonly text: string;
  definitions?: readonly Definition[];
}

interface KustomizationText {
  readonly text: string;
  read?: Kustomization;
}

/** What a run has come upon in the repository: definitions by the kinds that they name, and the names of patches. */
class Shelf {
  private readonly around: Surroundings;
  private readonly byKind = new Map<string, Part[]>();
  private readonly patches = new Set<string>();
  /** By path: the text, and what it defines once it was needed. */
  private readonly kustomizations = new Map<string, KustomizationText>();
  private readonly patchTexts = new Map<string, string>();
  private readonly patchDocuments = new Map<string, readonly YamlDocument[]>();
  /** By the directory whose kustomizations they are. */
  private readonly graphs = new Map<string, Promise<Kustomizations | undefined>>();
  /** By the path of their file. */
  private readonly values = new Map<string, { readonly root: YamlNode | undefined }>();
  private kustomized: readonly string[] | undefined;
  private readonly seen = new Set<string>();
  private readonly asked = new Set<string>();
  private readonly folders = new Set<string>();
  private readonly above = new Set<string>();
  private listed: Promise<Entries> | undefined;
  private likely: readonly string[] | undefined;

  constructor(around: Surroundings) {
    this.around = around;
    for (const { path, text } of around.files) this.add(path, text);
  }

  /** The definitions of a kind in other files than that of the object. */
  async find({ group, kind }: Resource, path: string): Promise<readonly Definition[]> {
    await this.read(group, kind.text, path);
    return (this.byKind.get(kind.text) ?? [])
      .filter((part) => part.path !== path && part.text.includes(group) && isFor(part.path, path))
      .flatMap(readPart)
      .filter((one) => one.group === group && one.kind === kind.text);
  }

  /**
   * Whether a kustomization next to a file, or in a directory above it, names it as a patch.
   * @param anywhere others may name it too: it looks like a patch
   */
  async isPatch(path: string, anywhere: boolean): Promise<boolean> {
    const { repository } = this.around;
    if (repository) {
      const entries = await this.list(repository);
      const found: string[] = [];
      for (let folder = parentOf(path); ; folder = parentOf(folder)) {
        if (this.above.has(folder)) break;
        this.above.add(folder);
        for (const name of KUSTOMIZATIONS) if (entries.has(join(folder, name))) found.push(join(folder, name));
        if (folder === '') break;
      }
      await this.load(found, repository);
      if (anywhere && !this.patches.has(path)) await this.loadAll(await this.scopeOf(path), repository);
    }
    return this.patches.has(path);
  }

  /** The kustomizations of a directory. */
  private async loadAll(scope: string, repository: Repository): Promise<void> {
    const inside = (this.kustomized ?? []).filter((path) => isBelow(path, scope));
    await this.load(inside.slice(0, MOST_KUSTOMIZATIONS), repository);
  }

  /**
   * The kustomizations that a manifest passes in each of the ways in which it is applied; none where none of them
   * changes anything.
   */
  async waysOf(path: string): Promise<readonly (readonly Kustomization[])[]> {
    const name = nameOf(path);
    const own = [...this.kustomizations].filter(
      ([at, { text }]) =>
        isBelow(path, parentOf(at)) && text.includes(name) && this.kustomization(at)?.resources.includes(path),
    );
    if (own.length === 0) return [];
    const scope = await this.scopeOf(path);
    const graph = this.graphs.get(scope) ?? this.readGraph(scope);
    this.graphs.set(scope, graph);
    const ways = (await graph)?.waysOf(path) ?? [];
    const uses = new Set(ways.flat().flatMap(({ patches }) => patches));
    const files = [...uses].flatMap(({ file }) => file ?? []).filter((file) => !this.patchTexts.has(file));
    const { repository } = this.around;
    if (files.length > 0 && repository) {
      const entries = await this.list(repository);
      const there = [...new Set(files)].filter((file) => entries.has(file));
      for (const [file, text] of await repository.read(there)) this.patchTexts.set(file, text);
    } else if (files.length > 0) for (const { path: at, text } of this.around.files) this.patchTexts.set(at, text);
    return ways;
  }

  /** The documents of a patch that a way names. */
  patch({ file, text }: PatchUse): readonly YamlDocument[] {
    const own = text ?? this.patchTexts.get(file ?? '');
    if (own === undefined || own.length > MOST_TEXT) return [];
    let documents = this.patchDocuments.get(own);
    if (!documents) {
      if (this.patchDocuments.size > MOST_FILES) this.patchDocuments.clear();
      documents = parseYaml(own).documents;
      this.patchDocuments.set(own, documents);
    }
    return documents;
  }

  /** The values of the chart to which a template belongs. */
  async valuesOf(path: string): Promise<YamlNode | undefined> {
    const file = valuesFileOf(path);
    const { repository, files } = this.around;
    let known = this.values.get(file);
    if (known) return known.root;
    const own = files.find((one) => one.path === file)?.text;
    const isThere = own === undefined && repository && (await this.list(repository)).has(file);
    const text = own ?? (isThere ? (await repository.read([file])).get(file) : undefined);
    const [document] = text === undefined || text.length > MOST_TEXT ? [] : parseYaml(text).documents;
    known = { root: document?.problems.length === 0 ? document.root : undefined };
    this.values.set(file, known);
    return known.root;
  }

  private kustomization(path: string): Kustomization | undefined {
    const known = this.kustomizations.get(path);
    if (known) known.read ??= readKustomization(path, known.text);
    return known?.read;
  }

  /** The largest directory around a manifest in which there are not too many kustomizations to be read. */
  private async scopeOf(path: string): Promise<string> {
    const { repository } = this.around;
    if (!repository) return '';
    this.kustomized ??= (await this.list(repository)).select(KUSTOMIZATION_MARKS).filter(isKustomization);
    let scope = '';
    let inside = this.kustomized;
    while (inside.length > MOST_KUSTOMIZATIONS && scope !== parentOf(path)) {
      const end = path.indexOf('/', scope === '' ? 0 : scope.length + 1);
      scope = path.slice(0, end);
      const folder = scope;
      inside = inside.filter((one) => isBelow(one, folder));
    }
    return scope;
  }

  /** The kustomizations of a directory; undefined where none changes anything. */
  private async readGraph(scope: string): Promise<Kustomizations | undefined> {
    const { repository } = this.around;
    if (repository) await this.loadAll(scope, repository);
    const found = [...this.kustomizations].filter(([path]) => isBelow(path, scope));
    if (!found.some(([, { text }]) => mayPatch(text))) return undefined;
    return new Kustomizations(found.flatMap(([path]) => this.kustomization(path) ?? []));
  }

  private list(repository: Repository): Promise<Entries> {
    this.listed ??= repository.list();
    return this.listed;
  }

  private async read(group: string, kind: string, path: string): Promise<void> {
    const { repository } = this.around;
    if (!repository) return;
    const entries = await this.list(repository);
    this.likely ??= entries.select(MANIFEST_ENDS).filter((one) => LIKELY.test(one));
    const { likely } = this;
    const wanted = this.besides(parentOf(path), entries);
    const isNew = !this.asked.has(`${group}/${kind}`);
    this.asked.add(`${group}/${kind}`);
    if (isNew) wanted.push(...likely.filter((one) => isNamed(one, group, kind)).slice(0, MOST_FILES));
    await this.load(wanted, repository);
    // Files that hold all definitions have names of another kind.
    if (isNew && !this.byKind.has(kind) && likely.length <= MOST_FILES) await this.load(likely, repository);
  }

  /** The manifests of a directory, unless there are very many. */
  private besides(folder: string, entries: Entries): string[] {
    if (this.folders.has(folder)) return [];
    this.folders.add(folder);
    const near = [...entries.namesIn(folder)].filter((name) => MANIFEST.test(name));
    return near.length <= MOST_FILES ? near.map((name) => join(folder, name)) : [];
  }

  private async load(paths: readonly string[], repository: Repository): Promise<void> {
    const missing = [...new Set(paths)].filter((path) => !this.seen.has(path));
    if (missing.length === 0) return;
    for (const path of missing) this.seen.add(path);
    for (const [path, text] of await repository.read(missing)) this.add(path, text);
  }

  private add(path: string, text: string): void {
    this.seen.add(path);
    if (isKustomization(path)) {
      this.kustomizations.set(path, { text });
      for (const one of patchFilesOf(path, text)) this.patches.add(one);
    }
    if (!text.includes(DEFINITION)) return;
    for (const part of text.split(/^(?=---)/m)) {
      if (part.length > MOST_TEXT || !part.includes(DEFINITION)) continue;
      const kinds = new Set(Array.from(part.matchAll(KIND), ([, kind]) => kind ?? ''));
      const own: Part = { path, text: part };
      for (const kind of kinds) {
        const known = this.byKind.get(kind);
        if (known) known.push(own);
        else this.byKind.set(kind, [own]);
      }
    }
  }
}

function readPart(part: Part): readonly Definition[] {
  part.definitions ??= definitionsIn(parseKubernetes({ path: part.path, text: part.text, origin: 'index' }));
  return part.definitions;
}

function isBelow(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}
