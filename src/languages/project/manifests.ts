import type { Document } from '../../core/document.ts';
import { onceFor } from '../../core/once.ts';
import type { Project } from '../../core/project.ts';
import type { SourceFile } from '../../core/text.ts';
import { isUnknown, type KubernetesDocument } from '../kubernetes/document.ts';
import type { Container } from '../kubernetes/pods.ts';
import { stringOf } from '../yaml/scalars.ts';
import { get } from '../yaml/tree.ts';
import { checkedImageNames, ownImageNames, plain } from './built-images.ts';
import { pathsOf } from './file-kinds.ts';
import { checkedAs } from './paths.ts';

/** A container of a manifest with the image that it runs. */
export interface ManifestContainer {
  readonly doc: KubernetesDocument;
  /** Whether the manifest is checked in this run. */
  readonly checked: boolean;
  readonly container: Container;
  readonly image: string;
}

const LIKELY =
  /(?:^|\/)(?:k8s|kube|kubernetes|deploy|deployment|deployments|manifests?|base|overlays?|infra|ops)(?:\/|[\w.-]*\.ya?ml$)/i;
const WORKLOAD = /^kind:[ \t]*["']?(?:Deployment|StatefulSet|DaemonSet|ReplicaSet|Pod|Job|CronJob)\b/m;
const MOST_FILES = 30;
/** Looking for so few one after the other takes less than cutting a text into all its parts. */
const FEW_NAMES = 8;

/** Whether a document is a manifest. */
export function isKubernetes(doc: Document): doc is KubernetesDocument {
  return doc.kind === 'kubernetes';
}

/** The manifests among the documents of a run, which are many more: every rule asks. */
export const manifestsIn = onceFor((documents: readonly Document[]) => documents.filter(isKubernetes));

/**
 * Manifests that are not checked in this run; for a rule's `wants`. Of very many only those whose path names a checked
 * image, or that lie in the same topmost directory as a checked Dockerfile: a commit must not read a whole repository.
 */
export const manifestPaths = onceFor((project: Project): readonly string[] => {
  const likely = pathsOf(project.entries).yaml.filter(
    (path) => !project.checked.has(path) && (LIKELY.test(path) || !path.includes('/')),
  );
  if (likely.length <= MOST_FILES) return likely;
  const holdsName = searchFor(ownImageNames(project));
  const naming: string[] = [];
  for (const path of likely) {
    if (naming.length === MOST_FILES) break;
    if (holdsName(plain(path))) naming.push(path);
  }
  const tops = new Set(checkedAs(project, 'dockerfile').map(topFolderOf));
  const near = tops.has('') ? likely : likely.filter((path) => tops.has(topFolderOf(path)));
  return [...new Set([...naming, ...near])].slice(0, MOST_FILES);
});

/** Whether one of some names is in a text, in a time that hardly grows with their number. */
function searchFor(names: readonly string[]): (text: string) => boolean {
  if (names.length <= FEW_NAMES) return (text) => names.some((name) => text.includes(name));
  const byLength = new Map<number, Set<string>>();
  for (const name of names) {
    const same = byLength.get(name.length);
    if (same) same.add(name);
    else byLength.set(name.length, new Set([name]));
  }
  return (text) => {
    for (const [length, same] of byLength)
      for (let at = 0; at + length <= text.length; at++) if (same.has(text.slice(at, at + length))) return true;
    return false;
  };
}

/** With its slash; empty for a file at the root. */
function topFolderOf(path: string): string {
  return path.slice(0, path.indexOf('/') + 1);
}

/**
 * The containers of all manifests; templates and patches, which other files complete, are left out. A manifest that
 * is not checked is parsed only when it names an image of a checked Dockerfile.
 */
export const manifestContainersOf = onceFor((project: Project): readonly ManifestContainer[] => {
  const others = manifestsRunning(project, checkedImageNames(project)).map((file) => project.parse('kubernetes', file));
  return [
    ...manifestsIn(project.documents).flatMap((doc) => containersOf(doc, true)),
    ...others.filter(isKubernetes).flatMap((doc) => containersOf(doc, false)),
  ];
});

/** What of the manifests that are not checked runs an image with one of some plain names. */
export function manifestsRunning(project: Project, images: readonly string[]): SourceFile[] {
  const names = new Set(images);
  if (names.size === 0) return [];
  return manifestPaths(project).flatMap((path) => {
    const text = project.text(path);
    const part = text === undefined ? undefined : relevantPart(text, names);
    return part === undefined ? [] : [{ path, text: part, origin: 'index' }];
  });
}

/** The containers of one manifest; none of a template. */
export function containersOf(doc: KubernetesDocument, checked: boolean): ManifestContainer[] {
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

/**
 * A manifest with all documents blanked out that run none of the images, or do not care about root; undefined when
 * that is all of them. Places stay what they are, and parsing costs what is left.
 */
function relevantPart(text: string, names: ReadonlySet<string>): string | undefined {
  if (!text.includes('runAsNonRoot')) return undefined;
  let found = false;
  const parts = text.split(/^(?=---)/m).map((part) => {
    const isRelevant =
      part.includes('runAsNonRoot') &&
      WORKLOAD.test(part) &&
      part.split('\n').some((line) => names.has(plainImageIn(line)));
    found ||= isRelevant;
    return isRelevant ? part : part.replace(/[^\r\n]/g, ' ');
  });
  return found ? parts.join('') : undefined;
}

/** The plain name of the image that a line names; empty when it names none. */
function plainImageIn(line: string): string {
  const at = line.indexOf('image:');
  const value = at === -1 ? '' : (line.slice(at + 'image:'.length).split(' #', 1)[0] ?? '');
  const [repository = ''] = value.slice(value.lastIndexOf('/') + 1).split(/[:@]/, 1);
  // An anchor or a tag may stand before it.
  return plain(
    repository
      .trim()
      .split(' ')
      .at(-1)
      ?.replace(/["'}\]]/g, '') ?? '',
  );
}
