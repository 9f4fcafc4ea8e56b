import { namesIn } from '../analysis/names.ts';
import { isArithmetic, NUMERIC_TESTS, testsOf } from '../analysis/tests.ts';
import { variablesOf } from '../analysis/variables.ts';
import type { ShellDocument } from '../document.ts';
import type { Word, WordPart } from '../parse.ts';
import { defineShellcheckRule } from '../shellcheck-rule.ts';

/** What may appear in a number. */
const NUMBER = /^[-+.!\d\s]*$/;
/** A name in arithmetic; letters of `0x1f` and `16#ff` are none. */
const NAMES = /(?<![\w#.\\$])[A-Za-z_]\w*/g;

export default defineShellcheckRule({
  id: 'SC2309',
  name: 'text-as-arithmetic',
  title: 'string in a numeric comparison',
  severity: 'warning',
  docs: {
    what: '`-eq`, `-lt` or another numeric comparison in `[[ ]]` with a string that is not a number.',
    why: 'The operand is evaluated as arithmetic, where a word is a variable: `[[ $os -eq linux ]]` compares with the value of `linux`, which is 0 if the variable is unset.',
    instead: 'Compare strings with `=`.',
    exceptions:
      'Arithmetic with variables set by the script, and numbers such as `0x1f`; the `hadolint` profile also reports these.',
  },
  examples: {
    bad: [
      { code: '#!/bin/bash\n[[ $os -eq linux ]] && make\n', line: 2 },
      { code: '#!/bin/bash\nif [[ $version -ge v1.2 ]]; then make; fi\n', line: 2 },
    ],
    good: [
      { code: '#!/bin/bash\n[[ $os = linux ]] && make\n' },
      { code: '#!/bin/bash\nlimit=3\n[[ $n -ge limit ]] && make\n' },
    ],
  },
  needs: NUMERIC_TESTS,

  *check(doc, { profile }) {
    const outside = namesIn(doc.variables);
    let own: ReadonlySet<string> | undefined;
    const isKnown = (name: string): boolean => {
      own ??= new Set(variablesOf(doc).assignments.map((one) => one.name));
      return own.has(name) || outside.has(name);
    };
    for (const test of testsOf(doc).tests) {
      if (!isArithmetic(test)) continue;
      for (const word of test.operands) {
        const text = writtenIn(word.parts ?? [], word);
        if (NUMBER.test(text)) continue;
        if (isKnown(text)) continue;
        if (profile !== 'hadolint' && !namesNothing(doc, word, text, isKnown)) continue;
        yield {
          at: doc.tree.spanOf(word),
          message: `\`${test.operator}\` evaluates \`${word.text}\` as arithmetic, where words are variables`,
          help: 'compare strings with =',
        };
      }
    }
  },
});

/** The text of a word without its expansions. */
function writtenIn(parts: readonly WordPart[], word?: Word): string {
  if (word && !word.parts) return word.value;
  return parts
    .map((part) => {
      switch (part.type) {
        case 'Literal':
        case 'SingleQuoted':
        case 'AnsiCQuoted':
        case 'Glob':
          return part.type === 'Glob' ? '' : part.value;
        case 'DoubleQuoted':
        case 'LocaleString':
          return writtenIn(part.parts);
        default:
          return '';
      }
    })
    .join('');
}

/** Whether it names a variable that is never set; an upper-case one may come from outside. */
function namesNothing(doc: ShellDocument, word: Word, text: string, isKnown: (name: string) => boolean): boolean {
  // `$x` joins the text next to it, so the names are unknown.
  if (word.text.includes('$') || word.text.includes('`')) return false;
  const { guarded } = variablesOf(doc);
  const names = [...text.matchAll(NAMES)].map(([name]) => name);
  return names.some((name) => /[a-z]/.test(name) && !isKnown(name) && !guarded.has(name));
}
