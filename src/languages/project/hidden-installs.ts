import type { Project } from '../../core/project.ts';
import type { Span } from '../../core/text.ts';
import type { ComposeDocument } from '../compose/document.ts';
import { isUnknown } from '../compose/interpolation.ts';
import type { Mount } from '../compose/mounts.ts';
import type { Service } from '../compose/service.ts';
import type { DockerfileDocument, Stage } from '../dockerfile/document.ts';
import { chainOf, lastInChain } from '../dockerfile/facts.ts';
import { officialNameOf, parseReference } from '../images/reference.ts';
import { servicesNamed } from './builds.ts';
import { spanOf } from './copies.ts';
import { absolute, type Context, isWithin } from './image-files.ts';
import { needOf } from './install-needs.ts';
import { simulate } from './simulate.ts';
import { join, type Tree } from './tree.ts';

/** A directory of packages that a RUN makes. */
export interface Install {
  /** Absolute path in the image. */
  readonly folder: string;
  readonly command: string;
  /** The command in the Dockerfile. */
  readonly at: Span;
}

/** Where the commands that install into the directory of the project put the packages. */
const FOLDERS: readonly (readonly [pattern: RegExp, folder: string])[] = [
  [/^(?:npm (?:ci|clean-install|i|install)|yarn install|pnpm (?:i|install)|bun (?:i|install))$/, 'node_modules'],
  [/^composer install$/, 'vendor'],
];
/** Packages that are moved, removed, or put elsewhere by a setting. */
const ELSEWHERE =
  /NODE_PATH|COMPOSER_VENDOR_DIR|--modules-folder|(?:^|[\s;&|])(?:mv|cp|ln|rm|rsync)\s[^\n]{0,200}(?:node_modules|vendor)/;
/** Commands that may install the packages when the container starts. */
const INSTALLS = /\b(?:install|ci|i|add|update|make|task|just)\b|\.sh\b|entrypoint|\byarn\s*(?:$|[;&|])/;

/** The packages that the stages of an image install. */
export function installsOf(doc: DockerfileDocument, stage: Stage, tree: Tree, context: Context): readonly Install[] {
  if (ELSEWHERE.test(doc.file.text)) return [];
  const plugAndPlay = tree.isFile(join(context.folder, '.yarnrc.yml'));
  const chain = new Set(chainOf(stage));
  const found = new Map<string, Install>();
  for (const { stage: own, invocation, folder, toFile } of simulate(doc, tree, context).moments) {
    const need = chain.has(own) && folder !== undefined ? needOf(invocation.words) : undefined;
    if (!need || folder === undefined || (plugAndPlay && need.command.startsWith('yarn'))) continue;
    const name = FOLDERS.find(([pattern]) => pattern.test(need.command))?.[1];
    if (name === undefined) continue;
    const place = absolute(absolute(folder, need.folder ?? '.'), name);
    if (!found.has(place))
      found.set(place, { folder: place, command: need.command, at: toFile(spanOf(invocation.words)) });
  }
  return [...found.values()];
}

/** Whether what a container starts with may install packages, or cannot be determined. */
export function mayInstallAtStart(service: Service, stage: Stage): boolean {
  const own = ['entrypoint', 'command'].map((key) => ({
    set: service.has(key),
    text: service
      .strings(key)
      .map(({ raw }) => raw)
      .join(' '),
  }));
  if (own.some(({ text }) => INSTALLS.test(text))) return true;
  const [entrypoint, command] = own;
  if (entrypoint?.set) return false;
  const inImage = lastInChain(stage, 'ENTRYPOINT');
  if (inImage ? INSTALLS.test(inImage.args.raw) : !isOfficial(chainOf(stage).at(-1))) return true;
  return !command?.set && INSTALLS.test(lastInChain(stage, 'CMD')?.args.raw ?? '');
}

/** Whether a stage is built on an official image: their entry points start what they are given. */
export function isOfficial(root: Stage | undefined): boolean {
  const reference = root?.imageText === undefined ? undefined : parseReference(root.imageText);
  return reference !== undefined && officialNameOf(reference) !== undefined;
}

/** What keeps a directory below a mount as the image has it: a further mount. An unknown target may be one. */
export function isKept(folder: string, mount: Mount, others: readonly (string | undefined)[]): boolean {
  const at = absolute('/', mount.target ?? '');
  return others.some((other) => {
    if (other === undefined || isUnknown(other) || other.includes('$')) return true;
    const target = absolute('/', other);
    return target !== at && isWithin(target, at) && isWithin(folder, target);
  });
}

/**
 * Where everything is mounted into a service by the Compose files of one directory, which may be read together.
 * Undefined when one of them cannot be read.
 */
export function targetsIn(project: Project, doc: ComposeDocument, name: string): (string | undefined)[] | undefined {
  return servicesNamed(project, doc, name)?.flatMap((service) => [
    ...service.mounts.map(({ target }) => target),
    ...service.strings('tmpfs').map(({ value }) => value),
  ]);
}
