import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LanguageId } from '../core/document.ts';
import { PlimsollError } from '../core/errors.ts';
import type { RuleMeta } from '../core/rule.ts';
import { loaders } from '../engine/rules.gen.ts';

/** A rule's whole documentation. */
export interface RuleDoc extends RuleMeta {
  readonly language: LanguageId;
}

/**
 * Documentation of rules. The built package keeps it apart from the rules (`dist/rules.json`), so that a commit does
 * not load it; run from the source it stands in the rules themselves.
 */
export async function loadRuleDocs(packageRoot: string): Promise<readonly RuleDoc[]> {
  const file = join(packageRoot, 'dist', 'rules.json');
  try {
    // Written by our own build from the rules' types.
    return JSON.parse(await readFile(file, 'utf8')) as readonly RuleDoc[];
  } catch (error) {
    const docs = await docsOfModules();
    if (docs.every(({ docs: { what } }) => what !== '')) return docs;
    throw new PlimsollError(`cannot read the rules' documentation, ${file}`, {
      hint: 'install plimsoll again',
      cause: error,
    });
  }
}

async function docsOfModules(): Promise<readonly RuleDoc[]> {
  const languages: LanguageId[] = ['dockerfile', 'shell', 'kubernetes', 'compose', 'images', 'project', 'engine'];
  const all = await Promise.all(
    languages.map(async (language) => (await loaders[language]()).rules.map((rule) => ({ ...rule, language }))),
  );
  return all.flat();
}
