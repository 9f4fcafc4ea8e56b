import { officialNameOf, parseReference } from '../images/reference.ts';
import type { DockerfileDocument, Stage } from './document.ts';
import { chainOf, isWindows } from './facts.ts';

/** Official images whose configuration sets PATH and nothing else. */
const BARE = new Set(['alpine', 'busybox', 'debian', 'ubuntu']);
/** What base images set under names that differ in a letter. */
const USUAL = /(?:_HOME|_VERSION|_SHA\d*|_URL|PATH|LANG|HOME)$/;

/** Whether the image at the bottom of a stage is known to set nothing but PATH. */
export function isBare(doc: DockerfileDocument, stage: Stage): boolean {
  const image = chainOf(stage).at(-1)?.imageText;
  if (image === undefined || isWindows(doc, stage)) return false;
  if (image === 'scratch') return true;
  const reference = parseReference(image);
  const official = reference && officialNameOf(reference);
  return official !== undefined && BARE.has(official);
}

/** Whether images often set a variable of such a name. */
export function isUsual(name: string): boolean {
  return USUAL.test(name);
}

/** `ARG NODE_VERSION` for `FROM node:$NODE_VERSION`: the image of Node.js sets a variable of that name, too. */
export function isNamedAfter(stage: Stage, name: string): boolean {
  if (!isUsual(name)) return false;
  const { image, imageText } = chainOf(stage).at(-1) ?? stage;
  const [first = ''] = name.toLowerCase().split('_');
  return image?.raw.includes(name) === true || (imageText ?? image?.raw ?? '').includes(first);
}
