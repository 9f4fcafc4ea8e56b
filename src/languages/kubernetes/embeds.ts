import type { Document } from '../../core/document.ts';
import type { Span } from '../../core/text.ts';
import { type ImageUse, imagesDocument } from '../images/document.ts';
import { stringOf } from '../yaml/scalars.ts';
import { get } from '../yaml/tree.ts';
import { alternativesOf } from './alternatives.ts';
import { isUnknown, type KubernetesDocument } from './document.ts';
import { pathBelow } from './facts.ts';
import { inlinePatchDocument } from './parse.ts';
import { type Container, taskStepsOf } from './pods.ts';
import { scriptsOf } from './scripts.ts';

/** The images that containers name, the scripts that they hand to a shell, and the patches of a kustomization. */
export async function embedsOf(doc: KubernetesDocument): Promise<readonly Document[]> {
  const patches = inlinePatchDocument(doc);
  const others = patches ? [patches] : alternativesOf(doc);
  const found = [...(await partsOf(doc))];
  for (const other of others) found.push(other, ...(await partsOf(other, other === patches)));
  return found;
}

async function partsOf(doc: KubernetesDocument, withScripts = true): Promise<readonly Document[]> {
  const containers = doc.resources.flatMap((resource) => resource.pods.flatMap((pod) => pod.containers));
  const uses = [...containers, ...doc.resources.flatMap(taskStepsOf)]
    .flatMap((container) => imageUse(doc, container) ?? [])
    .filter(({ span }) => doc.isShown?.(span) !== false);
  const images = uses.length > 0 ? [imagesDocument(doc.file, uses)] : [];
  const scripts = withScripts ? containers.flatMap((container) => scriptsOf(doc, container)) : [];
  // Few manifests hold scripts, and the shell parser is large.
  if (scripts.length === 0) return images;
  const { shellDocument } = await import('../shell/document.ts');
  return [...images, ...scripts.map(shellDocument)];
}

function imageUse(doc: KubernetesDocument, container: Container): ImageUse | undefined {
  const node = get(container.node, 'image');
  if (node?.kind !== 'scalar' || isUnknown(doc, node)) return undefined;
  const text = stringOf(node);
  if (!text) return undefined;
  const inner = node.style === 'single' || node.style === 'double' ? 1 : 0;
  const span = { start: node.span.start + inner, end: node.span.end - inner };
  const literal = doc.file.text.slice(span.start, span.end) === text;
  return new ContainerImage(container, text, literal ? span : node.span, literal);
}

/** The image of a container. Few are reported, so their path is a getter; of a class, as that of a literal is slow. */
class ContainerImage implements ImageUse {
  readonly text: string;
  readonly span: Span;
  readonly literal: boolean;
  readonly role = 'container';
  private readonly container: Container;

  constructor(container: Container, text: string, span: Span, literal: boolean) {
    this.text = text;
    this.span = span;
    this.literal = literal;
    this.container = container;
  }

  get path(): string {
    return pathBelow(this.container, 'image');
  }
}
