import type { Language } from '../core/document.ts';
import type { ParsedLanguage } from '../core/project.ts';

const PARSERS: Readonly<Record<ParsedLanguage, () => Promise<Language['parse']>>> = {
  dockerfile: async () => (await import('../languages/dockerfile/parse.ts')).parseDockerfile,
  kubernetes: async () => (await import('../languages/kubernetes/parse.ts')).parseKubernetes,
  compose: async () => (await import('../languages/compose/parse.ts')).parseCompose,
};

/** Loads what reads a language, without its rules. */
export function loadParser(id: ParsedLanguage): Promise<Language['parse']> {
  return PARSERS[id]();
}
