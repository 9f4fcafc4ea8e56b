import type { Args } from '../core/args.ts';
import { UsageError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import { nearest } from '../core/suggest.ts';
import { table } from '../core/table.ts';
import { COMMON, type Command, type Option } from './command.ts';

const SHELLS: Readonly<Record<string, (commands: readonly Command[]) => string>> = table({ bash, zsh, fish });

/** `plimsoll completion`: a script made from the table of commands. */
export async function completion(args: Args, io: Io, commands: readonly Command[]): Promise<number> {
  const [shell = ''] = args.positionals;
  const write = Object.hasOwn(SHELLS, shell) ? SHELLS[shell] : undefined;
  if (!write) {
    const names = Object.keys(SHELLS);
    const near = nearest(shell, names);
    const hint = near ? `did you mean ${near}?` : `one of ${names.join(', ')}`;
    throw new UsageError(`there is no completion for ${JSON.stringify(shell)}`, { hint });
  }
  io.stdout.write(write(commands));
  return 0;
}

function optionsOf(command: Command): readonly Option[] {
  return [...command.options, ...COMMON];
}

function namesOf(option: Option): string[] {
  const short = option.short ? [`-${option.short}`] : [];
  return [`--${option.name}`, ...(option.negatable ? [`--no-${option.name}`] : []), ...short];
}

/** What to offer after an option that takes a value: its choices, or file names. */
function valueCases(command: Command, choices: (words: string) => string, files: string): string[] {
  return optionsOf(command)
    .filter(({ value }) => value !== undefined)
    .map((option) => `${namesOf(option).join('|')}) ${option.choices ? choices(option.choices.join(' ')) : files} ;;`);
}

function bash(commands: readonly Command[]): string {
  const cases = commands.map((command) => {
    const words = optionsOf(command).flatMap(namesOf).join(' ');
    const values = valueCases(
      command,
      (list) => `COMPREPLY=($(compgen -W '${list}' -- "$word")); return`,
      'COMPREPLY=($(compgen -f -- "$word")); return',
    );
    const rest = command.words
      ? `COMPREPLY=($(compgen -W '${command.words.join(' ')}' -- "$word"))`
      : 'COMPREPLY=($(compgen -f -- "$word"))';
    const asked =
      values.length === 0
        ? ''
        : `      case "$before" in\n${values.map((line) => `        ${line}\n`).join('')}      esac\n`;
    return `    ${command.name})
${asked}      if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W '${words}' -- "$word")); else ${rest}; fi
      ;;`;
  });
  return `# plimsoll completion for bash
_plimsoll() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}"
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${commands.map(({ name }) => name).join(' ')} --help --version' -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
}
complete -o filenames -F _plimsoll plimsoll
`;
}

function zsh(commands: readonly Command[]): string {
  const list = commands.map(({ name, summary }) => `    ${single(`${name}:${summary}`)}`).join('\n');
  const cases = commands.map((command) => {
    const specs = optionsOf(command).flatMap((option) => {
      const help = option.help.replace(/[[\]:]/g, ' ');
      const value =
        option.value === undefined
          ? ''
          : `:${option.value.replace(/[[\]:]/g, ' ')}:${option.choices ? `(${option.choices.join(' ')})` : '_files'}`;
      return namesOf(option).map(
        (name) => `        ${single(`*${name}[${help}]${name.startsWith('--no-') ? '' : value}`)}`,
      );
    });
    const rest = single(command.words ? `*:word:(${command.words.join(' ')})` : '*:file:_files');
    return `    ${command.name})\n      _arguments \\\n${specs.join(' \\\n')} \\\n        ${rest}\n      ;;`;
  });
  return `#compdef plimsoll
_plimsoll() {
  local -a commands
  commands=(
${list}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  local command="$words[2]"
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = _plimsoll ]; then _plimsoll "$@"; else compdef _plimsoll plimsoll; fi
`;
}

function fish(commands: readonly Command[]): string {
  const lines = ['# plimsoll completion for fish'];
  for (const command of commands) {
    lines.push(`complete -c plimsoll -n __fish_use_subcommand -f -a ${command.name} -d ${single(command.summary)}`);
    const when = `-n ${single(`__fish_seen_subcommand_from ${command.name}`)}`;
    if (command.words) lines.push(`complete -c plimsoll ${when} -f -a ${single(command.words.join(' '))}`);
    for (const option of optionsOf(command)) {
      const value =
        option.value === undefined ? '' : option.choices ? ` -x -a ${single(option.choices.join(' '))}` : ' -r';
      const short = option.short ? ` -s ${option.short}` : '';
      lines.push(`complete -c plimsoll ${when} -l ${option.name}${short}${value} -d ${single(option.help)}`);
      if (option.negatable)
        lines.push(`complete -c plimsoll ${when} -l no-${option.name} -d ${single(`not: ${option.help}`)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** A word in single quotes; no text of ours holds one, and if it did it could not end the word. */
function single(text: string): string {
  return `'${text.replaceAll("'", '’')}'`;
}
