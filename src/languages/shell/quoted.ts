import { type JoinedText, Joiner } from '../../core/joined.ts';
import type { ScriptTree } from './tree.ts';
import type { ShellWord } from './word.ts';

/** What a backslash escapes inside double quotes. */
const ESCAPED = '$`"\\';

/**
 * The text of a word without its quotes, as `sh -c` gets it; the offsets are those of the script around it. What is
 * in double quotes keeps its expansions as written. Undefined where one is outside quotes.
 */
export function unquotedText({ node }: ShellWord, { text }: ScriptTree): JoinedText | undefined {
  if (node.type !== 'Word') return undefined;
  const joiner = new Joiner(text);
  if (!node.parts) addEscaped(joiner, text, node.pos, node.end, undefined);
  for (const part of node.parts ?? []) {
    const { pos, end } = part;
    if (part.type === 'SingleQuoted') joiner.add(pos + 1, end - 1);
    else if (part.type === 'DoubleQuoted') addEscaped(joiner, text, pos + 1, end - 1, ESCAPED);
    else if (part.type === 'Literal' || part.type === 'Glob') addEscaped(joiner, text, pos, end, undefined);
    else return undefined;
  }
  return joiner.finish(node.pos);
}

/** Text whose backslashes are dropped before some characters, or before all of them; and with a line end. */
function addEscaped(joiner: Joiner, text: string, start: number, end: number, escaped: string | undefined): void {
  let from = start;
  for (let at = text.indexOf('\\', start); at !== -1 && at + 1 < end; at = text.indexOf('\\', at + 2)) {
    const next = text[at + 1] ?? '';
    if (next !== '\n' && escaped?.includes(next) === false) continue;
    joiner.add(from, at);
    if (next !== '\n') joiner.addText(next, at);
    from = at + 2;
  }
  joiner.add(from, end);
}
