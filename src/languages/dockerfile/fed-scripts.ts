import { JoinedText, type Piece } from '../../core/joined.ts';
import { dialectOfProgram, directedDialect } from '../shell/dialect.ts';
import type { ShellDocument } from '../shell/document.ts';
import { fedScriptsOf } from '../shell/invocation.ts';
import type { Script } from './document.ts';
import { type Place, ScriptSource, scriptOf } from './script-source.ts';

/** A here-document inside one inside one occurs in no real Dockerfile. */
const MAX_DEPTH = 3;
const ASSIGNMENT = /^([A-Za-z_]\w*)=/;

/** The here-documents that the commands of a script give to shells, as scripts of their own. */
export function addFed(place: Place, outer: Script, around: ScriptSource, depth: number, scripts: Script[]): void {
  if (depth === MAX_DEPTH || outer.shell.tree.faults.length > 0) return;
  const fedScripts = fedScriptsOf(outer.shell.commands);
  if (fedScripts.length === 0) return;
  const known = [...around.variables, ...namesSetIn(outer.shell)];
  const isKnown = new Set(known);
  for (const fed of fedScripts) {
    const more = fed.names.filter((name) => !isKnown.has(name));
    const text = moved(fed.text, around.joined);
    const origin = depth === 0 && opensWithHeredoc(outer) ? 'heredoc' : 'fed';
    const source = new ScriptSource(place, text, origin, fed.words, {
      dialect: directedDialect(text.text) ?? dialectOfProgram(fed.words[0] ?? ''),
      variables: more.length > 0 ? [...known, ...more] : known,
      substituted: fed.substituted,
    });
    const script = { ...scriptOf(place, 'fed', source), fedBy: fed.command };
    scripts.push(script);
    if (text.text.includes('<<')) addFed(place, script, source, depth + 1, scripts);
  }
}

/**
 * `RUN <<EOF bash`: hadolint, which throws away what is fed to a command, reads such a body as if the shell of the stage
 * ran it.
 */
export function opensWithHeredoc({ instruction, form }: Pick<Script, 'instruction' | 'form'>): boolean {
  const { heredocs, argsAt } = instruction;
  return form === 'shell' && heredocs.length === 1 && heredocs[0]?.start === argsAt;
}

/** A text whose offsets are those of another one, with the offsets of that one's file. */
function moved({ text, map }: JoinedText, around: JoinedText): JoinedText {
  const pieces: Piece[] = [];
  let next = -1;
  for (let at = 0; at < text.length; at++) {
    const offset = around.map[map[at] ?? 0] ?? 0;
    if (offset !== next) pieces.push({ at, offset });
    next = offset + 1;
  }
  return new JoinedText(text, pieces.length > 0 ? pieces : (around.map[map[0] ?? 0] ?? 0));
}

/** What a script may hand on to the programs that it starts: all that it sets, by whatever means. */
function namesSetIn({ tree, commands }: ShellDocument): readonly string[] {
  const names = tree.ofType('Assignment').map(({ name }) => name);
  for (const { args } of commands) {
    for (const { value } of args) {
      const name = ASSIGNMENT.exec(value)?.[1];
      if (name !== undefined) names.push(name);
    }
  }
  return names;
}
