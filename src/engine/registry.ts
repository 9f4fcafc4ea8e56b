import type { Document, Language, LanguageId } from '../core/document.ts';
import type { FileKind, Project } from '../core/project.ts';
import type { ProjectRule } from '../core/rule.ts';
import type { Rules } from './rule-index.ts';
import { loaders } from './rules.gen.ts';

/** A language with its rules: one lazily loaded chunk. */
export interface RuleModule {
  readonly language: Language;
  readonly rules: Rules;
}

/** Loads a language. Calling it again costs nothing: the module system keeps it. */
export function loadLanguage(id: LanguageId): Promise<RuleModule> {
  if (id === 'project' || id === 'engine') throw new Error(`${id} is not the language of a file`);
  return loaders[id]();
}

/** The cross-file rules, with what tells whether a repository has a file of a kind. */
export interface ProjectModule {
  readonly rules: Rules<ProjectRule>;
  hasFile(project: Project, kind: FileKind): boolean;
}

/** The cross-file rules, loaded only when there is a document that one of them could be about. */
export async function loadProjectRules(documents: readonly Document[]): Promise<ProjectModule | undefined> {
  if (!documents.some((doc) => doc.kind === 'dockerfile' || doc.kind === 'kubernetes' || doc.kind === 'compose'))
    return undefined;
  return loaders.project();
}
