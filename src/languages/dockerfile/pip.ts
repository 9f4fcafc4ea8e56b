import type { Facts } from '../../core/rule.ts';
import { argumentsOf } from '../shell/options.ts';
import type { ShellWord } from '../shell/word.ts';
import type { DockerfileDocument, Script } from './document.ts';
import { hasWord, isStrict, namedCalls, type ToolCall } from './packages.ts';
import { runs } from './runs.ts';

/** Calls of `pip install`, also as `python -m pip install`. */
export function pipInstalls(doc: DockerfileDocument, facts: Facts): ToolCall[] {
  return runs(doc).flatMap((run) => pipInstallsIn(run, facts));
}

function pipInstallsIn(run: Script, facts: Facts): ToolCall[] {
  const calls: ToolCall[] = [];
  for (const call of namedCalls(run, facts)) {
    const { words, command, via } = call;
    const name = isStrict(facts) ? call.name : call.program;
    const sub = name === undefined ? undefined : installWord(name, words, isStrict(facts));
    if (name !== undefined && sub)
      calls.push({ run, name, words, command, args: argumentsOf({ words: wordsFrom(words, sub) }), via, sub });
  }
  return calls;
}

/** The word `install` of a call of pip. hadolint takes `pipx` for pip as well. */
function installWord(name: string, words: readonly ShellWord[], strict: boolean): ShellWord | undefined {
  const rest = words.slice(1);
  if (strict ? name.startsWith('pip') && !name.startsWith('pipenv') : /^pip[\d.]*$/.test(name)) {
    if (strict) return rest.find(({ value }) => value === 'install');
    const [operand] = argumentsOf({ words }).operands;
    return operand?.literal === 'install' ? operand : undefined;
  }
  if (!/^python[\d.]*$/.test(name) && !(strict && name.startsWith('python'))) return undefined;
  const at = rest.findIndex(
    ({ value }, index) => value === '-m' && rest[index + 1]?.value === 'pip' && rest[index + 2]?.value === 'install',
  );
  return at === -1 ? undefined : rest[at + 2];
}

/** The words as a call of `pip`, so that its options are known. */
function wordsFrom(words: readonly ShellWord[], sub: ShellWord): readonly ShellWord[] {
  const [first] = words;
  if (!first) return [];
  return [{ ...first, literal: 'pip' }, ...words.slice(words.indexOf(sub))];
}

/** Whether the call takes its packages from a list or a directory: nothing is to be pinned on the line. */
export function isFromList(call: ToolCall): boolean {
  return (
    hasWord(call, '-r', '--requirement', '.') || call.words.some(({ value }) => /^(?:-r|--requirement=)./.test(value))
  );
}
