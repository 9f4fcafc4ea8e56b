import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { append } from '../core/append.ts';
import { PlimsollError } from '../core/errors.ts';
import { toolEnvironment } from '../core/process.ts';
import type { CheckScripts, Script, ScriptRemark } from '../core/scripts.ts';
import { withPrivateFolder } from './private-folder.ts';
import { type Comment, prepare, readReport, remarksOf } from './shellcheck-script.ts';

/** Scripts that one process gets: its start takes as long as a few of them. */
const BATCH = 200;
const SECONDS = 30;
/** About `ash`, whose scripts are checked as `dash`, and about files that a script reads, which are not given. */
const EXCLUDED = 'SC2187,SC1090,SC1091';
const ARGUMENTS = ['--norc', '--format=json1', '--severity=style', `--exclude=${EXCLUDED}`, '--'];
const ASKED = 'the configuration asks for it with shell.engine';

interface ShellcheckOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** For one process; default 30 s. */
  readonly milliseconds?: number;
}

/** ShellCheck as the user has it on PATH. It sees nothing but the scripts. */
export function shellcheck({ env, milliseconds = SECONDS * 1000 }: ShellcheckOptions): CheckScripts {
  return async (scripts) => {
    const remarks: (readonly ScriptRemark[])[] = [];
    for (let from = 0; from < scripts.length; from += BATCH)
      append(remarks, await checkBatch(scripts.slice(from, from + BATCH), env, milliseconds));
    return remarks;
  };
}

function checkBatch(
  scripts: readonly Script[],
  env: ShellcheckOptions['env'],
  timeout: number,
): Promise<readonly (readonly ScriptRemark[])[]> {
  return withPrivateFolder(async (folder) => {
    const prepared = scripts.map((script, index) => ({ script, own: prepare(script), name: `${index}.sh` }));
    for (const { name, own } of prepared) writeFileSync(join(folder, name), own.text, { mode: 0o600, flag: 'wx' });
    const names = prepared.map(({ name }) => name);
    const byFile = new Map<string, Comment[]>(names.map((name) => [name, []]));
    for (const comment of await report(folder, names, env, timeout)) byFile.get(comment.file)?.push(comment);
    return prepared.map(({ script, own, name }) => remarksOf(script, own, byFile.get(name) ?? []));
  });
}

async function report(
  cwd: string,
  names: readonly string[],
  env: ShellcheckOptions['env'],
  timeout: number,
): Promise<readonly Comment[]> {
  const { execa } = await import('execa');
  const { SHELLCHECK_OPTS: _, ...own } = toolEnvironment(env);
  const result = await execa('shellcheck', [...ARGUMENTS, ...names], {
    cwd,
    env: own,
    extendEnv: false,
    preferLocal: false,
    stdin: 'ignore',
    timeout,
    forceKillAfterDelay: 500,
    reject: false,
    stripFinalNewline: true,
  });
  if (result.timedOut) throw tooSlow(timeout);
  if (result.code === 'ENOENT')
    throw new PlimsollError('shellcheck was not found on PATH', {
      hint: `${ASKED}: install ShellCheck, or set shell.engine to plimsoll`,
    });
  // 0: nothing found, 1: something found. With any other status some script was not read.
  const comments = result.exitCode === 0 || result.exitCode === 1 ? readReport(result.stdout) : undefined;
  if (!comments) {
    const why = result.stderr.split('\n', 1)[0] || result.shortMessage || 'its report is not json1';
    throw new PlimsollError(`shellcheck could not check the scripts: ${why}`, {
      hint: `${ASKED}; version 0.10 or newer is needed`,
    });
  }
  return comments;
}

function tooSlow(limit: number): PlimsollError {
  return new PlimsollError(`shellcheck took longer than ${limit / 1000} s`, {
    hint: `${ASKED}: set it to plimsoll, or check fewer files at once`,
  });
}
