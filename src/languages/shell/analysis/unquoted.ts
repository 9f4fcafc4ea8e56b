import type { ShellDocument } from '../document.ts';
import type { SyntaxNode, Word } from '../parse.ts';
import { once } from './once.ts';

/** Unquoted literal text as written, with its offset in the script. */
export interface UnquotedText {
  readonly text: string;
  readonly start: number;
  /** The word that it belongs to. */
  readonly word: Word;
}

/** Words whose text is not shell text of its own: patterns, operands and arithmetic. */
const OTHER: ReadonlySet<SyntaxNode['type']> = new Set([
  'Default',
  'Remove',
  'Replace',
  'Slice',
  'CaseModification',
  'Transform',
]);

/** The parts of words outside quotes and expansions, without the right sides of `=~`. */
export const unquotedTexts = once((doc: ShellDocument): readonly UnquotedText[] => {
  const { tree } = doc;
  const found: UnquotedText[] = [];
  for (const word of tree.ofType('Word')) {
    const parent = tree.parentOf(word);
    if (!parent || OTHER.has(parent.type) || tree.isDecoded(word)) continue;
    if (parent.type === 'TestBinary' && parent.operator === '=~') continue;
    if (!word.parts) {
      if (!/["']/.test(word.text)) found.push({ text: word.text, start: word.pos, word });
      continue;
    }
    for (const part of word.parts) if (part.type === 'Literal') found.push({ text: part.text, start: part.pos, word });
  }
  return found;
});
