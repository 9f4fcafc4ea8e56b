import type { ShellDocument } from '../document.ts';
import type { SyntaxNode, Word } from '../parse.ts';
import { commandAround, commandNameOf } from './flow.ts';
import { once } from './once.ts';

/** Commands that take words as text, or that wait for the end of the input before they write. */
const HARMLESS: ReadonlySet<string> = new Set(['echo', 'printf', 'sponge', 'mapfile', 'readarray']);

/** Words that name one file, of which one is a redirect and another stands in the same pipeline. */
export const sharedFiles = once((doc: ShellDocument): readonly Word[] => {
  const targets = targetsOf(doc);
  if (targets.length === 0) return [];
  const byText = occurrencesOf(doc, new Set(targets.map(({ word }) => word.text)));
  const found = new Set<Word>();
  for (const { word, input, pipeline } of targets) {
    const same = byText.get(word.text) ?? [];
    for (let at = firstFrom(same, pipeline.pos); at < same.length; at++) {
      const other = same[at];
      if (!other || other.word.pos >= pipeline.end) break;
      if (other.word === word || other.input === input) continue;
      found.add(word).add(other.word);
    }
  }
  return [...found].sort((a, b) => a.pos - b.pos);
});

interface Target {
  readonly word: Word;
  readonly input: boolean;
  /** What runs at the same time. */
  readonly pipeline: SyntaxNode;
}

interface Occurrence {
  readonly word: Word;
  /** The direction of a redirect; undefined for an argument. */
  readonly input: boolean | undefined;
}

function targetsOf(doc: ShellDocument): Target[] {
  return doc.tree.ofType('Redirect').flatMap((redirect): Target[] => {
    const { operator, target } = redirect;
    const owner = doc.tree.parentOf(redirect);
    if (!target || !owner || !/^(?:>|>>|<)$/.test(operator) || !isFile(doc, target)) return [];
    if (HARMLESS.has(commandNameOf(owner) ?? '')) return [];
    const parent = doc.tree.parentOf(owner);
    const pipeline = parent?.type === 'Pipeline' ? parent : owner;
    return [{ word: target, input: operator === '<', pipeline }];
  });
}

/** Quoted words count when an expansion is in them: `'a'` is rarely written for a file, and text often. */
function isFile({ tree }: ShellDocument, word: Word): boolean {
  if (tree.isDecoded(word) || word.text.startsWith('/dev/')) return false;
  return !(word.parts ?? []).some(
    ({ type }) => type === 'SingleQuoted' || type === 'CommandExpansion' || type === 'ProcessSubstitution',
  );
}

function occurrencesOf(doc: ShellDocument, wanted: ReadonlySet<string>) {
  const byText = new Map<string, Occurrence[]>();
  for (const word of doc.tree.ofType('Word')) {
    if (!wanted.has(word.text) || doc.tree.isDecoded(word)) continue;
    const parent = doc.tree.parentOf(word);
    if (parent?.type !== 'Command' && parent?.type !== 'Redirect' && parent?.type !== 'TestUnary') continue;
    const command = parent.type === 'Command' ? parent : commandAround(doc, word)?.node;
    if (command && HARMLESS.has(commandNameOf(command) ?? '')) continue;
    const input = parent.type === 'Redirect' ? parent.operator === '<' : undefined;
    const list = byText.get(word.text);
    if (list) list.push({ word, input });
    else byText.set(word.text, [{ word, input }]);
  }
  return byText;
}

/** Words are in order: the first one from a place on is found by bisection. */
function firstFrom(list: readonly Occurrence[], pos: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.word.pos ?? 0) < pos) low = middle + 1;
    else high = middle;
  }
  return low;
}
