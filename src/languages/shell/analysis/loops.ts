import type { CommandExpansionPart, For, SyntaxNode, Word } from '../parse.ts';
import { unwrapSingle } from './flow.ts';
import { maySplit } from './position.ts';

/** What is odd about a `for` loop over exactly one word, by ShellCheck's code. */
export function singleWordProblem({ wordlist }: For): { code: string; word: Word } | undefined {
  const [word, second] = wordlist ?? [];
  if (!word || second) return undefined;
  const [part, other] = word.parts ?? [];
  if (part?.type === 'SingleQuoted' && !other) return { code: 'SC2041', word };
  if (part?.type === 'DoubleQuoted' && !other && !maySplit(word)) {
    const splits = part.parts.some(
      (one) => one.type !== 'Literal' && one.type !== 'ArithmeticExpansion' && !isIndirect(one),
    );
    if (splits || part.parts.some((one) => one.type === 'Literal' && one.text.includes('*')))
      return { code: 'SC2066', word };
  }
  if (maySplit(word)) return undefined;
  const comma = !word.parts
    ? word.text.includes(',')
    : word.parts.some((one) => one.type === 'Literal' && one.text.includes(','));
  return { code: comma ? 'SC2042' : 'SC2043', word };
}

/** The substitution that a `for` loop over `$(…)` alone runs through. */
export function loopedSubstitution({ wordlist }: For): CommandExpansionPart | undefined {
  const [word, second] = wordlist ?? [];
  const [part, other] = word?.parts ?? [];
  return !second && !other && part?.type === 'CommandExpansion' ? part : undefined;
}

/** The only command of a substitution, without what wraps it. */
export function onlyCommandOf(part: CommandExpansionPart): ReturnType<typeof unwrapSingle> | undefined {
  const [only, second] = part.script?.commands ?? [];
  return only && !second ? unwrapSingle(only) : undefined;
}

/** `${!x}` and `${!x@}`, which may become several words. */
function isIndirect(part: SyntaxNode): boolean {
  return part.type === 'ParameterExpansion' && part.prefix === '!';
}
