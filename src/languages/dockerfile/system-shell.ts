import { onceFor } from '../../core/once.ts';
import { table } from '../../core/table.ts';
import { officialNameOf, parseReference } from '../images/reference.ts';
import type { Dialect } from '../shell/document.ts';
import type { DockerfileDocument, Stage } from './document.ts';
import { chainOf, isWindows } from './facts.ts';

/** Alpine and BusyBox in the tag of any image. */
const BUSYBOX_TAG = /(?:^|[-.])(?:alpine|busybox|musl)/;
/** An image that is built on one of them and named after it: `team/alpine-arm`. */
const BUSYBOX_NAME = /(?:^|[-_/])(?:alpine|busybox)(?:$|[-_])/;
/** Releases of Debian and Ubuntu in the tag of an official image. */
const DASH_TAG = /(?:^|-)(?:slim|trixie|bookworm|bullseye|buster|noble|jammy|focal)(?:$|-)/;
const NAMED: Readonly<Record<string, Dialect>> = table({
  alpine: 'busybox',
  busybox: 'busybox',
  debian: 'dash',
  ubuntu: 'dash',
});

/** Which shell `/bin/sh` is in the image at the bottom of a stage, undefined where its name does not show it. */
export function systemShellOf(doc: DockerfileDocument, stage: Stage): Dialect | undefined {
  return found(stage, doc);
}

const found = onceFor((stage: Stage, doc: DockerfileDocument): Dialect | undefined => {
  const image = chainOf(stage).at(-1)?.imageText;
  const reference = image === undefined ? undefined : parseReference(image);
  if (!reference || isWindows(doc, stage)) return undefined;
  const { tag = '' } = reference;
  const official = officialNameOf(reference);
  if (official !== undefined && Object.hasOwn(NAMED, official)) return NAMED[official];
  if (BUSYBOX_TAG.test(tag) || (official === undefined && BUSYBOX_NAME.test(reference.name))) return 'busybox';
  return official !== undefined && DASH_TAG.test(tag) ? 'dash' : undefined;
});
