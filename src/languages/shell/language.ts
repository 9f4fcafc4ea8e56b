import type { Language } from '../../core/document.ts';
import { dialectOfProgram, directedDialect } from './dialect.ts';
import { type Dialect, type ShellDocument, shellDocument } from './document.ts';

const SHEBANG = /^\uFEFF?#![ \t]*(\S+)(?:[ \t]+(.*))?/;

/** Shell scripts that are files of their own. */
export const language: Language<ShellDocument> = {
  id: 'shell',
  parse(file) {
    const { dialect, flags } = dialectOf(file.path, file.text);
    return shellDocument({
      file,
      text: file.text,
      dialect,
      variables: [],
      errexit: /(?:^|\s)-[a-z]*e/.test(flags),
      pipefail: /\bpipefail\b/.test(flags),
      origin: 'file',
      template: false,
    });
  },
};

/** A directive wins over the `#!` line, that over the file's suffix; without any of them it is POSIX sh. */
function dialectOf(path: string, text: string): { dialect: Dialect; flags: string } {
  const directive = directedDialect(text);
  const shebang = SHEBANG.exec(text);
  const words = [shebang?.[1] ?? '', ...(shebang?.[2] ?? '').trim().split(/\s+/)].filter(Boolean);
  if (/(?:^|\/)env$/.test(words[0] ?? '')) {
    words.shift();
    while (/^-|=/.test(words[0] ?? '')) words.shift();
  }
  const flags = words.slice(1).join(' ');
  if (directive) return { dialect: directive, flags };
  if (words[0]) return { dialect: dialectOfProgram(words[0]), flags };
  const suffix = /\.(bash|dash|ash|ksh)$/.exec(path)?.[1];
  return { dialect: suffix ? dialectOfProgram(suffix) : 'sh', flags: '' };
}
