import { table } from '../../core/table.ts';
import type { YamlNode, YamlProblem } from './tree.ts';

/** Our words for the parser's error codes; what is missing here gets the general one. */
const WORDS: Readonly<Record<string, string>> = table({
  ALIAS_PROPS: 'an alias cannot have an anchor or a tag of its own',
  BAD_ALIAS: 'this is not the name of an anchor or alias',
  BAD_DIRECTIVE: 'this directive is not understood',
  BAD_DQ_ESCAPE: 'this escape does not exist in a double-quoted string',
  BAD_INDENT: 'this line does not line up with the mapping or list that it continues',
  BAD_PROP_ORDER: 'anchor and tag stand before the value that they belong to',
  BAD_SCALAR_START: 'a value cannot start with this character unless it is quoted',
  BLOCK_AS_IMPLICIT_KEY: 'a second `: ` on one line: quote the value or begin a new line',
  BLOCK_IN_FLOW: 'indented lines cannot stand inside `{…}` or `[…]`',
  KEY_OVER_1024_CHARS: 'the `:` of this key is more than 1024 characters away',
  MULTILINE_IMPLICIT_KEY: 'a key and its `:` have to stand on one line',
  MULTIPLE_ANCHORS: 'one value cannot have two anchors',
  MULTIPLE_TAGS: 'one value cannot have two tags',
  TAB_AS_INDENT: 'a tab is used as indentation, where YAML allows only blanks',
  UNEXPECTED_TOKEN: 'this does not fit here',
});

/** The texts by which the parser tells apart what one code means. */
const DETAILS: readonly (readonly [RegExp, string])[] = [
  [/^Missing closing 'quote/, "a single-quoted string has no closing `'`"],
  [/^Missing closing "quote/, 'a double-quoted string has no closing `"`'],
  [/end with a \}/, 'a mapping has no closing `}`'],
  [/end with a \]/, 'a list has no closing `]`'],
  [/^Missing , /, 'a comma is missing before this'],
  [/^Missing space after :/, 'a blank is missing after `:`'],
  [/followed by map values/, 'a `:` is missing after this key'],
  [/^Sequence item without -/, 'a `- ` is missing before this item'],
  [/separated from/, 'a blank is missing before this'],
  [/^Comments must be/, 'a blank is missing before `#`'],
  [/^Block collection cannot start/, 'a mapping or list cannot start on the line of `---`'],
  [/^Missing directives-end/, 'a `---` is missing after the directives'],
  [/extra characters/, 'nothing but a comment may follow `|` or `>` on its line'],
];

/** One sentence for a parser error. */
export function wordingOf(code: string, detail: string): string {
  for (const [pattern, words] of DETAILS) if (pattern.test(detail)) return words;
  return WORDS[code] ?? 'this is not valid YAML';
}

/** Nobody counts further. */
export const MAX_USES = 1_000_000_000;

/** What is wrong with a document whose aliases, written out, come to too much. */
export function tooManyAliases({ span }: YamlNode, uses: number): YamlProblem {
  const shown = uses < MAX_USES ? `${uses} uses` : `${MAX_USES} uses or more`;
  return { span, message: `written out, the aliases of this document repeat too much (${shown})` };
}
