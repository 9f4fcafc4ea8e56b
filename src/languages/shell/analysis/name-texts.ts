import type { Word } from '../parse.ts';

const EXPANDED = /\$\{?([A-Za-z_]\w*)(?!\w)(\[[^\]]*\])?(:?[-+=?])?/g;
const PLAIN = /(?<![\w#.])[A-Za-z_]\w*/g;
const TARGET = /^\s*(\+\+|--)?\s*([A-Za-z_]\w*)(?:\[([^\]]*)\])?\s*(\+\+|--|(?:[-+*/%&|^]|<<|>>)?=(?!=))?/;

/** A name in a text that is expanded later: the body of a trap, an alias or a prompt. */
export interface LateName {
  readonly name: string;
  /** It has a default there, `${x:-y}`, or is only tested. */
  readonly guarded: boolean;
}

/** The names that a text reads when it is expanded: `$a` and `${b}`. */
export function* expandedIn(text: string): Generator<LateName> {
  for (const { 0: all, 1: name, 3: operator } of text.matchAll(EXPANDED)) {
    if (name !== undefined) yield { name, guarded: operator !== undefined && all.startsWith('${') };
  }
}

/** The names in a text that is arithmetic: an array index, the bounds of a slice. */
export function namesInArithmetic(text: string): readonly string[] {
  return text.match(PLAIN) ?? [];
}

/** What one operand of `let` sets and reads. */
export function letOperand(text: string): { readonly sets: string | undefined; readonly reads: readonly string[] } {
  const [all = '', prefix, name, index = '', operator] = TARGET.exec(text) ?? [];
  if (name === undefined) return { sets: undefined, reads: namesInArithmetic(text) };
  const sets = prefix !== undefined || operator !== undefined ? name : undefined;
  const reads = sets !== undefined && operator === '=' ? [] : [name];
  return { sets, reads: [...reads, ...namesInArithmetic(index), ...namesInArithmetic(text.slice(all.length))] };
}

const VALUED_READ_OPTION = /^-[A-Za-z]*[ptnNduik]$/;
/** `-a name` makes an array; what is glued to the `a` is its name. */
const ARRAY_OPTION = /^-[A-Za-z]*?a(\w+)$/;

/** The variables that `read` sets; ksh may have a prompt after the first, `name?prompt`. */
export function* readTargets(words: readonly Word[]): Generator<{ readonly name: string; readonly word: Word }> {
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) continue;
    if (VALUED_READ_OPTION.test(word.text)) at += 1;
    else if (!word.text.startsWith('-')) yield { name: word.value.replace(/\?.*$/s, ''), word };
    else {
      const glued = ARRAY_OPTION.exec(word.text)?.[1];
      if (glued) yield { name: glued, word };
    }
  }
}

const VALUED_MAPFILE_OPTION = /^-[A-Za-z]*[dnOsuCc]$/;

/** The variable that `mapfile` sets. */
export function mapfileTarget(words: readonly Word[]): Word | undefined {
  for (let at = 0; at < words.length; at++) {
    const text = words[at]?.text ?? '';
    if (VALUED_MAPFILE_OPTION.test(text)) at += 1;
    else if (!text.startsWith('-')) return words[at];
  }
  return undefined;
}
