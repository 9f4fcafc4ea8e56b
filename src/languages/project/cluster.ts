import type { Document } from '../../core/document.ts';
import { onceFor } from '../../core/once.ts';
import type { Project } from '../../core/project.ts';
import type { KubernetesDocument, Resource } from '../kubernetes/document.ts';
import { selects } from '../kubernetes/selectors.ts';
import { hasSubstitution } from '../kubernetes/template.ts';
import { get, getIn } from '../yaml/tree.ts';
import { pathsOf } from './file-kinds.ts';
import { isKubernetes, manifestsIn } from './manifests.ts';
import { nameOf } from './paths.ts';
import { parentOf } from './tree.ts';

/** What is applied together with a checked manifest. */
export interface Cluster {
  /** The manifest that the reports are about. */
  readonly doc: KubernetesDocument;
  /** Objects of it and of its neighbours. */
  readonly resources: readonly Resource[];
  /** A kustomization gives the objects labels that their files do not show. */
  readonly labelled: boolean;
}

const TOP = /^(?:k8s|kube|kubernetes|deploy|deployments?|manifests?|infra|gitops)$/i;
const KUSTOMIZATION = /^kustomization\.ya?ml$/i;
/** Objects that come from elsewhere: another directory, another repository, a chart. */
const ELSEWHERE = /\.\.\/|:\/\/|helmCharts/;
/** What a kustomization adds to the labels of every object. */
const ADDED_LABELS = /^(?:commonLabels|labels)\s*:/m;
const MOST_FILES = 60;

/** YAML files that belong together. */
interface Group {
  readonly paths: string[];
  /** Whether a kustomization is among them. */
  kustomized: boolean;
}

const groupsOf = onceFor(({ entries }: Project): ReadonlyMap<string, Group> => {
  const groups = new Map<string, Group>();
  for (const path of pathsOf(entries).yaml) {
    const { key } = groupKey(path);
    const group = groups.get(key) ?? { paths: [], kustomized: false };
    groups.set(key, group);
    group.paths.push(path);
    if (KUSTOMIZATION.test(nameOf(path))) group.kustomized = true;
  }
  return groups;
});

/** The directory that decides which files a manifest belongs to: one named `k8s`, `deploy` …, else its own. */
function groupKey(path: string): { readonly key: string; readonly isTop: boolean } {
  for (let start = 0, end = path.indexOf('/'); end !== -1; start = end + 1, end = path.indexOf('/', start))
    if (TOP.test(path.slice(start, end))) return { key: path.slice(0, end), isTop: true };
  return { key: parentOf(path), isTop: false };
}

/**
 * Manifests that belong together: all below a directory named `k8s`, `deploy` …, else those of a directory with a
 * kustomization, else, for a file at the root, all manifests, else the file alone.
 */
function neighboursOf(project: Project, path: string): readonly string[] {
  const { key, isTop } = groupKey(path);
  const group = groupsOf(project).get(key);
  if (isTop) return group?.paths ?? [];
  if (group?.kustomized) return group.paths;
  return (project.entries.folders ?? ['']).includes(key) ? yamlBelow(project, key) : [path];
}

/** Every YAML file below a root. */
function yamlBelow(project: Project, root: string): readonly string[] {
  const known = yamlByRoot(project);
  const { yaml } = pathsOf(project.entries);
  const below = known.get(root) ?? (root === '' ? yaml : yaml.filter((path) => path.startsWith(`${root}/`)));
  known.set(root, below);
  return below;
}

const yamlByRoot = onceFor((_: Project) => new Map<string, readonly string[]>());

/** For `wants`: the neighbours of checked manifests. A directory with very many files is not read. */
export function clusterPaths(project: Project): readonly string[] {
  return clusterPathsFor(project.documents, project);
}

const clusterPathsFor = onceFor((documents: readonly Document[], project: Project): readonly string[] => {
  const paths = new Set<string>();
  for (const doc of manifestsIn(documents)) {
    const near = neighboursOf(project, doc.file.path);
    if (near.length <= MOST_FILES) for (const path of near) paths.add(path);
  }
  return [...paths];
});

/**
 * Every checked manifest with its neighbours. Left out are templates, and directories that are too large to be read or
 * hold templates: what seems to be missing may be there.
 */
export function clustersOf(project: Project): readonly Cluster[] {
  return clustersFor(project.documents, project);
}

const clustersFor = onceFor((documents: readonly Document[], project: Project): readonly Cluster[] => {
  const parsed = new Map(manifestsIn(documents).map((doc) => [doc.file.path, doc]));
  return [...parsed.values()].flatMap((doc) => clusterOf(project, doc, parsed) ?? []);
});

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
    if (text !== undefined && KUSTOMIZATION.test(nameOf(path))) {
      if (near.length > 1 && reachesOut(path, text, near)) return undefined;
      labelled ||= ADDED_LABELS.test(text);
    }
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
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  // Below one top directory the other directory is read too.
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

/** Whether the selectors of objects of a kind, which are in a field of their spec, select all pods of a workload. */
export function areSelected(cluster: Cluster, workload: Resource, kind: string, field: string): boolean {
  const selectors = objectsOf(cluster, kind, workload).map(({ root }) => getIn(root, ['spec', field]));
  return workload.pods.every(({ metadata }) =>
    selectors.some((selector) => selects(selector, get(metadata, 'labels'))),
  );
}

const kindsIn = onceFor(
  (documents: readonly Document[]): ReadonlySet<string> =>
    new Set(manifestsIn(documents).flatMap(({ resources }) => resources.map(({ kind }) => kind.text))),
);

/** Whether manifests hold a kind: the cheap question of `applies`. */
export function holdsKind(documents: readonly Document[], pattern: RegExp): boolean {
  for (const kind of kindsIn(documents)) if (pattern.test(kind)) return true;
  return false;
}
