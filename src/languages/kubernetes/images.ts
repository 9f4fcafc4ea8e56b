import { memory } from '../../core/once.ts';
import type { Facts } from '../../core/rule.ts';
import { type ImageReference, readReference } from '../images/reference.ts';
import { stringOf } from '../yaml/scalars.ts';
import { get, type YamlScalar } from '../yaml/tree.ts';
import { isUnknown, type KubernetesDocument } from './document.ts';
import { containersAndStepsOf } from './facts.ts';
import type { Container } from './pods.ts';

/** The image of a container that can be read. */
export interface ContainerImage {
  readonly container: Container;
  readonly node: YamlScalar;
  readonly text: string;
  /** Absent when the text is not an image reference. */
  readonly reference?: ImageReference;
  readonly problem?: string;
  /** As written, undefined when the field is absent. */
  readonly pullPolicy?: string;
}

const known = memory<readonly Container[], readonly ContainerImage[]>();

/** The literal images of a file's containers, read once for all rules. */
export function imagesOf(doc: KubernetesDocument, facts: Facts): readonly ContainerImage[] {
  const containers = containersAndStepsOf(doc, facts);
  let images = known.get(containers);
  if (!images) {
    images = containers.flatMap((container) => imageOf(doc, container) ?? []);
    known.set(containers, images);
  }
  return images;
}

function imageOf(doc: KubernetesDocument, container: Container): ContainerImage | undefined {
  const node = get(container.node, 'image');
  const text = stringOf(node);
  if (node?.kind !== 'scalar' || text === undefined || isUnknown(doc, node)) return undefined;
  const read = readReference(text);
  const pullPolicy = stringOf(get(container.node, 'imagePullPolicy'));
  const found = 'problem' in read ? { problem: read.problem } : { reference: read };
  return { container, node, text, ...found, ...(pullPolicy && { pullPolicy }) };
}

const FLOATING = new Set(['stable', 'edge', 'nightly', 'main', 'master', 'dev', 'develop', 'canary', 'unstable']);

/** Why the same reference may be another image tomorrow. */
export function floatingOf({ tag, digest }: ImageReference): 'none' | 'latest' | 'named' | undefined {
  if (tag === undefined) return digest === undefined ? 'none' : undefined;
  if (tag === 'latest') return 'latest';
  return digest === undefined && FLOATING.has(tag) ? 'named' : undefined;
}
