import { nameOf, parentOf, resolveIn } from '../../core/paths.ts';
import { parseYaml } from '../yaml/parse.ts';
import { stringOf } from '../yaml/scalars.ts';
import { asScalar, get, itemsOf, type YamlNode, type YamlValue } from '../yaml/tree.ts';

/** The names that kustomize looks for. */
export const KUSTOMIZATIONS: readonly string[] = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** What a kustomization combines in a directory. */
export interface Kustomization {
  readonly folder: string;
  /** Files, and directories of other kustomizations. */
  readonly resources: readonly string[];
  /** Directories of components. */
  readonly components: readonly string[];
  readonly patches: readonly PatchUse[];
  readonly images: readonly ImageChange[];
  /** Names get a prefix or a suffix. */
  readonly renames: boolean;
  /** All objects get a namespace. */
  readonly places: boolean;
}

/** A patch that a kustomization applies. */
export interface PatchUse {
  /** The file that holds it. */
  readonly file?: string | undefined;
  /** The patch itself. */
  readonly text?: string | undefined;
  /** What it is for; absent: what the patch names itself. */
  readonly target?: PatchTarget | undefined;
}

/** Patterns as they are written; absent ones fit everything. */
export interface PatchTarget {
  readonly group?: string | undefined;
  readonly kind?: string | undefined;
  readonly name?: string | undefined;
}

/** Another version of an image. */
export interface ImageChange {
  readonly name: string;
  readonly newName?: string | undefined;
  readonly newTag?: string | undefined;
  readonly digest?: string | undefined;
}

/** Whether a file says what kustomize puts together. */
export function isKustomization(path: string): boolean {
  return KUSTOMIZATIONS.includes(nameOf(path));
}

/** Whether a kustomization changes what others have, by its text. */
export function mayPatch(text: string): boolean {
  return text.includes('patches') || text.includes('images') || text.includes('namespace');
}

/** Reads a kustomization. What lies outside of the repository is left out. */
export function readKustomization(path: string, text: string): Kustomization {
  const folder = parentOf(path);
  const root = parseYaml(text).documents[0]?.root;
  const pathsIn = (key: string): string[] =>
    itemsOf(get(root, key)).flatMap((node) => {
      const written = stringOf(node);
      return written === undefined || written.includes('\n') ? [] : (resolveIn(folder, written) ?? []);
    });
  return {
    folder,
    resources: ['resources', 'bases'].flatMap(pathsIn),
    components: pathsIn('components'),
    patches: patchesIn(root, folder),
    images: itemsOf(get(root, 'images')).flatMap((node) => {
      const name = textOf(node, 'name');
      const [newName, newTag, digest] = ['newName', 'newTag', 'digest'].map((key) => textOf(node, key));
      return name === undefined ? [] : [{ name, newName, newTag, digest }];
    }),
    renames: get(root, 'namePrefix') !== undefined || get(root, 'nameSuffix') !== undefined,
    places: get(root, 'namespace') !== undefined,
  };
}

/** The files that a kustomization applies as patches to other objects. */
export function patchFilesOf(path: string, text: string): readonly string[] {
  if (!text.includes('patches')) return [];
  return readKustomization(path, text).patches.flatMap(({ file }) => file ?? []);
}

function patchesIn(root: YamlNode | undefined, folder: string): PatchUse[] {
  const named = ['patches', 'patchesJson6902'].flatMap((key) =>
    itemsOf(get(root, key)).map((node) => ({
      ...useOf(stringOf(get(node, 'path')), folder),
      ...(get(node, 'patch') && { text: stringOf(get(node, 'patch')) }),
      target: targetOf(get(node, 'target')),
    })),
  );
  // A patch may also be in the list itself.
  const merged = itemsOf(get(root, 'patchesStrategicMerge')).map((node): PatchUse => {
    const written = stringOf(node);
    return written?.includes('\n') ? { text: written } : useOf(written, folder);
  });
  return [...named, ...merged];
}

function useOf(written: string | undefined, folder: string): PatchUse {
  return { file: written === undefined ? undefined : resolveIn(folder, written) };
}

function targetOf(node: YamlValue | undefined): PatchTarget | undefined {
  return node && { group: textOf(node, 'group'), kind: textOf(node, 'kind'), name: textOf(node, 'name') };
}

function textOf(node: YamlNode | undefined, key: string): string | undefined {
  return asScalar(get(node, key))?.text;
}

/** The kustomizations of a repository, by which each manifest has the forms in which it is applied. */
export class Kustomizations {
  private readonly all: readonly Kustomization[];
  private readonly byFolder: ReadonlyMap<string, Kustomization>;

  constructor(all: readonly Kustomization[]) {
    this.all = all;
    this.byFolder = new Map(all.map((one) => [one.folder, one]));
  }

  /**
   * For each way in which a manifest is applied, the kustomizations that it passes, from its own to the last; none
   * where no kustomization names it, or where there are too many ways.
   */
  waysOf(path: string): readonly (readonly Kustomization[])[] {
    const ways: Kustomization[][] = [];
    const waiting = this.all.filter(({ resources }) => resources.includes(path)).map((one) => [one]);
    for (let way = waiting.pop(); way; way = waiting.pop()) {
      const last = way.at(-1);
      const users = this.all.filter((one) => last && uses(one, last.folder) && !way?.includes(one));
      if (users.length === 0) ways.push(way.flatMap((one) => this.withComponents(one)));
      for (const user of users) waiting.push([...way, user]);
      if (ways.length + waiting.length > MOST_WAYS) return [];
    }
    return ways;
  }

  private withComponents(from: Kustomization): readonly Kustomization[] {
    const found = new Set([from]);
    for (const one of found) {
      for (const folder of one.components) {
        const component = this.byFolder.get(folder);
        if (component) found.add(component);
      }
    }
    return [...found];
  }
}

const MOST_WAYS = 100;

function uses({ resources, components }: Kustomization, folder: string): boolean {
  return resources.includes(folder) || components.includes(folder);
}
