import type { Facts } from '../../core/rule.ts';
import { table } from '../../core/table.ts';
import type { Dialect, ShellDocument } from './document.ts';

const SHELLS: Readonly<Record<string, Dialect>> = table({
  sh: 'sh',
  bash: 'bash',
  dash: 'dash',
  ash: 'dash',
  busybox: 'busybox',
  ksh: 'ksh',
  ksh88: 'ksh',
  ksh93: 'ksh',
  mksh: 'ksh',
  oksh: 'ksh',
});

/** The dialect of a shell by its program's name or path; `none` when we do not read it. */
export function dialectOfProgram(program: string): Dialect {
  const name = program.slice(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1).toLowerCase();
  const plain = name.endsWith('.exe') ? name.slice(0, -4) : name;
  return (Object.hasOwn(SHELLS, plain) ? SHELLS[plain] : undefined) ?? 'none';
}

/** The shell that runs a script: that of the image, where it is known. hadolint takes every `sh` for that of POSIX. */
export function runningShell({ dialect, system }: ShellDocument, { profile }: Pick<Facts, 'profile'>): Dialect {
  return dialect === 'sh' && profile !== 'hadolint' ? (system ?? dialect) : dialect;
}

const DIRECTIVE = /^[ \t]*#[ \t]*shellcheck[ \t]+(?:.*[ \t])?shell=(\w+)/m;

/** The dialect that a `# shellcheck shell=…` in a script asks for. */
export function directedDialect(text: string): Dialect | undefined {
  const directive = text.includes('shellcheck') ? DIRECTIVE.exec(text)?.[1] : undefined;
  return directive === undefined ? undefined : dialectOfProgram(directive);
}
