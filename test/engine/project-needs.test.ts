import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { classify } from '../../src/collect/classify.ts';
import { DEFAULT_CONFIG } from '../../src/config/config.ts';
import type { Document, LanguageId } from '../../src/core/document.ts';
import type { Project } from '../../src/core/project.ts';
import type { ProfileName, ProjectRule, RuleMeta } from '../../src/core/rule.ts';
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts';
import { LazyProjectRules } from '../../src/engine/lazy-rule.ts';
import { RuleIndex } from '../../src/engine/rule-index.ts';
import { loaders } from '../../src/engine/rules.gen.ts';
import { parseCompose } from '../../src/languages/compose/parse.ts';
import { parseDockerfile } from '../../src/languages/dockerfile/parse.ts';
import { parseKubernetes } from '../../src/languages/kubernetes/parse.ts';
import { hasFile } from '../../src/languages/project/file-kinds.ts';
import { defaultPathOf, listingOf, TODAY } from '../support/check.ts';

/** A repository, and which of its files are checked. */
interface Sample {
  readonly files: Readonly<Record<string, string>>;
  readonly checked: readonly string[];
}

const PARSERS = { dockerfile: parseDockerfile, kubernetes: parseKubernetes, compose: parseCompose };
const PROFILES: readonly ProfileName[] = ['recommended', 'hadolint'];
const samples: Sample[] = [];
let rules: readonly ProjectRule[] = [];
let index: RuleIndex<ProjectRule>;

/** Each example with its own file checked, with the others checked, and with all of them. */
function samplesOf(rule: RuleMeta): Sample[] {
  return [...rule.examples.bad, ...rule.examples.good].flatMap(({ code, path = defaultPathOf(rule.id), files }) => {
    const all = { ...files, [path]: code };
    const others = Object.keys(files ?? {});
    return [[path], others, [path, ...others]].map((checked) => ({ files: all, checked }));
  });
}

beforeAll(async () => {
  const modules = await Promise.all(Object.values(loaders).map((load) => load()));
  for (const rule of modules.flatMap((module): readonly RuleMeta[] => module.rules)) samples.push(...samplesOf(rule));
  rules = (await loaders.project()).rules;
  index = new RuleIndex(rules, { ...DEFAULT_CONFIG, select: ['ALL'] });
}, 120_000);

function projectOf({ files, checked }: Sample): Project {
  const documents: Document[] = [];
  const languages = new Map<string, LanguageId>();
  for (const path of checked) {
    const text = files[path] ?? '';
    const language = classify(path, text);
    if (language !== 'dockerfile' && language !== 'kubernetes' && language !== 'compose') continue;
    documents.push(PARSERS[language]({ path, text, origin: 'index' }));
    languages.set(path, language);
  }
  return {
    documents,
    checked: languages,
    entries: listingOf(Object.keys(files)),
    text: (path) => files[path],
    isSettled: () => true,
    parse: (language, file) => PARSERS[language](file),
  };
}

/** What rules report although nothing that they need is there, as text. */
function unforeseen(sample: Sample): string[] {
  const project = projectOf(sample);
  if (project.documents.length === 0) return [];
  const met = new Set(index.rulesForAny(project.documents).map(({ rule }) => rule));
  return rules
    .filter((rule) => {
      const hasFiles = !rule.files || rule.files.some((kind) => hasFile(project, kind));
      return !met.has(rule) || !hasFiles;
    })
    .filter((rule) => rule.applies(project.documents))
    .flatMap((rule) =>
      PROFILES.flatMap((profile) => [
        ...rule.checkAll(project, { settings: DEFAULT_SETTINGS, today: TODAY, profile }),
      ]).map(({ message }) => `${rule.id} (needs ${rule.needs}) in ${JSON.stringify(sample)}: ${message}`),
    );
}

describe('what cross-file rules need', () => {
  it('is named by every rule', () => {
    expect(rules.length).toBeGreaterThan(30);
    expect(rules.filter(({ needs }) => !needs).map(({ id }) => id)).toEqual([]);
  });

  it('is there in every example in which a rule reports something', () => {
    expect(samples.length).toBeGreaterThan(3000);
    expect(samples.flatMap(unforeseen)).toEqual([]);
  }, 120_000);

  it('is there in files that are put together from lines of the examples', () => {
    const own = rules.flatMap(samplesOf).filter(({ checked }) => checked.length > 0);
    const line = fc.constantFrom(
      ...own.flatMap(({ files }) => Object.values(files)).flatMap((text) => text.split('\n')),
    );
    const mixed = fc
      .record({ base: fc.constantFrom(...own), lines: fc.array(line, { maxLength: 4 }), at: fc.nat(), drop: fc.nat(2) })
      .map(({ base, lines, at, drop }): Sample => {
        const [path = ''] = base.checked;
        const text = (base.files[path] ?? '').split('\n');
        text.splice(at % (text.length + 1), drop, ...lines);
        return { ...base, files: { ...base.files, [path]: text.join('\n') } };
      });
    fc.assert(
      fc.property(mixed, (sample) => {
        expect(unforeseen(sample)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  }, 120_000);
});

describe('LazyProjectRules', () => {
  it('answer what the rules answer, and no other question', () => {
    const [first] = rules.filter(({ keeps, wants }) => !keeps && wants);
    const [keeping] = rules.filter(({ keeps }) => keeps);
    if (!first || !keeping) throw new Error('no such rules');
    let loaded = 0;
    const index = JSON.stringify({ always: [], byFeature: [] });
    const rows = [first, keeping].map((rule) =>
      JSON.stringify({ ...rule, keeps: rule.keeps !== undefined, wants: rule.wants !== undefined }),
    );
    const loads = [first, keeping].map((rule) => () => {
      loaded += 1;
      return rule;
    });
    const [lazy, lazyKeeping] = new LazyProjectRules(rows.join('\n'), index, loads);
    expect(loaded).toBe(0);
    expect(lazy).toMatchObject({ id: first.id, needs: first.needs });
    expect(lazy?.keeps).toBeUndefined();
    const project = projectOf({ files: { Dockerfile: 'FROM a:1\nCOPY . .\n' }, checked: ['Dockerfile'] });
    expect(lazy?.applies(project.documents)).toBe(first.applies(project.documents));
    expect([...(lazy?.wants?.(project) ?? ['?'])]).toEqual([...(first.wants?.(project) ?? [])]);
    expect(project.documents.map((doc) => lazyKeeping?.keeps?.(doc))).toEqual([false]);
    expect(loaded).toBe(2);
  });
});
