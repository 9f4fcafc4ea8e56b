import { onceFor } from '../../../core/once.ts';

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Names that a shell or a login sets: never unassigned, never unused. */
const SHELL_NAMES = list(
  '_ rest REST HOME PATH PWD OLDPWD IFS LANG LANGUAGE USER USERNAME LOGNAME SHELL TERM TZ TMPDIR HOSTNAME UID EUID PPID RANDOM SRANDOM SECONDS ' +
    'LINENO OPTARG OPTIND OPTERR REPLY PS0 PS1 PS2 PS3 PS4 PROMPT_COMMAND PROMPT_DIRTRIM CDPATH COLUMNS LINES DIRSTACK DISPLAY EMACS ENV ' +
    'EXECIGNORE FCEDIT FIGNORE FUNCNAME FUNCNEST GLOBIGNORE GLOBSORT GROUPS HOSTFILE HOSTTYPE IGNOREEOF INPUTRC INSIDE_EMACS ' +
    'LD_LIBRARY_PATH LD_PRELOAD MACHTYPE MAIL MAILCHECK MAILPATH MAPFILE OSTYPE PIPESTATUS POSIXLY_CORRECT SHELLOPTS BASHOPTS SHLVL ' +
    'TIMEFORMAT TMOUT auto_resume histchars READLINE_LINE READLINE_POINT READLINE_MARK READLINE_ARGUMENT CHILD_MAX COPROC EPOCHREALTIME ' +
    'EPOCHSECONDS XAUTHORITY KSH_VERSION MENUPS3 flags_error flags_return FLAGS_ARGC FLAGS_ARGV FLAGS_ERROR FLAGS_FALSE FLAGS_HELP FLAGS_PARENT ' +
    'FLAGS_RESERVED FLAGS_TRUE FLAGS_VERSION',
);
const SHELL_PREFIXES = /^(?:LC_|BASH_|COMP_|HIST|BASH$|BASHPID$|COMPREPLY$)/;

/** Whether a name has a value without the script's doing, or is read by the shell itself. */
export function isShellName(name: string): boolean {
  return SHELL_NAMES.has(name) || SHELL_PREFIXES.test(name);
}

/** Names that are set outside of a script, to be looked up: the scripts of a file share one list. */
export const namesIn = onceFor((names: readonly string[]): ReadonlySet<string> => new Set(names));
