import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { classify } from '../../src/collect/classify.ts';
import type { Document, LanguageId } from '../../src/core/document.ts';
import type { ProfileName, Rule, RuleMeta } from '../../src/core/rule.ts';
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts';
import { loadLanguage } from '../../src/engine/registry.ts';
import { loaders } from '../../src/engine/rules.gen.ts';
import { defaultPathOf, TODAY } from '../support/check.ts';

/** The examples of all rules: short files in which each rule reports something, and some in which it nearly does. */
interface Sample {
  readonly language: LanguageId;
  readonly path: string;
  readonly code: string;
}

const PROFILES: readonly ProfileName[] = ['recommended', 'hadolint', 'pss-restricted'];
const samples: Sample[] = [];

beforeAll(async () => {
  const modules = await Promise.all(Object.values(loaders).map((load) => load()));
  for (const rule of modules.flatMap((module): readonly RuleMeta[] => module.rules)) {
    for (const { code, path = defaultPathOf(rule.id) } of [...rule.examples.bad, ...rule.examples.good]) {
      const language = classify(path, code);
      if (language) samples.push({ language, path, code });
    }
  }
}, 120_000);

async function documentsOf({ language, path, code }: Sample): Promise<Document[]> {
  const module = await loadLanguage(language);
  const doc = module.language.parse({ path, text: code, origin: 'worktree' });
  return [doc, ...((await module.language.embeds?.(doc)) ?? [])];
}

/** What a rule reports although the document has nothing that it needs, as text. */
function unforeseen(rule: Rule, document: Document): string[] {
  if (!rule.needs || !document.features || rule.needs.some((one) => document.features?.has(one))) return [];
  return PROFILES.flatMap((profile) =>
    [...rule.check(document, { settings: DEFAULT_SETTINGS, today: TODAY, profile })].map(
      ({ message }) => `${rule.id} (needs ${rule.needs}) in ${JSON.stringify(document.file.text)}: ${message}`,
    ),
  );
}

async function unforeseenIn(sample: Sample): Promise<string[]> {
  const found: string[] = [];
  for (const document of await documentsOf(sample)) {
    const { rules } = await loadLanguage(document.kind);
    for (const rule of rules) found.push(...unforeseen(rule, document));
  }
  return found;
}

describe('what rules need', () => {
  it('is there in every example in which a rule reports something', async () => {
    expect(samples.length).toBeGreaterThan(1000);
    const found: string[] = [];
    for (const sample of samples) found.push(...(await unforeseenIn(sample)));
    expect(found).toEqual([]);
  }, 120_000);

  it('is there in files that are put together from lines of the examples', async () => {
    const mixed = fc
      .constantFrom('dockerfile', 'shell', 'kubernetes', 'compose')
      .chain((wanted) => {
        const group = samples.filter(({ language }) => language === wanted);
        const line = fc.constantFrom(...group.flatMap(({ code }) => code.split('\n')));
        return fc.record({ base: fc.constantFrom(...group), lines: fc.array(line, { maxLength: 4 }), at: fc.nat() });
      })
      .map(({ base, lines, at }): Sample => {
        const own = base.code.split('\n');
        own.splice(at % (own.length + 1), 0, ...lines);
        return { ...base, code: own.join('\n') };
      });
    await fc.assert(
      fc.asyncProperty(mixed, async (sample) => {
        expect(await unforeseenIn(sample)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  }, 120_000);
});
