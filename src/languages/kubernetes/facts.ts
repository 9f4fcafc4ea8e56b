import { NEWEST_MINOR } from '../../core/kubernetes-versions.ts';
import { memory } from '../../core/once.ts';
import { fitsAny } from '../../core/pattern.ts';
import type { Facts, Report } from '../../core/rule.ts';
import type { Settings } from '../../core/settings.ts';
import type { Span } from '../../core/text.ts';
import { isNull, stringOf } from '../yaml/scalars.ts';
import { asMap, entryOf, get, type YamlEntry, type YamlNode, type YamlValue } from '../yaml/tree.ts';
import { asWritten } from './as-written.ts';
import type { KubernetesDocument, Resource } from './document.ts';
import { type Container, type Pod, podsOfResource, taskStepsOf } from './pods.ts';

/** The pods of a file under the settings for which they were found. */
interface FilePods {
  readonly settings: Settings;
  readonly pods: readonly Pod[];
  readonly containers: readonly Container[];
  readonly withSteps: readonly Container[];
}

const filePods = memory<KubernetesDocument, FilePods>();

/** Found once for all rules; a file has one configuration. */
function filePodsOf(doc: KubernetesDocument, { settings }: Facts): FilePods {
  const known = filePods.get(doc);
  if (known?.settings === settings) return known;
  const pods = doc.resources.flatMap((resource) => podsUnder(resource, settings));
  const containers = pods.flatMap((pod) => pod.containers);
  const steps = doc.resources.flatMap(taskStepsOf);
  const found = { settings, pods, containers, withSteps: steps.length > 0 ? [...containers, ...steps] : containers };
  filePods.set(doc, found);
  return found;
}

function podsUnder(resource: Resource, settings: Settings): readonly Pod[] {
  const path = settings.kubernetes.podSpecPaths[`${resource.group}/${resource.kind.text}`];
  if (!path || resource.pods.length > 0) return resource.pods;
  const steps = path.split('.').flatMap((step) => (step.endsWith('[]') ? [step.slice(0, -2), '[]'] : [step]));
  return podsOfResource(resource, [steps.at(-1) === 'spec' ? steps.slice(0, -1) : steps]);
}

/** All pods of a file, those of configured custom kinds too. */
export function podsOf(doc: KubernetesDocument, facts: Facts): readonly Pod[] {
  return filePodsOf(doc, facts).pods;
}

/** All containers of a file, with init and ephemeral ones: the same list whenever the same settings ask. */
export function containersOf(doc: KubernetesDocument, facts: Facts): readonly Container[] {
  return filePodsOf(doc, facts).containers;
}

/** The same with the steps of workflows and tasks, of which only images and environments may be checked. */
export function containersAndStepsOf(doc: KubernetesDocument, facts: Facts): readonly Container[] {
  return filePodsOf(doc, facts).withSteps;
}

/** Minor version that the manifests are checked for: 37 for `1.37`. */
export function minorOf(facts: Facts): number {
  return minor(facts.settings.kubernetes.version) ?? NEWEST_MINOR;
}

/** The minor of `1.25` or `v1.25.3`. */
export function minor(version: string): number | undefined {
  const match = /^v?1\.(\d+)/.exec(version);
  return match ? Number(match[1]) : undefined;
}

/** Whether a pattern names the kind of an object: `Kind`, `group/Kind` or `group/version/Kind`. */
export function isOfKind({ group, apiVersion, kind }: Resource, patterns: readonly string[]): boolean {
  const names = [kind.text, `${apiVersion.text}/${kind.text}`, ...(group === '' ? [] : [`${group}/${kind.text}`])];
  return names.some((name) => fitsAny(patterns, name));
}

/** A path as `finding.path` shows it: `input > spec > containers[api] > image`. */
export function pathIn(resource: Resource, ...steps: readonly string[]): string {
  return [resource.prefix, ...steps].join(' > ');
}

/** A path below a pod spec or a container. */
export function pathBelow(place: Pod | Container, ...steps: readonly string[]): string {
  return pathIn('pod' in place ? place.pod.resource : place.resource, ...place.steps, ...steps);
}

/** A field that is set, with the entry that sets it. */
export interface Setting {
  readonly value: YamlValue;
  readonly entry: YamlEntry;
  /** Whose securityContext decides. */
  readonly place: Pod | Container;
}

/** A field of the container's own securityContext. */
export function ownSetting(place: Pod | Container, key: string): Setting | undefined {
  const entry = entryOf(place.securityContext, key);
  const value = get(place.securityContext, key);
  return entry && value && !isNull(value) ? { value, entry, place } : undefined;
}

/** A field that the pod can set for its containers: the container's value wins. */
export function effectiveSetting(container: Container, key: string): Setting | undefined {
  return ownSetting(container, key) ?? ownSetting(container.pod, key);
}

/** Where a missing thing is reported: the key of the deepest part of the path that exists, else the given place. */
export function deepestKey(from: YamlNode, path: readonly string[], otherwise: Span): Span {
  let span = otherwise;
  let node: YamlNode | undefined = from;
  for (const key of path) {
    const map = asMap(node);
    const entry = map && entryOf(asWritten(map), key);
    if (!entry) return span;
    span = entry.key.span;
    node = entry.value;
  }
  return span;
}

/** Windows pods have none of the Linux fields. */
export function isWindows(pod: Pod): boolean {
  return stringOf(get(get(pod.spec, 'os'), 'name')) === 'windows';
}

/** Whether the profile asks for the exact answers of Pod Security admission. */
export function isAdmission(facts: Facts): boolean {
  return facts.profile === 'pss-baseline' || facts.profile === 'pss-restricted';
}

/** The pod or container as a message names it. */
export function labelOf(place: Pod | Container): string {
  return 'pod' in place ? place.label : 'the pod';
}

/** A report on a value below a pod or container, with its path. */
export function reportIn(place: Pod | Container, steps: readonly string[], report: Omit<Report, 'path'>): Report {
  return { ...report, path: pathBelow(place, ...steps) };
}
