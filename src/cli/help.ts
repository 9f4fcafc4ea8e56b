import { COMMON, type Command, type Option } from './command.ts';

/** The help of one command. */
export function commandHelp(command: Command): string {
  const lines = [`${capital(command.summary)}.`, '', `Usage: plimsoll ${command.name} ${command.operands}`.trimEnd()];
  for (const paragraph of command.details ?? []) lines.push('', ...fold(paragraph, 92));
  lines.push('', 'Options:', ...optionRows([...command.options, ...COMMON]));
  if (command.examples.length > 0) lines.push('', 'Examples:', ...command.examples.map((line) => `  ${line}`));
  return `${lines.join('\n')}\n`;
}

/** What `plimsoll` alone prints. */
export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2;
  const rows = commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`);
  return `plimsoll stops bad Dockerfiles, Kubernetes manifests and Compose files at \`git commit\`.

Usage: plimsoll <command> [options]

Commands:
${rows.join('\n')}

Exit status: 0 nothing blocks, 1 findings that block, 2 could not check (usage, configuration, internal error).
\`plimsoll <command> --help\` shows its options and examples.
`;
}

function optionRows(options: readonly Option[]): string[] {
  const heads = options.map((option) => {
    const short = option.short ? `-${option.short}, ` : '';
    const negative = option.negatable ? `, --no-${option.name}` : '';
    return `  ${short}--${option.name}${option.value ? ` <${option.value}>` : ''}${negative}`;
  });
  const width = Math.min(30, Math.max(...heads.map((head) => head.length)) + 2);
  return options.flatMap((option, index) => {
    const head = heads[index] ?? '';
    const choices = option.choices ? `: ${option.choices.join(', ')}` : '';
    const [first = '', ...rest] = fold(option.help + choices, 100 - width);
    const start = head.length + 2 > width ? [head, ' '.repeat(width) + first] : [head.padEnd(width) + first];
    return [...start, ...rest.map((line) => ' '.repeat(width) + line)];
  });
}

function fold(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
