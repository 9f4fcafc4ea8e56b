import type { Document } from '../../core/document.ts';
import type { Project } from '../../core/project.ts';
import type { KubernetesDocument, Resource } from '../kubernetes/document.ts';
import { hasSubstitution } from '../kubernetes/template.ts';
import { isKubernetes } from './manifests.ts';

/** What is applied together with a checked manifest. */
export interface Cluster {
  /** The manifest that the reports are about. */
  readonly doc: KubernetesDocument;
  /** Objects of it and of its neighbours. */
  readonly resources: readonly Resource[];
  /** A kustomization gives the objects labels that their files do not show. */
  readonly labelled: boolean;
}

const YAML = /\.ya?ml$/i;
const TOP = /^(?:k8s|kube|kubernetes|deploy|deployments?|manifests?|infra|gitops)$/i;
const KUSTOMIZATION = /(?:^|\/)kustomization\.ya?ml$/i;
/** Objects that come from elsewhere: another folder, another repository, a chart. */
const ELSEWHERE = /\.\.\/|:\/\/|helmCharts/;
/** What a kustomization adds to the labels of every object. */
const ADDED_LABELS = /^(?:commonLabels|labels)\s*:/m;
const MOST_FILES = 60;

/** The YAML files of the repository in the order of its entries, by the folders that are asked for. */
interface Neighbourhoods {
  /** By the topmost folder named `k8s`, `deploy` …: all below it. */
  readonly below: ReadonlyMap<string, readonly string[]>;
  /** By folder: those directly in it. */
  readonly beside: ReadonlyMap<string, readonly string[]>;
  /** Folders that hold a kustomization. */
  readonly kustomized: ReadonlySet<string>;
}

const neighbourhoods = new WeakMap<Project, Neighbourhoods>();

/** Sorted once for a project: the question is asked for every manifest, and a repository has many files. */
function neighbourhoodsOf(project: Project): Neighbourhoods {
  let found = neighbourhoods.get(project);
  if (!found) {
    const below = new Map<string, string[]>();
    const beside = new Map<string, string[]>();
    const kustomized = new Set<string>();
    for (const path of project.entries.keys()) {
      if (!YAML.test(path)) continue;
      const top = topOf(path);
      if (top !== undefined) push(below, top, path);
      push(beside, folderOf(path), path);
      if (KUSTOMIZATION.test(path)) kustomized.add(folderOf(path));
    }
    found = { below, beside, kustomized };
    neighbourhoods.set(project, found);
  }
  return found;
}

function push(lists: Map<string, string[]>, key: string, path: string): void {
  const list = lists.get(key);
  if (list) list.push(path);
  else lists.set(key, [path]);
}

/** The folder of a path with its slash; empty at the top. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** The path up to its first folder that is named like one for manifests, with the slash. */
function topOf(path: string): string | undefined {
  const parts = path.split('/').slice(0, -1);
  const top = parts.findIndex((part) => TOP.test(part));
  return top === -1 ? undefined : `${parts.slice(0, top + 1).join('/')}/`;
}

/**
 * Manifests that belong together: all below a folder named `k8s`, `deploy` …, else those of a folder with a
 * kustomization, else the file alone.
 */
function neighboursOf(project: Project, path: string): readonly string[] {
  const { below, beside, kustomized } = neighbourhoodsOf(project);
  const top = topOf(path);
  if (top !== undefined) return below.get(top) ?? [];
  const folder = folderOf(path);
  return kustomized.has(folder) ? (beside.get(folder) ?? []) : [path];
}

/** For `wants`: the neighbours of checked manifests. A folder with very many files is not read. */
export function clusterPaths(project: Project): string[] {
  const paths = new Set<string>();
  for (const doc of project.documents) {
    if (!isKubernetes(doc)) continue;
    const near = neighboursOf(project, doc.file.path);
    if (near.length <= MOST_FILES) for (const path of near) paths.add(path);
  }
  return [...paths];
}

const known = new WeakMap<Project, readonly Cluster[]>();

/**
 * Every checked manifest with its neighbours. Left out are templates, and folders that are too large to be read or
 * hold templates: what seems to be missing may be there.
 */
export function clustersOf(project: Project): readonly Cluster[] {
  let found = known.get(project);
  if (!found) {
    const parsed = new Map<string, KubernetesDocument>();
    for (const doc of project.documents) if (isKubernetes(doc)) parsed.set(doc.file.path, doc);
    found = [...parsed.values()].flatMap((doc) => clusterOf(project, doc, parsed) ?? []);
    known.set(project, found);
  }
  return found;
}

function clusterOf(
  project: Project,
  doc: KubernetesDocument,
  parsed: Map<string, KubernetesDocument>,
): Cluster | undefined {
  const near = neighboursOf(project, doc.file.path);
  if (doc.template || near.length > MOST_FILES) return undefined;
  const resources = [...doc.resources];
  let labelled = false;
  for (const path of near) {
    if (path === doc.file.path) continue;
    const text = project.text(path);
    if (text !== undefined && KUSTOMIZATION.test(path) && near.length > 1 && reachesOut(path, text, near))
      return undefined;
    if (text !== undefined && KUSTOMIZATION.test(path)) labelled ||= ADDED_LABELS.test(text);
    let other = parsed.get(path);
    if (!other && text !== undefined && /\bapiVersion\b/.test(text)) {
      const read = project.parse('kubernetes', { path, text, origin: 'index' });
      if (isKubernetes(read)) parsed.set(path, read);
      other = parsed.get(path);
    }
    if (other?.template) return undefined;
    if (other) resources.push(...other.resources);
  }
  return { doc, resources, labelled };
}

/** Whether a kustomization takes in objects that are not among the manifests read. */
function reachesOut(path: string, text: string, near: readonly string[]): boolean {
  if (!ELSEWHERE.test(text)) return false;
  if (/:\/\/|helmCharts/.test(text)) return true;
  const folder = folderOf(path);
  // Below one top folder the other folder is read too.
  return !near.some((one) => !one.startsWith(folder));
}

/** Whether two objects can be in one namespace; one that is not named may be set by kustomize or kubectl. */
export function sameNamespace(a: Resource, b: Resource): boolean {
  if (a.namespace === undefined || b.namespace === undefined || a.namespace === b.namespace) return true;
  return hasSubstitution(a.namespace + b.namespace);
}

/** Objects of a kind of the core group or of the given one, in the namespace of another object. */
export function objectsOf(cluster: Cluster, kind: string, beside: Resource): readonly Resource[] {
  return cluster.resources.filter((one) => one.kind.text === kind && sameNamespace(one, beside));
}

/** The manifests among documents. */
export function manifestsIn(documents: readonly Document[]): readonly KubernetesDocument[] {
  return documents.filter(isKubernetes);
}

/** Whether manifests hold a kind: the cheap question of `applies`. */
export function holdsKind(documents: readonly Document[], pattern: RegExp): boolean {
  return manifestsIn(documents).some(({ resources }) => resources.some(({ kind }) => pattern.test(kind.text)));
}
