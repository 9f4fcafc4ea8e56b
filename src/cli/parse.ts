import { Args } from '../core/args.ts';
import { UsageError } from '../core/errors.ts';
import { nearest } from '../core/suggest.ts';
import { COMMON, type Command, type Option } from './command.ts';

/** Reads the words after the command's name. `--` ends the options; `-` alone is an operand. */
export function parseArgs(command: Command, words: readonly string[]): Args {
  const options = [...command.options, ...COMMON];
  const given = new Map<string, (string | boolean)[]>();
  const operands: string[] = [];
  const put = (option: Option, value: string | boolean): void => {
    if (typeof value === 'string') checkChoice(option, value);
    given.set(option.name, [...(given.get(option.name) ?? []), value]);
  };
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') {
      operands.push(...words.slice(at + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      operands.push(word);
      continue;
    }
    const equals = word.startsWith('--') ? word.indexOf('=') : -1;
    const name = equals === -1 ? word : word.slice(0, equals);
    const inline = equals === -1 ? undefined : word.slice(equals + 1);
    const { option, positive } = find(name, options, command);
    if (option.value === undefined || !positive) {
      if (inline !== undefined) throw new UsageError(`${name} takes no value`, { hint: `write ${name} alone` });
      put(option, positive);
      continue;
    }
    const value = inline ?? words[++at];
    if (value === undefined || (inline === undefined && value.startsWith('--')))
      throw new UsageError(`${name} needs a value`, { hint: `write ${name} <${option.value}>` });
    put(option, value);
  }
  return new Args(operands, given);
}

/** Reports how many operands there must be; asked after `--help`. */
export function checkOperands(command: Command, args: Args): void {
  const { least, most } = command.count;
  const hint = `usage: plimsoll ${command.name} ${command.operands}`.trim();
  if (args.positionals.length < least)
    throw new UsageError(`missing argument: ${command.operands.replace(/…$/, '')}`, { hint });
  const extra = args.positionals[most];
  if (extra !== undefined) throw new UsageError(`unexpected argument ${JSON.stringify(extra)}`, { hint });
}

function find(word: string, options: readonly Option[], command: Command): { option: Option; positive: boolean } {
  if (word.startsWith('--')) {
    const name = word.slice(2);
    const option = options.find((one) => one.name === name);
    if (option) return { option, positive: true };
    const negated = name.startsWith('no-') ? options.find((one) => one.negatable && one.name === name.slice(3)) : null;
    if (negated) return { option: negated, positive: false };
  } else {
    const option = options.find((one) => one.short !== undefined && word === `-${one.short}`);
    if (option) return { option, positive: true };
  }
  const names = options.flatMap((one) => [`--${one.name}`, ...(one.negatable ? [`--no-${one.name}`] : [])]);
  const near = nearest(word, names);
  const hint = near ? `did you mean ${near}?` : `plimsoll ${command.name} --help lists the options`;
  throw new UsageError(`unknown option ${JSON.stringify(word)}`, { hint });
}

function checkChoice(option: Option, value: string): void {
  if (!option.choices || option.choices.includes(value)) return;
  const near = nearest(value, option.choices);
  const hint = near ? `did you mean ${near}?` : `one of ${option.choices.join(', ')}`;
  throw new UsageError(`invalid value ${JSON.stringify(value)} for --${option.name}`, { hint });
}
