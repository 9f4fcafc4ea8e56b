import type { Document } from '../../core/document.ts';
import type { Project } from '../../core/project.ts';
import { isUnknown, type KubernetesDocument, parseKubernetes } from '../kubernetes/document.ts';
import type { Container } from '../kubernetes/pods.ts';
import { stringOf } from '../yaml/scalars.ts';
import { get } from '../yaml/tree.ts';

/** A container of a manifest with the image that it runs. */
export interface ManifestContainer {
  readonly doc: KubernetesDocument;
  /** Whether the manifest is checked in this run. */
  readonly checked: boolean;
  readonly container: Container;
  readonly image: string;
}

const YAML = /\.ya?ml$/i;
const LIKELY =
  /(?:^|\/)(?:k8s|kube|kubernetes|deploy|deployment|deployments|manifests?|base|overlays?|infra|ops)(?:\/|[\w.-]*\.ya?ml$)/i;
const WORKLOAD = /^kind:[ \t]*["']?(?:Deployment|StatefulSet|DaemonSet|ReplicaSet|Pod|Job|CronJob)\b/m;
const MOST_FILES = 60;

/** Whether a document is a manifest. */
export function isKubernetes(doc: Document): doc is KubernetesDocument {
  return doc.kind === 'kubernetes';
}

/** Manifests that are not checked in this run; for a rule's `wants`. */
export function manifestPaths(project: Project): string[] {
  const checked = new Set(project.documents.map(({ file }) => file.path));
  const paths = [...project.entries.keys()].filter((path) => YAML.test(path) && !checked.has(path));
  return paths.filter((path) => LIKELY.test(path) || !path.includes('/')).slice(0, MOST_FILES);
}

const known = new WeakMap<Project, readonly ManifestContainer[]>();

/** The containers of all manifests; templates and patches, which other files complete, are left out. */
export function manifestContainersOf(project: Project): readonly ManifestContainer[] {
  let found = known.get(project);
  if (!found) {
    const others = manifestPaths(project).flatMap((path) => {
      const text = project.text(path);
      return text !== undefined && WORKLOAD.test(text) ? [parseKubernetes({ path, text, origin: 'index' })] : [];
    });
    found = [
      ...project.documents.filter(isKubernetes).flatMap((doc) => containersOf(doc, true)),
      ...others.flatMap((doc) => containersOf(doc, false)),
    ];
    known.set(project, found);
  }
  return found;
}

function containersOf(doc: KubernetesDocument, checked: boolean): ManifestContainer[] {
  if (doc.template) return [];
  return doc.resources
    .filter(({ partial }) => !partial)
    .flatMap(({ pods }) => pods.flatMap(({ containers }) => containers))
    .flatMap((container) => {
      const node = get(container.node, 'image');
      const image = isUnknown(doc, node) ? undefined : stringOf(node);
      return image ? [{ doc, checked, container, image }] : [];
    });
}
