import type { LanguageId } from '../../core/document.ts';
import { memory, onceFor } from '../../core/once.ts';
import type { Project } from '../../core/project.ts';

export { nameOf } from '../../core/paths.ts';

/** The paths that are checked as files of one language. */
export function checkedAs({ checked }: Pick<Project, 'checked'>, language: LanguageId): readonly string[] {
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

/**
 * What a rule `wants` of a repository whatever is checked now: once all of it was read, it is not asked for again. A run
 * of thousands of files would otherwise look through the same lists for each portion of them.
 */
export function untilRead(wants: (project: Project) => readonly string[]): (project: Project) => readonly string[] {
  const finished = memory<Project, true>();
  return (project) => {
    if (finished.has(project)) return [];
    const paths = wants(project);
    if (paths.every((path) => project.isSettled(path))) finished.set(project, true);
    return paths;
  };
}
