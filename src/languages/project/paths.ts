import type { LanguageId } from '../../core/document.ts';
import { onceFor } from '../../core/once.ts';
import type { Project } from '../../core/project.ts';

/** The files of a repository that cross-file rules ask for by name. */
export interface Paths {
  readonly compose: readonly string[];
  readonly dockerfiles: readonly string[];
  readonly dockerignores: readonly string[];
  readonly gitignores: readonly string[];
  readonly packages: readonly string[];
}

/** Names that a Dockerfile may have, with its suffix or its stem. */
export const DOCKERFILE_NAME =
  /^(?:(?:Dockerfile|Containerfile)(?:\.([\w-]+))?|([\w.-]+)\.(?:Dockerfile|Containerfile))$/i;
const YAML_END = /\.ya?ml$/i;
const COMPOSE_NAME = /^(?:docker-)?compose(?:[._-][\w.-]*)?\.ya?ml$/i;
const IGNORE_NAME = /(?:^|\.)dockerignore$/i;

/** One look at all paths, which may be tens of thousands, for all rules. */
export const pathsOf = onceFor(({ entries }: Project): Paths => {
  const compose: string[] = [];
  const dockerfiles: string[] = [];
  const dockerignores: string[] = [];
  const gitignores: string[] = [];
  const packages: string[] = [];
  for (const path of entries.keys()) {
    const name = nameOf(path);
    if (name === '.gitignore') gitignores.push(path);
    else if (name === 'package.json') packages.push(path);
    else if (COMPOSE_NAME.test(name)) compose.push(path);
    else if (IGNORE_NAME.test(name)) dockerignores.push(path);
    if (DOCKERFILE_NAME.test(name)) dockerfiles.push(path);
  }
  return { compose, dockerfiles, dockerignores, gitignores, packages };
});

/** The paths that are checked as files of one language. */
export function checkedAs({ checked }: Project, language: LanguageId): readonly string[] {
  return byLanguage(checked).get(language) ?? [];
}

const byLanguage = onceFor((checked: Project['checked']): ReadonlyMap<LanguageId, readonly string[]> => {
  const found = new Map<LanguageId, string[]>();
  for (const [path, language] of checked) {
    const paths = found.get(language);
    if (paths) paths.push(path);
    else found.set(language, [path]);
  }
  return found;
});

/** Whether a path ends as YAML files do. Asked for every path of the repository. */
export function isYaml(path: string): boolean {
  return YAML_END.test(path.slice(-5));
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
