import type { Language } from '../core/document.ts';
import type { ParsedLanguage, Project } from '../core/project.ts';
import { loadParser } from './parsers.ts';

/** Tells that a rule asked for a language that nothing has loaded yet. */
class NotLoaded extends Error {
  readonly language: ParsedLanguage;

  constructor(language: ParsedLanguage) {
    super(`the parser of ${language} is not loaded`);
    this.language = language;
  }
}

/**
 * Parsers for files beside the checked ones. Few commits need them and they are the largest part of the program, so
 * each is loaded when a rule comes to ask for it.
 */
export class OtherFiles {
  private readonly parsers = new Map<ParsedLanguage, Language['parse']>();

  readonly parse: Project['parse'] = (language, file) => {
    const parser = this.parsers.get(language);
    if (!parser) throw new NotLoaded(language);
    return parser(file);
  };

  /** The answer to a question that may parse; asked again after each language that it misses. */
  async ask<Answer>(question: () => Answer): Promise<Answer> {
    for (;;) {
      try {
        return question();
      } catch (error) {
        if (!(error instanceof NotLoaded)) throw error;
        this.parsers.set(error.language, await loadParser(error.language));
      }
    }
  }
}
