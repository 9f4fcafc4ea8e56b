import type { WordPart } from '../parse.ts';
import type { NodeOf } from '../tree.ts';

/** The parts of an array's elements that are split. In `([0]=$x)` nothing is: it is an assignment. */
export function splitParts({ elements }: NodeOf<'ArrayValue'>): readonly WordPart[] {
  return elements.flatMap(({ text, parts = [] }) => (/^\[[^\]]*\]\+?=/.test(text) ? [] : parts));
}
