import type { ShellDocument } from '../document.ts';
import type { Word } from '../parse.ts';
import { textValueOf } from '../word.ts';
import { endsInBracket } from './glued-brackets.ts';
import { isConstant } from './position.ts';
import { testsOf } from './tests.ts';

/** Constant words that a `[ ]` or `[[ ]]` asks for by themselves, with their text. */
export function* bareConstants(doc: ShellDocument): Generator<{ readonly word: Word; readonly text: string }> {
  for (const { form, operator, operands } of testsOf(doc).tests) {
    const [word] = operands;
    if (form === 'test' || operator !== undefined || !word || !isConstant(word)) continue;
    // SC1020 reports the `]` that touches it.
    if (form === '[' && endsInBracket(word.text)) continue;
    yield { word, text: textValueOf(word) };
  }
}
