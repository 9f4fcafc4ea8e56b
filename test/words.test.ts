import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/cli/commands.ts';
import { commandHelp, overview } from '../src/cli/help.ts';
import type { RuleMeta } from '../src/core/rule.ts';
import { loaders } from '../src/engine/rules.gen.ts';

/** Habits of translated English, with what to write instead. */
const BANNED: readonly (readonly [RegExp, string])[] = [
  [/\b(?:no|any|every|some)body\b/i, 'the passive, or the name of the actor'],
  [/\b(?:tells?|told)\b/i, 'report, show, print, list'],
  [/\bjudg(?:es?|ed|ing)\b/i, 'check'],
  [/\bmend(?:s|ed|ing)?\b/i, 'fix'],
  [/\bstands? (?:above|after|alone|before|behind|below|beside|in|outside|there|where)\b/i, 'is, follows, precedes'],
  [/\bbehind\b/i, 'after'],
  [/(?<!\bthere )\b(?:is|are) no (?!longer\b|more\b)/i, 'is not a valid …, invalid, malformed'],
  [/\b(?:is|are) none\b/i, 'is not a valid …, invalid, malformed'],
  [/\b(?:take|takes|taken|took) out\b/i, 'remove'],
  [/\blets? (?:(?:it|them) )?(?:go|pass|through)\b/i, 'release, accept'],
  [/\bblanks?\b(?! lines?\b)/i, 'space'],
  [/\bfolders?\b/i, 'directory'],
  [/\bkin\b/i, 'related'],
  [/\bmere(?:ly)?\b/i, 'only'],
  [/\bas a whole\b/i, 'entire'],
];

/** Places that may keep a banned phrase, each with the reason. */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ['docs/hook-requirements.md', 'quotes the titles of tests, and is not part of the package'],
]);

const modules = await Promise.all(Object.values(loaders).map((load) => load()));
const rules: readonly RuleMeta[] = modules.flatMap((module): readonly RuleMeta[] => module.rules);

/** The banned phrases of a text, outside of code. */
function habitsIn(text: string): string[] {
  const prose = text
    .replace(/^```[\s\S]*?^```/gm, '')
    .replace(/`[^`]*`/g, '`…`')
    .replace(/\s+/g, ' ');
  return BANNED.flatMap(([pattern, better]) => {
    const match = pattern.exec(prose);
    if (!match) return [];
    const start = Math.max(0, match.index - 30);
    return [`"…${prose.slice(start, match.index + match[0].length + 30)}…": write ${better}`];
  });
}

describe('every sentence is plain English', () => {
  it.each(rules.map((rule) => [rule.id, rule] as const))('of %s', (_, { title, docs, examples }) => {
    const reasons = [...examples.bad, ...examples.good].map(({ why }) => why ?? '');
    for (const text of [title, ...Object.values(docs), ...reasons]) expect(habitsIn(text)).toEqual([]);
    expect(title, 'a title is a noun phrase without an article').not.toMatch(/^(?:an?|the) /i);
  });

  it.each(COMMANDS.map((command) => [command.name, command] as const))('of the help of %s', (_, command) => {
    expect(habitsIn(commandHelp(command))).toEqual([]);
  });

  it('of the overview', () => {
    expect(habitsIn(overview(COMMANDS))).toEqual([]);
  });

  const root = new URL('../', import.meta.url);
  const pages = readdirSync(new URL('docs/', root))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`);
  it.each(['README.md', ...pages].filter((path) => !EXCEPTIONS.has(path)))('of %s', (path) => {
    expect(habitsIn(readFileSync(new URL(path, root), 'utf8'))).toEqual([]);
  });
});
