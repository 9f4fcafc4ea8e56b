import type { LanguageId } from '../../core/document.ts';
import { onceFor } from '../../core/once.ts';
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
