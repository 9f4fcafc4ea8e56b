const KEY =
  /(?:pass|password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|secret[_-]?key|private[_-]?key|credentials?)["']?[ \t]{0,8}[=:][ \t]{0,8}["']?([^\s"',;&|]{4,})/gi;
const TOKEN =
  /\b(?:A[KS]IA[A-Z0-9]{16}|gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abprs]-[\w-]{10,}|sk_live_\w{10,}|AIza[\w-]{35}|npm_\w{30,}|dckr_pat_[\w-]{16,}|eyJ[\w-]{10,400}\.[\w.-]{10,})/g;
const LOGIN = /:\/\/[^\s/:@]{1,100}:([^\s/@]{3,200})@/g;
const NAMED =
  /\bname:\s*["']?[\w.-]*(?:pass|password|passwd|pwd|secret|token|api_?key|access_?key|private_?key)["']?\s*$/i;
const VALUE = /^\s*(?:-\s+)?value:\s*["']?([^\s"']{4,})/;
const HARMLESS = /^(?:true|false|null|none|yes|no|\$.*|\{\{.*|<.*|\/.*)$/i;

/**
 * A line of a file with the secrets in it starred out, the same length as before. `before` and `after` are the lines
 * around it: Kubernetes puts a variable's name and its value on lines of their own.
 */
export function maskSecrets(line: string, before = '', after = ''): string {
  let out = line.replace(KEY, hideLast).replace(TOKEN, stars).replace(LOGIN, hideLast);
  if (NAMED.test(before) || NAMED.test(after)) out = out.replace(VALUE, hideLast);
  return out;
}

/** Hides the captured value inside its match. */
function hideLast(match: string, value: string): string {
  if (HARMLESS.test(value)) return match;
  const at = match.lastIndexOf(value);
  return match.slice(0, at) + stars(value) + match.slice(at + value.length);
}

/** Stars instead of a value; a long one keeps three characters so that its owner recognises it. */
function stars(value: string): string {
  const shown = value.length >= 16 ? 3 : 0;
  return value.slice(0, shown) + '*'.repeat(value.length - shown);
}
