import type { Command, SyntaxNode, Word } from '../parse.ts';
import { fixedTextOf } from '../word.ts';
import { commandNameOf } from './flow.ts';
import { letOperand, mapfileTarget, namesInArithmetic, readTargets } from './name-texts.ts';

/** What a builtin does to a name among its arguments. */
export interface NameEffect {
  /**
   * `declare` gives no value; `element` sets an element of an array; `refer` reads the value here; `read` may read it;
   * `text` is a text, in `name`, that is expanded later.
   */
  readonly does: 'assign' | 'associative' | 'declare' | 'element' | 'read' | 'refer' | 'text';
  readonly name: string;
  readonly at: SyntaxNode;
}

type Suffix = Command['suffix'];

const NAME = /^[A-Za-z_]\w*$/;
/** Functions of shflags. */
const FLAGS = /^DEFINE_(?:boolean|float|integer|string)$/;

/** What a command does to variables through its arguments, looking through `builtin` and `command`. */
export function* effectsOf(command: Command): Generator<NameEffect> {
  const name = commandNameOf(command, false);
  if (name !== 'builtin' && name !== 'command') {
    if (name !== undefined) yield* effectsOfBuiltin(name, command.suffix);
    return;
  }
  const at = command.suffix.findIndex((part) => part.type === 'Word' && !part.text.startsWith('-'));
  const inner = command.suffix[at];
  if (inner?.type === 'Word') yield* effectsOfBuiltin(inner.value, command.suffix.slice(at + 1));
}

function* effectsOfBuiltin(name: string, suffix: Suffix): Generator<NameEffect> {
  switch (name) {
    case 'export':
    case 'readonly':
    case 'declare':
    case 'typeset':
    case 'local':
      yield* declaration(name, suffix);
      return;
    case 'read':
      for (const { name: target, word } of readTargets(wordsIn(suffix))) yield* assigned(target, word);
      return;
    case 'mapfile':
    case 'readarray': {
      const target = mapfileTarget(wordsIn(suffix));
      if (target) yield { does: 'assign', name: target.value, at: target };
      return;
    }
    case 'getopts': {
      const target = wordsIn(suffix).filter(({ value }) => !/^[-+]/.test(value))[1];
      if (target) yield { does: 'assign', name: target.value, at: target };
      return;
    }
    case 'printf': {
      const [flag, target] = wordsIn(suffix);
      if (flag?.value === '-v' && target) yield* assigned(target.value, target);
      return;
    }
    case 'wait': {
      const words = wordsIn(suffix);
      const flag = words.findIndex(({ value }) => /^-[fn]*p$/.test(value));
      const target = flag === -1 ? undefined : words[flag + 1];
      if (target) yield { does: 'assign', name: target.value, at: target };
      return;
    }
    case 'unset':
      for (const word of wordsIn(suffix)) yield* readInIndex(word.value, word);
      return;
    case 'let':
      for (const word of wordsIn(suffix)) {
        const { sets, reads } = letOperand(fixedTextOf(word));
        if (sets !== undefined) yield { does: 'assign', name: sets, at: word };
        for (const read of reads) yield { does: 'refer', name: read, at: word };
      }
      return;
    case 'trap':
    case 'alias':
      for (const part of suffix) {
        if (part.type === 'Word' || part.type === 'Assignment')
          yield { does: 'text', name: fixedTextOf(part), at: part };
      }
      return;
    default: {
      const [word] = FLAGS.test(name) ? wordsIn(suffix) : [];
      if (word) yield { does: 'assign', name: `FLAGS_${word.value}`, at: word };
    }
  }
}

function wordsIn(suffix: Suffix): Word[] {
  return suffix.filter((part): part is Word => part.type === 'Word');
}

/** A name that is set, or an element of an array: `x[i]`. */
function* assigned(text: string, at: SyntaxNode): Generator<NameEffect> {
  const open = text.indexOf('[');
  if (open === -1) yield { does: 'assign', name: text, at };
  else yield { does: 'element', name: text.slice(0, open), at };
  yield* readInIndex(text, at);
}

/** The index of an element that is named in a word: `unset "x[i]"`. */
function* readInIndex(text: string, at: SyntaxNode): Generator<NameEffect> {
  const open = text.indexOf('[');
  if (open !== -1) for (const name of namesInArithmetic(text.slice(open))) yield { does: 'read', name, at };
}

function* declaration(builtin: string, suffix: Suffix): Generator<NameEffect> {
  const flags = suffix
    .flatMap((part) => (part.type === 'Word' && /^-\w/.test(part.value) ? [part.value] : []))
    .join('');
  if (/[fF]/.test(flags)) return;
  const exports = builtin === 'export' || /[xp]/.test(flags);
  const prints = flags.includes('p') && /^(?:declare|typeset)$/.test(builtin);
  for (const part of suffix) {
    if (part.type !== 'Assignment' && (part.type !== 'Word' || !NAME.test(part.text))) continue;
    const name = part.type === 'Assignment' ? part.name : part.text;
    if (flags.includes('A')) yield { does: 'associative', name, at: part };
    if (part.type === 'Assignment') {
      yield { does: 'assign', name, at: part };
      if (exports || part.append) yield { does: 'read', name, at: part };
    } else {
      if (exports) yield { does: 'refer', name, at: part };
      if (!prints) yield { does: 'declare', name, at: part };
    }
  }
}
