import { isBroken } from './analysis/faults.ts';
import { isGlobWord } from './analysis/position.ts';
import { testsOf } from './analysis/tests.ts';
import type { Dialect, ShellDocument } from './document.ts';
import type { ScriptTree } from './tree.ts';

/** Texts that are features by themselves. */
const MARKS = ['\\', '`', '[', '{', '}', '~', '!', '\n', '==', '= ', '=\t', "\\'", '$[', '[:', '[^'] as const;
/** The parameters for all arguments and for the last exit status. */
const PARAMETERS = ['$@', '${@', '[@]', '$*', '$?', '${?'] as const;
const KEYWORD = /\b(?:do|done|then|fi|esac)\b/;
/** What makes the name of a command look like something else. */
const ODD_NAME = /^\\?-|=|[,.\]]$/;
const BEYOND_ASCII = /[\u0080-\uffff]/;

/**
 * What occurs in a script, in the words that rules use for `needs`:
 *
 * - the type of each node of the tree: `For`, `CommandExpansion`, `HereDoc`, `Default` for `${x:-y}` and so on;
 * - `command:cd` for each simple command, by its name after quote removal and after the last slash; `command:` for a
 *   command of assignments or redirects alone, `command:$` for a name that holds an expansion, `command:*` a glob;
 *   `name:-`, `name:=`, `name:,` for one that begins with a dash, holds `=` or ends in punctuation;
 * - `operator:||`, `operator:|&`, `operator:>>`, `operator:&`: what joins commands, what redirects and what follows
 *   a command in the background;
 * - `test:-n`, `test:==`: what `[ ]`, `[[ ]]` and `test` ask, `test:` for a bare word; `joint` for `-a` and `-o` between;
 * - `append` for `x+=y`, `argument:=` for a first argument that begins with `=`, `argument:+=` with `+=`, `leading-glob` for a word that begins
 *   with a glob, `between-quotes` for a word with something between two double-quoted strings;
 * - `broken` when a part is not shell, `dialect:bash`, and `file` for a script that is a file of its own;
 * - the text `\`, `` ` ``, `[`, `{`, `}`, `~`, `!`, line end, `==`, `$[`, `$@` and the others of `MARKS` and
 *   `PARAMETERS`, wherever they are; `keyword` for `do`, `done`, `then`, `fi` or `esac`, `beyond-ascii`.
 *
 * Names after `sudo` or inside `sh -c '…'` are not among them: no rule that names its needs looks there.
 */
export function featuresOf(doc: ShellDocument): ReadonlySet<string> {
  const features = new Set<string>();
  // Nothing is read of such a script.
  if (doc.dialect === 'none') return features;
  features.add(`dialect:${doc.dialect}`);
  for (const type of doc.tree.types) features.add(type);
  addTexts(doc.text, features);
  addCommands(doc, features);
  addOperators(doc, features);
  addTests(doc, features);
  addWords(doc, features);
  if (doc.tree.ofType('Assignment').some(({ append }) => append)) features.add('append');
  if (isBroken(doc.tree)) features.add('broken');
  return features;
}

/** What occurs in a script that is read for its syntax alone. Our grammar is not that of ksh. */
export function syntaxFeaturesOf(tree: ScriptTree, dialect: Dialect): ReadonlySet<string> {
  return new Set(dialect !== 'ksh' && isBroken(tree) ? ['broken'] : []);
}

function addTexts(text: string, features: Set<string>): void {
  for (const mark of MARKS) if (text.includes(mark)) features.add(mark);
  if (text.includes('$')) for (const mark of PARAMETERS) if (text.includes(mark)) features.add(mark);
  if (KEYWORD.test(text)) features.add('keyword');
  if (BEYOND_ASCII.test(text)) features.add('beyond-ascii');
}

function addCommands({ commands }: ShellDocument, features: Set<string>): void {
  const met = new Set<string>();
  for (const { words, node } of commands) {
    const name = words[0];
    const value = name?.value ?? '';
    if (!met.has(value)) {
      met.add(value);
      features.add(`command:${value.slice(value.lastIndexOf('/') + 1)}`);
    }
    if (name && name.literal === undefined) features.add('command:$');
    if (node.name && isGlobWord(node.name)) features.add('command:*');
    if (words[1]?.text.startsWith('=')) features.add('argument:=');
    if (words[1]?.text.startsWith('+=')) features.add('argument:+=');
    const mark = node.name && ODD_NAME.exec(node.name.text);
    if (mark) features.add(mark[0] === '=' ? 'name:=' : mark[0].endsWith('-') ? 'name:-' : 'name:,');
  }
}

function addOperators({ tree }: ShellDocument, features: Set<string>): void {
  for (const { operators } of tree.ofType('AndOr')) for (const one of operators) features.add(`operator:${one}`);
  for (const { operators } of tree.ofType('Pipeline')) for (const one of operators) features.add(`operator:${one}`);
  for (const { operator } of tree.ofType('Redirect')) features.add(`operator:${operator}`);
  if (tree.ofType('Statement').some(({ background }) => background)) features.add('operator:&');
}

function addTests(doc: ShellDocument, features: Set<string>): void {
  if (!features.has('command:[') && !features.has('command:test') && !features.has('TestCommand')) return;
  const { tests, joints } = testsOf(doc);
  for (const { operator = '' } of tests) features.add(`test:${operator}`);
  if (joints.length > 0) features.add('joint');
}

function addWords({ tree }: ShellDocument, features: Set<string>): void {
  if (tree.ofType('Glob').some((glob) => tree.parentOf(glob)?.pos === glob.pos)) features.add('leading-glob');
  // Most scripts have no quotes, or a single pair of them.
  if (tree.ofType('DoubleQuoted').length < 2) return;
  const isBetween = tree
    .ofType('Word')
    .some(({ parts }) =>
      parts?.some(({ type }, index) => type === 'DoubleQuoted' && parts[index + 2]?.type === 'DoubleQuoted'),
    );
  if (isBetween) features.add('between-quotes');
}
