import {
  ABOUT,
  CREDENTIAL,
  DIGIT_ROW,
  GLUED,
  KEY_OWNERS,
  LEADING,
  NOT_SECRET,
  SAMPLES,
  TRAILERS,
} from './credential-words.ts';
import type { Span } from './text.ts';

/**
 * How a literal under a credential's name looks: `real` is a value that may be in use, `sample` a word that
 * everybody tries first (`postgres`, `changeme`).
 */
export type CredentialKind = 'real' | 'sample';

/** A token whose issuer is known by its form. */
export interface TokenMatch extends Span {
  /** What it is, as a phrase: `an AWS access key id`. */
  readonly kind: string;
}

const PLACEHOLDER =
  /^(?:<.*>|\[.*\]|\{\{.*\}\}|%.*%|__.*__|\$[({].*|x+|\*+|\.+|-+|(?:your|insert|replace|enter|add|put|set)(?:[-_ ].*)?|(?:null|none|nil|todo|tbd|unset|empty|redacted|placeholder|dummy|fake|true|false|yes|no|on|off|enabled|disabled)|\d{1,5}|ENC\[.*|vault:.*|op:\/\/.*|arn:.*|ref\+.*|file:.*)$/i;
const PATH = /^(?:~?\/|\.\.?\/|[A-Za-z]:\\)/;

const PRIVATE_KEY = 'a private key';
/** How much of a private key is looked at. */
const KEY_LOOKED_AT = 1000;
const TOKENS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['an AWS access key id', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g],
  ['a GitHub token', /\b(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{22,255})/g],
  ['a GitLab token', /\bglpat-[A-Za-z0-9_-]{20,64}/g],
  ['a Slack token', /\bxox[abprs]-[A-Za-z0-9-]{10,250}/g],
  ['a Stripe key', /\b[sr]k_live_[A-Za-z0-9]{16,250}/g],
  ['a Google API key', /\bAIza[A-Za-z0-9_-]{35}/g],
  ['an npm token', /\bnpm_[A-Za-z0-9]{36}\b/g],
  ['a Docker Hub token', /\bdckr_pat_[A-Za-z0-9_-]{20,64}/g],
  ['a SendGrid key', /\bSG\.[A-Za-z0-9_-]{16,64}\.[A-Za-z0-9_-]{16,64}/g],
  ['a JSON web token', /\beyJ[A-Za-z0-9_-]{10,4096}\.eyJ[A-Za-z0-9_-]{10,4096}\.[A-Za-z0-9_-]{10,4096}/g],
  [PRIVATE_KEY, /-----BEGIN (?:[A-Z]{1,16} ){0,3}PRIVATE KEY-----/g],
];
/** One cheap question before the patterns. */
const TOKEN_HINT =
  /AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|xox[abprs]-|k_live_|AIza|npm_|dckr_pat_|SG\.|eyJ|PRIVATE KEY/;
const USERINFO = /([^\s:/@?#'"]{0,256}):([^\s/@'"]{1,1024})@/y;

/** Whether a variable's name says that its value is a credential. */
export function isCredentialName(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  while (words.length > 1 && isTrailer(words.at(-1) ?? '')) words.pop();
  const last = words.at(-1);
  if (last === undefined || words.some((word) => NOT_SECRET.has(word))) return false;
  // Of etcd: a name for the cluster, no secret.
  if (name === 'PWD' || name === 'OLDPWD' || /initial[-_]cluster[-_]token$/i.test(name)) return false;
  if (CREDENTIAL.has(last) || GLUED.test(last)) return true;
  const before = words.at(-2);
  if (last === 'key' && before !== undefined) return KEY_OWNERS.has(before);
  const [first = '', ...rest] = words;
  if (LEADING.has(first) && rest.length <= 2 && !rest.some((word) => ABOUT.test(word))) return true;
  return words.join('_').endsWith('aws_access_key_id');
}

/** Whether a value only holds the place of one: empty, a switch, a short number, a path, a template. */
export function isPlaceholder(value: string): boolean {
  const trimmed = value.trim().replace(/^(["'])(.*)\1$/, '$2');
  // One letter over and over holds a place; so do the zeros of an empty UUID.
  if (new Set(trimmed.replace(/[^A-Za-z0-9]/g, '')).size <= 1 && trimmed.length > 3) return true;
  return trimmed === '' || PLACEHOLDER.test(trimmed) || PATH.test(trimmed) || /xxx|\.\.\./i.test(trimmed);
}

/** Words that a place itself suggests for a password: names of services, users, databases. Made once, asked often. */
export class KnownWords {
  private readonly whole: ReadonlySet<string>;
  readonly letters: ReadonlySet<string>;

  constructor(words: Iterable<string> = []) {
    this.whole = new Set(words);
    this.letters = new Set(
      [...this.whole].map((word) => word.toLowerCase().replace(/[^a-z]/g, '')).filter((word) => word.length > 1),
    );
  }

  has(word: string): boolean {
    return this.whole.has(word);
  }
}

const NO_WORDS = new KnownWords();

/** How a value under a credential's name looks; undefined when it holds only the place of one. */
export function judgeCredential(
  value: string,
  words: KnownWords | Iterable<string> = NO_WORDS,
): CredentialKind | undefined {
  const known = words instanceof KnownWords ? words : new KnownWords(words);
  if (isPlaceholder(value)) return undefined;
  if (DIGIT_ROW.includes(value) || known.has(value)) return 'sample';
  const parts = value
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean);
  if (parts.length === 0) return 'real';
  return parts.every((word) => isSample(word, known.letters)) ? 'sample' : 'real';
}

/** Whether `findTokens` may find something in a text. */
export function mayHoldToken(text: string): boolean {
  return TOKEN_HINT.test(text);
}

/** Tokens of known issuers in a text, in order. Documented examples do not count. */
export function findTokens(text: string): TokenMatch[] {
  if (!mayHoldToken(text)) return [];
  const found: TokenMatch[] = [];
  for (const [kind, pattern] of TOKENS) {
    for (const match of text.matchAll(pattern)) {
      if (/EXAMPLE|xxxx|XXXX/.test(match[0])) continue;
      if (kind === PRIVATE_KEY && !holdsKey(text.slice(match.index + match[0].length, match.index + KEY_LOOKED_AT)))
        continue;
      found.push({ kind, start: match.index, end: match.index + match[0].length });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Whether what follows the first line of a private key is one: a long run of base64, and no sign that it was cut. */
function holdsKey(after: string): boolean {
  const end = after.indexOf('-----');
  const body = end === -1 ? after : after.slice(0, end);
  return (
    /[A-Za-z0-9+/=]{24}/.test(body.replaceAll('\\n', ' ')) && !/\.\.\.|…|<|\{\{|\$\{|xxxx|redacted|example/i.test(body)
  );
}

/** The password in `scheme://user:password@host`, when it is a literal. */
export function urlPassword(text: string): Span | undefined {
  for (let at = text.indexOf('://'); at !== -1; at = text.indexOf('://', at + 3)) {
    USERINFO.lastIndex = at + 3;
    const match = USERINFO.exec(text);
    if (!match) continue;
    const start = at + 3 + (match[1] ?? '').length + 1;
    return { start, end: start + (match[2] ?? '').length };
  }
  return undefined;
}

/** What may be shown of a secret: its length and the first characters of a long one. */
export function describeSecret(value: string): string {
  const length = `${value.length} character${value.length === 1 ? '' : 's'}`;
  return value.length >= 12 ? `${length}, begins with \`${value.slice(0, 2)}\`` : length;
}

function isTrailer(word: string): boolean {
  return TRAILERS.has(word) || /^\d+$/.test(word);
}

/** A word that everybody tries first, or several of them written together: `rootpassword`. */
function isSample(word: string, extra: ReadonlySet<string>): boolean {
  if (word.length > 32) return false;
  // reachable[i]: the first i letters are made of known words.
  const reachable = [true];
  for (let end = 1; end <= word.length; end++) {
    reachable[end] = reachable.some((ok, start) => {
      const part = ok && start < end ? word.slice(start, end) : '';
      return part !== '' && (SAMPLES.has(part) || extra.has(part));
    });
  }
  return reachable[word.length] === true;
}
