import type { ShellDocument } from '../document.ts';
import type { SyntaxNode, Word, WordPart } from '../parse.ts';
import { isArrayExpansion, isGlobWord } from './position.ts';
import { isNumeric, type Test, testsOf } from './tests.ts';

type Form = Exclude<Test['form'], 'test'>;

/** Operands of `[ ]` or `[[ ]]` that hold a list: `$@`, `${array[@]}`. `[ "$@" ]` alone runs what the caller says. */
export function* listOperands(doc: ShellDocument, form: Form): Generator<Word> {
  for (const { test, word } of operandsOf(doc, form)) {
    if (form === '[' && test.operator === undefined && word.parts?.length === 1) continue;
    if (partsIn(word).some(isArrayExpansion)) yield word;
  }
}

/** Operands of `[ ]` or `[[ ]]` with a brace expansion. */
export function* braceOperands(doc: ShellDocument, form: Form): Generator<Word> {
  for (const { word } of operandsOf(doc, form)) {
    if (word.parts?.some(({ type }) => type === 'BraceExpansion')) yield word;
  }
}

/** Operands that are patterns of file names, where no pattern is compared and none but files are counted. */
export function* globOperands(doc: ShellDocument, form: Form): Generator<Word> {
  for (const { test, word } of operandsOf(doc, form)) {
    if (!isGlobWord(word)) continue;
    // SC2255 names the same.
    if (isNumeric(test)) continue;
    const isUnary = test.operator !== undefined && test.operands.length === 1;
    const isPattern = word === test.operands[1] && /^(?:=|==|!=|=~)$/.test(test.operator ?? '');
    if (!isUnary && !isPattern) yield word;
  }
}

function* operandsOf(doc: ShellDocument, form: Form): Generator<{ readonly test: Test; readonly word: Word }> {
  for (const test of testsOf(doc).tests) {
    if (test.form === form) for (const word of test.operands) yield { test, word };
  }
}

/** The parts of a word, those of its double quotes among them. */
export function partsIn(word: Word): readonly SyntaxNode[] {
  return (word.parts ?? []).flatMap((part): readonly WordPart[] =>
    part.type === 'DoubleQuoted' ? part.parts : [part],
  );
}
