import type { ShellDocument } from '../document.ts';
import type { SyntaxNode, Word } from '../parse.ts';
import { commandAround, commandNameOf } from './flow.ts';
import { once } from './once.ts';

/** Commands that take words as text, or that wait for the end of the input before they write. */
const HARMLESS: ReadonlySet<string> = new Set(['echo', 'printf', 'sponge', 'mapfile', 'readarray']);

/** Words that name one file, of which one is a redirect and another is in the same pipeline. */
export const sharedFiles = once((doc: ShellDocument): readonly Word[] => {
  const groups = groupsOf(doc);
  if (groups.length === 0) return [];
  const byText = occurrencesOf(doc, new Set(groups.map(({ text }) => text)));
  const found = new Set<Word>();
  for (const { text, input, pipeline, words } of groups) {
    const same = byText.get(text) ?? [];
    let isShared = false;
    for (let at = firstFrom(same, pipeline.pos); at < same.length; at++) {
      const other = same[at];
      if (!other || other.word.pos >= pipeline.end) break;
      if (other.input === input) continue;
      found.add(other.word);
      isShared = true;
    }
    if (isShared) for (const word of words) found.add(word);
  }
  return [...found].sort((a, b) => a.pos - b.pos);
});

/** Redirects of one direction to one file, in commands that run at the same time. */
interface Group {
  readonly text: string;
  readonly input: boolean;
  readonly pipeline: SyntaxNode;
  readonly words: Word[];
}

interface Occurrence {
  readonly word: Word;
  /** The direction of a redirect; undefined for an argument. */
  readonly input: boolean | undefined;
}

function groupsOf(doc: ShellDocument): readonly Group[] {
  const groups = new Map<SyntaxNode, Map<string, Group>>();
  for (const redirect of doc.tree.ofType('Redirect')) {
    const { operator, target } = redirect;
    const owner = doc.tree.parentOf(redirect);
    if (!target || !owner || !/^(?:>|>>|<)$/.test(operator) || !isFile(doc, target)) continue;
    if (HARMLESS.has(commandNameOf(owner) ?? '')) continue;
    const parent = doc.tree.parentOf(owner);
    const pipeline = parent?.type === 'Pipeline' ? parent : owner;
    const input = operator === '<';
    const own = groups.get(pipeline) ?? new Map<string, Group>();
    groups.set(pipeline, own);
    const key = `${input} ${target.text}`;
    const group = own.get(key) ?? { text: target.text, input, pipeline, words: [] };
    own.set(key, group);
    group.words.push(target);
  }
  return [...groups.values()].flatMap((own) => [...own.values()]);
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
