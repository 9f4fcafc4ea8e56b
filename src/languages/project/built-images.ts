import { memory, onceFor } from '../../core/once.ts';
import type { Project } from '../../core/project.ts';
import type { DockerfileDocument, Stage } from '../dockerfile/document.ts';
import { findImage } from '../images/knowledge.ts';
import { officialNameOf, parseReference } from '../images/reference.ts';
import { type ComposeBuild, composeBuildsOf } from './builds.ts';
import { dockerfilesIn, isDockerfile } from './dockerfiles.ts';
import { DOCKERFILE_NAME, pathsOf } from './file-kinds.ts';
import { parse } from './npm-lock.ts';
import { checkedAs, nameOf } from './paths.ts';
import { parentOf } from './tree.ts';

/** The Dockerfile that builds an image, and the stage that becomes it. */
export interface BuiltImage {
  readonly doc: DockerfileDocument;
  /** Whether the Dockerfile is checked in this run, so that a finding may be in it. */
  readonly checked: boolean;
  readonly stage: Stage;
  /** A Compose file says so, or names agree. */
  readonly by: 'compose' | 'name';
}

const MOST_FILES = 60;

/** Dockerfiles that are not checked in this run, and the package.json files that may name them; for `wants`. */
export const dockerfilePaths = onceFor((project: Project): readonly string[] => {
  const others = pathsOf(project.entries).dockerfile.filter((path) => !project.checked.has(path));
  return [...others, ...packagesBesideDockerfiles(project)].slice(0, MOST_FILES);
});

/** The package.json files that may name the image of a Dockerfile; for `wants`. */
export const packagesBesideDockerfiles = onceFor((project: Project): readonly string[] => {
  const { dockerfile: dockerfiles, package: packages } = pathsOf(project.entries);
  const folders = new Set(dockerfiles.map(parentOf));
  return packages.filter((path) => folders.has(parentOf(path))).slice(0, MOST_FILES);
});

const known = memory<Project, Map<string, DockerfileDocument>>();

/** A Dockerfile of the repository, parsed when it is asked for; undefined when its text was not wanted. */
export function dockerfileAt(project: Project, path: string): DockerfileDocument | undefined {
  let parsed = known.get(project);
  if (!parsed) {
    parsed = new Map(dockerfilesIn(project.documents).map((doc) => [doc.file.path, doc]));
    known.set(project, parsed);
  }
  const text = parsed.has(path) ? undefined : project.text(path);
  const read = text === undefined ? undefined : project.parse('dockerfile', { path, text, origin: 'index' });
  if (read && isDockerfile(read)) parsed.set(path, read);
  return parsed.get(path);
}

/** The plain names that the images of the checked Dockerfiles may have by themselves. */
export function ownImageNames(project: Project): string[] {
  return checkedAs(project, 'dockerfile').flatMap((path) => namesOf(project, path).map(plain));
}

/** All plain names of which one must be in a manifest that runs an image of a checked Dockerfile. */
export function checkedImageNames(project: Project): string[] {
  const paths = new Set(checkedAs(project, 'dockerfile'));
  const images = composeBuildsOf(project).flatMap(({ dockerfile, service }) =>
    dockerfile !== undefined && paths.has(dockerfile) && service.image ? [service.image.value] : [],
  );
  const byCompose = images.flatMap((image) => parseReference(image)?.repository.split('/').at(-1) ?? []);
  return [...ownImageNames(project), ...byCompose.map(plain)];
}

/** The Dockerfile of this repository that builds an image; undefined when none, or more than one, answers. */
export function builtImageOf(project: Project, image: string): BuiltImage | undefined {
  const reference = parseReference(image);
  if (!reference || isPublic(image)) return undefined;
  const named = new Map<string, string | undefined>();
  for (const { dockerfile, target } of buildsByRepository(project).get(reference.repository) ?? [])
    if (dockerfile !== undefined && !target?.unknown) named.set(dockerfile, target?.value);
  if (named.size > 0) return named.size === 1 ? resolve(project, [...named][0], 'compose') : undefined;
  const byName = dockerfilesByName(project).get(plain(nameOf(reference.repository))) ?? [];
  // Of several variants the plain one is built.
  const main = byName.filter((path) => /^(?:Dockerfile|Containerfile)$/.test(nameOf(path)));
  const [path, second] = main.length > 0 ? main : byName;
  return path === undefined || second !== undefined ? undefined : resolve(project, [path, undefined], 'name');
}

const buildsByRepository = onceFor((project: Project): ReadonlyMap<string, readonly ComposeBuild[]> => {
  const found = new Map<string, ComposeBuild[]>();
  for (const build of composeBuildsOf(project)) {
    const { image } = build.service;
    const reference = image && !image.unknown ? parseReference(image.value) : undefined;
    if (!reference) continue;
    const others = found.get(reference.repository);
    if (others) others.push(build);
    else found.set(reference.repository, [build]);
  }
  return found;
});

/** All Dockerfiles by the plain form of each name that their image may have. */
const dockerfilesByName = onceFor((project: Project): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const path of pathsOf(project.entries).dockerfile) {
    for (const name of new Set(namesOf(project, path).map(plain))) {
      const others = found.get(name);
      if (others) others.push(path);
      else found.set(name, [path]);
    }
  }
  return found;
});

function resolve(
  project: Project,
  entry: readonly [path: string, target: string | undefined] | undefined,
  by: BuiltImage['by'],
): BuiltImage | undefined {
  const [path = '', target] = entry ?? [];
  const doc = dockerfileAt(project, path);
  if (!doc || doc.template) return undefined;
  const stage =
    target === undefined
      ? doc.stages.at(-1)
      : doc.stages.find(({ name }) => name?.value.toLowerCase() === target.toLowerCase());
  return stage && { doc, checked: project.checked.get(path) === 'dockerfile', stage, by };
}

/** Names that an image built by a Dockerfile may have: its directory, its suffix, the package beside it. */
function namesOf(project: Project, path: string): string[] {
  const folder = parentOf(path);
  const match = DOCKERFILE_NAME.exec(nameOf(path));
  const suffix = match?.[1] ?? match?.[2];
  if (suffix !== undefined) return [suffix];
  const text = project.text(folder === '' ? 'package.json' : `${folder}/package.json`);
  const { name } = (text === undefined ? undefined : parse(text)) ?? {};
  const own = nameOf(folder);
  return [...(own === '' ? [] : [own]), ...(typeof name === 'string' ? [nameOf(name)] : [])];
}

function isPublic(image: string): boolean {
  const reference = parseReference(image);
  const official = reference && officialNameOf(reference);
  return official !== undefined && findImage(official) !== undefined;
}

/** A name without what tools write differently. */
export function plain(name: string): string {
  return name.toLowerCase().replace(/[._-]/g, '');
}
