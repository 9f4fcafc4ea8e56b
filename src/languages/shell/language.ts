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

/** A name such as `.zshrc`, `git.zsh` or `app_zsh_completer.sh`. */
const ZSH_NAME = /(?:^|[/._-])zsh(?:rc|env|login|logout|profile)?(?:[._-][^/]*)?$/;
/** What files begin with that zsh loads by itself. */
const ZSH_TAG = /^#(?:compdef|autoload)\b/;

/**
 * A directive wins over the `#!` line, that over the file's name. Without any of them another script reads it, which
 * may be one of Bash: nothing shows that it has to do without Bash's features. ShellCheck takes it for Bash, too.
 */
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
  if (!suffix && (ZSH_NAME.test(path) || ZSH_TAG.test(text))) return { dialect: 'none', flags: '' };
  return { dialect: suffix ? dialectOfProgram(suffix) : 'bash', flags: '' };
}
