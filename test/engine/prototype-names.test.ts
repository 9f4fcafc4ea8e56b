import { describe, expect, it } from 'vitest';
import { classify } from '../../src/collect/classify.ts';
import { DEFAULT_CONFIG } from '../../src/config/config.ts';
import type { BadExample, Example, RuleMeta } from '../../src/core/rule.ts';
import { loaders } from '../../src/engine/rules.gen.ts';
import { run } from '../../src/engine/run.ts';
import { defaultPathOf, memoryRepository, TODAY } from '../support/check.ts';

/** What every object has without being asked. */
const NAMES = [...Object.getOwnPropertyNames(Object.prototype), 'prototype', 'caller', 'arguments'];
const WORD = /[A-Za-z_][\w.-]*/g;
/** All words of all examples take minutes; the suite looks at a few of each, others for each name. */
const EACH = process.env['PLIMSOLL_EVERY_WORD'] === undefined ? 2 : Number.POSITIVE_INFINITY;

const modules = await Promise.all(Object.values(loaders).map((load) => load()));
const rules: readonly RuleMeta[] = modules.flatMap((module): readonly RuleMeta[] => module.rules);

interface Case {
  readonly path: string;
  readonly code: string;
  readonly files: Readonly<Record<string, string>>;
}

/** A text with one of its words replaced. */
function* replaced(text: string, seed: number): Iterable<string> {
  const words = [...text.matchAll(WORD)];
  const step = Math.max(1, Math.floor(words.length / EACH));
  for (let at = EACH === Number.POSITIVE_INFINITY ? 0 : seed % step; at < words.length; at += step) {
    const word = words[at];
    const name = NAMES[(seed + at) % NAMES.length] ?? '';
    if (word) yield text.slice(0, word.index) + name + text.slice(word.index + word[0].length);
  }
}

function* casesOf(rule: RuleMeta, { path, code, files = {} }: Example | BadExample, seed: number): Iterable<Case> {
  const name = path ?? defaultPathOf(rule.id);
  for (const text of replaced(code, seed)) yield { path: name, code: text, files };
  for (const [other, content] of Object.entries(files))
    for (const text of replaced(content, seed)) yield { path: name, code, files: { ...files, [other]: text } };
}

async function expectSound({ path, code, files }: Case, config = { ...DEFAULT_CONFIG, select: ['ALL'] }) {
  const file = { path, text: code, origin: 'index' } as const;
  const language = classify(path, code);
  if (language === undefined) return;
  const repository = memoryRepository({ ...files, [path]: code });
  const result = await run({ files: [{ file, language }], config, today: TODAY, repository });
  expect(result.errors, code).toEqual([]);
  for (const { message, help, path: place, fix } of result.findings) {
    const said = [message, help, place, fix?.title, ...(fix?.edits.map(({ text }) => text) ?? [])].join('\n');
    if (/native code|\bfunction Object|\[object /.test(said)) expect(said, code).toBe('words of a person');
  }
}

describe('the names of Object.prototype', () => {
  it.each(rules.map((rule, index) => [rule.id, rule, index] as const))(
    'mean nothing in the place of a word in an example of %s',
    async (_, rule, index) => {
      let seed = index;
      for (const example of [...rule.examples.bad, ...rule.examples.good])
        for (const one of casesOf(rule, example, seed++)) await expectSound(one);
    },
    600_000,
  );
});
