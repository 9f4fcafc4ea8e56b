import { table } from '../../core/table.ts';
import type { YamlNode, YamlProblem } from './tree.ts';

/** Messages for the parser's error codes; others get a generic one. */
const WORDS: Readonly<Record<string, string>> = table({
  ALIAS_PROPS: 'an alias cannot have an anchor or a tag of its own',
  BAD_ALIAS: 'this is not a valid anchor or alias name',
  BAD_DIRECTIVE: 'unknown directive',
  BAD_DQ_ESCAPE: 'invalid escape in a double-quoted string',
  BAD_INDENT: 'this line is not aligned with the mapping or list it belongs to',
  BAD_PROP_ORDER: 'an anchor or tag must come before its value',
  BAD_SCALAR_START: 'a value cannot start with this character unless it is quoted',
  BLOCK_AS_IMPLICIT_KEY: 'a second `: ` on one line: quote the value or start a new line',
  BLOCK_IN_FLOW: 'block style is not allowed inside `{…}` or `[…]`',
  KEY_OVER_1024_CHARS: 'the `:` of this key is more than 1024 characters away',
  MULTILINE_IMPLICIT_KEY: 'a key and its `:` must be on one line',
  MULTIPLE_ANCHORS: 'one value cannot have two anchors',
  MULTIPLE_TAGS: 'one value cannot have two tags',
  TAB_AS_INDENT: 'tab used for indentation: YAML allows only spaces',
  UNEXPECTED_TOKEN: 'unexpected syntax',
});

/** Parser messages that distinguish the cases of one code. */
const DETAILS: readonly (readonly [RegExp, string])[] = [
  [/^Missing closing 'quote/, "a single-quoted string has no closing `'`"],
  [/^Missing closing "quote/, 'a double-quoted string has no closing `"`'],
  [/end with a \}/, 'a mapping has no closing `}`'],
  [/end with a \]/, 'a list has no closing `]`'],
  [/^Missing , /, 'missing comma before this'],
  [/^Missing space after :/, 'missing space after `:`'],
  [/followed by map values/, 'missing `:` after this key'],
  [/^Sequence item without -/, 'missing `- ` before this item'],
  [/separated from/, 'missing space before this'],
  [/^Comments must be/, 'missing space before `#`'],
  [/^Block collection cannot start/, 'a mapping or list cannot start on the line of `---`'],
  [/^Missing directives-end/, 'missing `---` after the directives'],
  [/extra characters/, 'only a comment may follow `|` or `>` on its line'],
];

/** One sentence for a parser error. */
export function wordingOf(code: string, detail: string): string {
  for (const [pattern, words] of DETAILS) if (pattern.test(detail)) return words;
  return WORDS[code] ?? 'this is not valid YAML';
}

/** Counting stops here. */
export const MAX_USES = 1_000_000_000;

/** The problem of a document whose expanded aliases are too large. */
export function tooManyAliases({ span }: YamlNode, uses: number): YamlProblem {
  const shown = uses < MAX_USES ? `${uses} uses` : `${MAX_USES} uses or more`;
  return { span, message: `the aliases in this document expand to too much content (${shown})` };
}
