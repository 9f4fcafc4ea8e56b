/** Whether the words after a program make it start another one as another user. */
type Test = (rest: readonly string[]) => boolean;

const isRoot = (user: string | undefined): boolean => user === undefined || /^(?:root|0)(?:[:.]|$)/.test(user);

/** A user comes first: `gosu app server`. `gosu nobody true` is how images test it. */
const userFirst: Test = ([user, next]) =>
  user !== undefined && !user.startsWith('-') && !isRoot(user) && !(user === 'nobody' && next === 'true');

/** An option names the user: `sudo -Hu app server`. */
function userAfter(option: RegExp): Test {
  return (rest) => {
    const at = rest.findIndex((word) => option.test(word));
    return at !== -1 && !isRoot(rest[at + 1] ?? '');
  };
}

/** The user of `su`: before the command, or else the last word. Quotes are gone, so that no more can be determined. */
function userOperand(rest: readonly string[]): boolean {
  const first = rest.find((word) => !/^(?:-|--login|-[lmp]+|--preserve-environment)$/.test(word));
  return first !== undefined && !isRoot(first.startsWith('-') ? rest.at(-1) : first);
}

const DROPS: ReadonlyMap<string, Test> = new Map([
  ['gosu', userFirst],
  ['su-exec', userFirst],
  ['setuidgid', userFirst],
  ['s6-setuidgid', userFirst],
  ['setuser', userFirst],
  ['chpst', userAfter(/^-[A-Za-z]*u$/)],
  ['setpriv', userAfter(/^--(?:reuid|ruid|euid)$/)],
  ['chroot', userAfter(/^--userspec$/)],
  ['start-stop-daemon', userAfter(/^(?:-[A-Za-z]*c|--chuid)$/)],
  ['sudo', userAfter(/^(?:-[A-Za-z]*u|--user)$/)],
  ['doas', userAfter(/^-[A-Za-z]*u$/)],
  ['capsh', userAfter(/^--(?:user|uid)$/)],
  ['runuser', userOperand],
  ['su', userOperand],
]);
/** What may precede `su`, which is also a part of paths and of prose. */
const BEFORE_SU = new Set(['exec', 'then', 'do', 'else', 'if', '!', '--', 'time', 'nohup', 'eval', '$']);
/** Words before a program that install it, look for it or print about it. */
const ABOUT = new Set(['install', 'add', 'which', 'type', 'hash', '-v', 'echo']);

/**
 * The program with which a shell script, or the words of a start command, go on as another user; undefined when none
 * does. A command in a branch counts: what decides about the branch is not known.
 */
export function dropOf(text: string): string | undefined {
  for (const line of text.replace(/\\\r?\n/g, ' ').split('\n')) {
    if (line.trimStart().startsWith('#')) continue;
    for (const command of line.split(/[;&|()`]/)) {
      const found = dropIn(command.split(/[\s"'=\\]+/).filter(Boolean));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function dropIn(words: readonly string[]): string | undefined {
  for (const [index, word] of words.entries()) {
    if (ABOUT.has(word)) return undefined;
    const name = word.slice(word.lastIndexOf('/') + 1);
    if (name === 'su' && index > 0 && !BEFORE_SU.has(words[index - 1] ?? '')) continue;
    if (DROPS.get(name)?.(words.slice(index + 1))) return name;
  }
  return undefined;
}

const MENTION = /\b(?:gosu|su-exec|setpriv|chpst|s6-setuidgid|setuidgid|runuser|s6-overlay|start-stop-daemon)\b/;

/** A program named in a text with which an entrypoint may give up root. */
export function dropperNamedIn(text: string): string | undefined {
  return MENTION.exec(text)?.[0];
}
