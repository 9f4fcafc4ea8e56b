import { SEVERITIES, type Severity } from '../core/finding.ts';
import type { Script, ScriptRemark } from '../core/scripts.ts';
import { LineIndex } from '../core/text.ts';

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** What ShellCheck adds to every failed parse: where it stopped, and what it was reading. */
const GENERAL = new Set([1009, 1072, 1073]);

/** One entry of ShellCheck's `json1` report, for one of the files that it was given. */
export interface Comment {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly level: Severity;
  readonly code: number;
  readonly message: string;
}

/** A script as ShellCheck gets it, and what was put before it. */
export interface Prepared {
  readonly text: string;
  /** Lines that are not the script's. */
  readonly added: number;
}

/** Says in front of a script what its place decides: dialect, outside variables, options of the shell. */
export function prepare({ text, dialect, variables, errexit, pipefail }: Script): Prepared {
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const names = [...new Set(variables)].filter((name) => NAME.test(name));
  // A `#!` line counts on the first line alone; there it also names the dialect and the options.
  if (bare.startsWith('#!') && names.length === 0) return { text: bare, added: 0 };
  const lines = [
    `# shellcheck shell=${dialect}`,
    ...(names.length > 0 ? [`export ${names.map((name) => `${name}=1`).join(' ')}`] : []),
    ...(errexit ? ['set -e'] : []),
    ...(pipefail ? ['set -o pipefail'] : []),
  ];
  const body = bare.startsWith('#!') ? `##${bare.slice(2)}` : bare;
  return { text: `${lines.join('\n')}\n${body}`, added: lines.length };
}

/** The comments on one script at their place in it. */
export function remarksOf({ text }: Script, { added }: Prepared, comments: readonly Comment[]): ScriptRemark[] {
  const lines = new LineIndex(text);
  const own = comments.filter(({ line }) => line > added);
  const failed = own.some(({ code }) => GENERAL.has(code));
  const offset = (line: number, column: number): number => offsetOf(lines, line - added, column);
  const remarks = own.map(({ line, column, endLine, endColumn, level, code, message }): ScriptRemark => {
    const start = offset(line, column);
    return {
      at: { start, end: Math.max(start, offset(endLine, endColumn)) },
      code: `SC${code}`,
      severity: level,
      message: message.replace(/\.$/, ''),
      fatal: failed && code < 2000 && level === 'error',
    };
  });
  if (!failed) return remarks;
  // One remark says why a script cannot be read: the most exact one.
  const fatal = remarks.filter((remark) => remark.fatal);
  const best = fatal.find(({ code }) => !GENERAL.has(Number(code.slice(2)))) ?? fatal.at(-1);
  return remarks.filter((remark) => remark === best || (!remark.fatal && remark.code !== 'SC1009'));
}

/** ShellCheck counts columns in code points, from 1. */
function offsetOf(lines: LineIndex, line: number, column: number): number {
  const { start } = lines.lineSpan(line);
  const mark = line === 1 && lines.text.startsWith('\uFEFF') ? 1 : 0;
  let at = start + mark;
  for (let left = column - 1; left > 0 && at < lines.text.length && lines.text[at] !== '\n'; left--)
    at += (lines.text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return at;
}

/** Reads a `json1` report; undefined when it is none. */
export function readReport(text: string): readonly Comment[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const comments = field(value, 'comments');
  return Array.isArray(comments) ? comments.flatMap((one) => commentOf(one) ?? []) : undefined;
}

function commentOf(value: unknown): Comment | undefined {
  const number = (name: string): number | undefined => {
    const held = field(value, name);
    return typeof held === 'number' && Number.isInteger(held) ? held : undefined;
  };
  const [line, column, code] = [number('line'), number('column'), number('code')];
  const [file, message, severity] = [field(value, 'file'), field(value, 'message'), field(value, 'level')];
  const level = SEVERITIES.find((one) => one === severity);
  if (line === undefined || column === undefined || code === undefined || level === undefined) return undefined;
  if (typeof file !== 'string' || typeof message !== 'string') return undefined;
  return { file, line, column, code, level, message, ...endOf(number, line, column) };
}

function endOf(number: (name: string) => number | undefined, line: number, column: number) {
  return { endLine: number('endLine') ?? line, endColumn: number('endColumn') ?? column };
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}
