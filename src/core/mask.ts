import { findTokens, isCredentialName, judgeCredential, urlPassword } from './credentials.ts';

/** One cheap question before all others; most lines end here. */
const HINT =
  /pass|pwd|secret|token|key|cred|bearer|jwt|:\/\/|AKIA|ASIA|gh[pousr]_|github_pat|glpat|xox|_live_|AIza|npm_|dckr_|SG\.|eyJ|[A-Za-z0-9+/]{40}/i;
const PAIR = /([A-Za-z_][\w.-]{0,80})["']?[ \t]{0,4}[=:][ \t]{0,4}(?:"([^"]+)"|'([^']+)'|([^\s"',;&|]+))/g;
/** `ENV NAME value`, and an option with its value as the next word. */
const APART =
  /(?:^[ \t]{0,80}(?:ENV|ARG)[ \t]{1,8}|--)([A-Za-z_][\w.-]{0,80})[ \t]{1,8}(?:"([^"]+)"|'([^']+)'|([^\s"'=-][^\s"']*))/gi;
const NAME = /^[ \t-]{0,200}name:[ \t]{0,8}["']?([\w.-]{1,100})["']?[ \t]*$/;
const VALUE = /^[ \t-]{0,200}value:[ \t]{0,8}(?:"([^"]+)"|'([^']+)'|([^\s"']+))/;
const BASE64_ALONE = /^[ \t"']{0,80}[A-Za-z0-9+/]{40,}={0,2}["']?$/;

/**
 * A line of a file with the secrets in it starred out, the same length as before. `before` and `after` are the lines
 * around it: Kubernetes puts a variable's name and its value on lines of their own.
 */
export function maskSecrets(line: string, before = '', after = ''): string {
  if (!HINT.test(line) && !HINT.test(before) && !HINT.test(after)) return line;
  if (BASE64_ALONE.test(line)) return line.replace(/[^\s"']+/, stars);
  let out = line.replace(PAIR, hideNamed).replace(APART, hideNamed);
  for (const { kind, start, end } of findTokens(out)) {
    if (kind !== 'a private key') out = out.slice(0, start) + stars(out.slice(start, end)) + out.slice(end);
  }
  if (namesCredential(before) || namesCredential(after)) out = out.replace(VALUE, hideValue);
  return hideUrlPasswords(out);
}

function namesCredential(line: string): boolean {
  const name = NAME.exec(line)?.[1];
  return name !== undefined && isCredentialName(name);
}

function hideNamed(match: string, name: string, ...values: readonly (string | undefined)[]): string {
  return isCredentialName(name) ? hideValue(match, ...values.slice(0, 3)) : match;
}

/** Hides the value that one of three groups has caught at the end of the match. */
function hideValue(match: string, ...groups: readonly (string | undefined)[]): string {
  const value = groups.slice(0, 3).find((group) => group !== undefined) ?? '';
  // A variable is not its value, and a word that everybody tries first is no secret.
  if (value.startsWith('$') || judgeCredential(value) !== 'real') return match;
  const at = match.lastIndexOf(value);
  return match.slice(0, at) + stars(value) + match.slice(at + value.length);
}

function hideUrlPasswords(line: string): string {
  let out = '';
  let rest = line;
  for (let span = urlPassword(rest); span; span = urlPassword(rest)) {
    const value = rest.slice(span.start, span.end);
    out += rest.slice(0, span.start) + (value.startsWith('$') ? value : stars(value));
    rest = rest.slice(span.end);
  }
  return out + rest;
}

/** Stars instead of a value; a long one keeps its first two characters so that its owner recognises it. */
function stars(value: string): string {
  const shown = value.length >= 12 ? 2 : 0;
  return value.slice(0, shown) + '*'.repeat(value.length - shown);
}
