import type { Document } from '../../core/document.ts';
import { onceFor } from '../../core/once.ts';
import type { Project } from '../../core/project.ts';
import type { ComposeDocument } from '../compose/document.ts';
import type { Service } from '../compose/service.ts';
import type { Text } from '../compose/text.ts';
import { asMap, asScalar, entriesOf, get, itemsOf } from '../yaml/tree.ts';
import { pathsOf } from './file-kinds.ts';
import { join, parentOf, resolveIn, treeOf } from './tree.ts';

/** One image that a Compose file builds. */
export interface ComposeBuild {
  readonly doc: ComposeDocument;
  /** Whether the Compose file itself is checked in this run, so that a finding may be in it. */
  readonly checked: boolean;
  readonly service: Service;
  /** The directory in the repository; undefined when it lies elsewhere or depends on a variable. */
  readonly context: string | undefined;
  readonly contextText: Text | undefined;
  /** The Dockerfile's path; undefined when it is given inline or depends on a variable. */
  readonly dockerfile: string | undefined;
  readonly dockerfileText: Text | undefined;
  readonly target: Text | undefined;
  /** Names of the build arguments, and their values where they are known. */
  readonly args: ReadonlyMap<string, string | undefined>;
  /** Directories and images given under a name, usable as `--from=name`. */
  readonly contexts: ReadonlySet<string>;
}

const REMOTE = /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/|docker-image:|oci-layout:|service:|target:)/i;
/** Files without it build nothing and need not be parsed. */
const BUILD = /\bbuild["']?[ \t]*:/;
const MOST_FILES = 40;

/** Compose files of the repository that are not checked in this run; for a rule's `wants`. */
export const composePaths = onceFor((project: Project): readonly string[] =>
  pathsOf(project.entries)
    .compose.filter((path) => !project.checked.has(path))
    .slice(0, MOST_FILES),
);

/** Whether a document is a Compose file. */
export function isCompose(doc: Document): doc is ComposeDocument {
  return doc.kind === 'compose';
}

/** The Compose files among the documents of a run, which are many more: every rule asks. */
export const composeFilesIn = onceFor((documents: readonly Document[]) => documents.filter(isCompose));

/** What the Compose files of the repository build. */
export const composeBuildsOf = onceFor((project: Project): readonly ComposeBuild[] => {
  const others = composePaths(project).flatMap((path) => {
    const text = project.text(path);
    return text !== undefined && BUILD.test(text) ? [project.parse('compose', { path, text, origin: 'index' })] : [];
  });
  return [
    ...composeFilesIn(project.documents).flatMap((doc) => ownBuildsOf(doc, project)),
    ...others.filter(isCompose).flatMap((doc) => buildsOf(doc, false, project)),
  ];
});

const byDockerfile = onceFor((project: Project): ReadonlyMap<string, readonly ComposeBuild[]> => {
  const found = new Map<string, ComposeBuild[]>();
  for (const build of composeBuildsOf(project)) {
    if (build.dockerfile === undefined) continue;
    const others = found.get(build.dockerfile);
    if (others) others.push(build);
    else found.set(build.dockerfile, [build]);
  }
  return found;
});

/** What the Compose files build with one Dockerfile. */
export function buildsWith(project: Project, dockerfile: string): readonly ComposeBuild[] {
  return byDockerfile(project).get(dockerfile) ?? [];
}

/** What one checked Compose file builds: needs no other file's text, so that `wants` may ask for it. */
export const ownBuildsOf = onceFor((doc: ComposeDocument, project: Project) => buildsOf(doc, true, project));

function buildsOf(doc: ComposeDocument, checked: boolean, project: Project): ComposeBuild[] {
  const folder = parentOf(doc.file.path);
  return doc.services.flatMap((service) => {
    const value = service.get('build');
    if (!value) return [];
    const map = asMap(value);
    const contextText = map ? service.textOf(get(map, 'context')) : service.textOf(value);
    const dockerfileText = service.textOf(get(map, 'dockerfile'));
    const context = map && !contextText ? folder : pathOf(contextText, folder);
    const inline = get(map, 'dockerfile_inline') !== undefined;
    const dockerfile = inline || context === undefined ? undefined : dockerfileOf(dockerfileText, context, project);
    return [
      {
        doc,
        checked,
        service,
        context,
        contextText,
        dockerfile,
        dockerfileText,
        target: service.textOf(get(map, 'target')),
        args: argsOf(service, map),
        contexts: new Set(namesOf(get(map, 'additional_contexts'))),
      },
    ];
  });
}

function pathOf(text: Text | undefined, folder: string): string | undefined {
  return text && !text.unknown && !REMOTE.test(text.value) ? resolveIn(folder, text.value) : undefined;
}

function dockerfileOf(text: Text | undefined, context: string, project: Project): string | undefined {
  if (text) return pathOf(text, context);
  const tree = treeOf(project);
  const names = ['Dockerfile', 'Containerfile'].map((name) => join(context, name));
  return names.find((path) => tree.isFile(path)) ?? names[0];
}

function argsOf(service: Service, map: ReturnType<typeof asMap>): ReadonlyMap<string, string | undefined> {
  const args = new Map<string, string | undefined>();
  const value = get(map, 'args');
  for (const { key, value: own } of entriesOf(value)) {
    const text = service.textOf(asScalar(own));
    args.set(key.text, text && !text.unknown && text.raw !== '' ? text.value : undefined);
  }
  for (const text of service.stringsOf(asMap(value) ? undefined : value)) {
    const equals = text.raw.indexOf('=');
    const name = equals === -1 ? text.raw : text.raw.slice(0, equals);
    args.set(name, equals === -1 || text.unknown ? undefined : text.value.slice(equals + 1));
  }
  return args;
}

function namesOf(value: ReturnType<typeof get>): string[] {
  const map = asMap(value);
  if (map) return entriesOf(map).map(({ key }) => key.text);
  return itemsOf(value).flatMap((item) => asScalar(item)?.text.split('=')[0] ?? []);
}

/** The Compose files beside one that are not checked in this run; for `wants`. */
export function siblingPaths(project: Project, doc: ComposeDocument): string[] {
  const folder = parentOf(doc.file.path);
  return pathsOf(project.entries).compose.filter((path) => parentOf(path) === folder && !project.checked.has(path));
}

/**
 * A service as each Compose file of one directory has it, since they may be read together. Undefined when one of them
 * cannot be read.
 */
export function servicesNamed(project: Project, doc: ComposeDocument, name: string): Service[] | undefined {
  const folder = parentOf(doc.file.path);
  const docs = composeFilesIn(project.documents).filter(({ file }) => parentOf(file.path) === folder);
  for (const path of siblingPaths(project, doc)) {
    const text = project.text(path);
    if (text === undefined) return undefined;
    const other = text.includes(name) ? project.parse('compose', { path, text, origin: 'index' }) : undefined;
    if (other && isCompose(other)) docs.push(other);
  }
  return docs.flatMap((one) => one.service(name) ?? []);
}
