/** Credentials written out in a Dockerfile: what counts as one, and where it stands. */
import { findTokens, isCredentialName, judgeCredential, mayHoldToken } from '../../core/credentials.ts';
import type { Span } from '../../core/text.ts';
import type { ShellWord } from '../shell/word.ts';
import type { DockerfileDocument, Instruction } from './document.ts';
import { type Call, callsOf, isShell, spanOf } from './runs.ts';

/** A credential in the text. */
export interface Exposed {
  readonly at: Span;
  /** A phrase: `a GitHub token`, `the password of a URL`. */
  readonly kind: string;
  readonly value: string;
  /** Its form says whose it is; else only the name beside it does. */
  readonly certain: boolean;
}

const USERINFO = /:\/\/[^\s:/@?#'"]{0,256}:([\w%.~!*+,;=-]{3,256})@[A-Za-z0-9[]/g;
const KEY_BODY = /^(?:\s|\\n|\\|")*[A-Za-z0-9+/=]{40}/;
/** What a build needs to start a framework's tools, and nothing else uses. */
const STAND_IN =
  /dummy|fake|mock|not.?(?:a.?)?(?:real|used|needed|secret)|build|compile|static|ignore|temp|example|sample|insecure|unsafe|whatever|nothing|doesnt|does_not/i;
const FILE_NAME = /\.(?:txt|pem|key|crt|conf|cfg|ini|env|json|ya?ml|properties)$/i;
const OPTION = /^--?([A-Za-z][A-Za-z0-9_-]{0,60})(?:=([\s\S]*))?$/;
const ASSIGNMENT = /^([A-Za-z_][A-Za-z0-9_]*)=([\s\S]+)$/;
/** Commands whose arguments may be assignments. */
const DECLARING = new Set(['export', 'declare', 'readonly', 'local', 'env']);

/**
 * What the names of variables with credentials hold, in the eyes of the rules that check by the name alone; cruder than
 * theirs, for `features.ts`.
 */
export const SECRET_NAME = /auth|credential|key|passw|pword|private|secret|token|user|email|_id|okta|stripe|travis/i;
/** What every name holds that `isCredentialName` accepts, and `login` of docker and podman. */
const CREDENTIAL_NAME =
  /PASS|PWD|SECRET|TOKEN|CREDENTIAL|BEARER|JWT|LOGIN|(?:API|ACCESS|PRIVATE|ENCRYPTION|SIGNING|MASTER|LICENSE|ACCOUNT|AUTH)[^A-Z0-9]*KEY/;
/** The option of curl, whose value need not be called a secret. */
const USER_OPTION = /-U(?:SER)?(?![A-Z0-9_-])/;

/** Whether a file may hold what `exposedIn` finds. */
export function mayHoldSecret(text: string): boolean {
  return mayHoldToken(text) || (text.includes('://') && text.search(USERINFO) !== -1);
}

/** Whether instructions, quotes and escapes removed and in capitals, may hold what `exposedOnCommandLines` finds. */
export function mayNameCredential(text: string): boolean {
  return CREDENTIAL_NAME.test(text) || (text.includes('CURL') && USER_OPTION.test(text));
}

/** Tokens of known form and passwords in URLs, anywhere in an instruction and its here-documents. */
export function exposedIn(doc: DockerfileDocument, { span }: Pick<Instruction, 'span'>): Exposed[] {
  const text = doc.file.text.slice(span.start, span.end);
  const at = (start: number, end: number): Span => ({ start: span.start + start, end: span.start + end });
  const found: Exposed[] = [];
  for (const { kind, start, end } of findTokens(text)) {
    // The mark of a key alone is what scripts look for or put around a variable.
    if (kind === 'a private key' && !KEY_BODY.test(text.slice(end, end + 120))) continue;
    found.push({ at: at(start, end), kind, value: text.slice(start, end), certain: true });
  }
  if (!text.includes('://')) return found;
  for (const match of text.matchAll(USERINFO)) {
    const value = match[1] ?? '';
    const end = match.index + match[0].lastIndexOf('@');
    const place = at(end - value.length, end);
    if (/%[sd]/.test(value) || found.some((one) => one.at.start < place.end && place.start < one.at.end)) continue;
    if (isLiteral(value)) found.push({ at: place, kind: 'the password of a URL', value, certain: false });
  }
  return found;
}

/** Whether a text is a credential that may be in use somewhere. */
export function isLiteral(value: string): boolean {
  if (/[$`{}<>]/.test(value) || FILE_NAME.test(value) || STAND_IN.test(value)) return false;
  return judgeCredential(value) === 'real';
}

/** Credentials on the command lines of a script: `--password=…`, `curl -u user:…`, `export TOKEN=…`. */
export function exposedOnCommandLines(run: DockerfileDocument['scripts'][number]): Exposed[] {
  if (!isShell(run)) return [];
  const found: Exposed[] = [];
  const add = (word: ShellWord, value: string, kind: string): void => {
    if (word.literal === undefined || !isLiteral(value)) return;
    const index = word.text.lastIndexOf(value);
    const { start, end } = word.span;
    const exact = index !== -1 && end - start === word.text.length;
    const span = exact ? { start: start + index, end: start + index + value.length } : word.span;
    found.push({ at: spanOf(run, span), kind, value, certain: false });
  };
  for (const { assignments } of run.shell.commands) {
    for (const { name, value, append } of assignments) {
      if (append || value.type !== 'Word' || value.parts?.some(({ type }) => !/Literal|Quoted/.test(type))) continue;
      if (!isCredentialName(name) || !isLiteral(value.value)) continue;
      const at = spanOf(run, { start: value.pos, end: value.end });
      found.push({ at, kind: `the value of \`${name}\``, value: value.value, certain: false });
    }
  }
  for (const call of callsOf(run)) {
    for (const [index, word] of call.words.entries()) {
      if (index === 0) continue;
      const assigned = DECLARING.has(call.program ?? '') ? ASSIGNMENT.exec(word.value) : undefined;
      if (assigned && isCredentialName(assigned[1] ?? ''))
        add(word, assigned[2] ?? '', `the value of \`${assigned[1]}\``);
      const option = OPTION.exec(word.value);
      if (!option || !isSecretOption(call, option[1] ?? '')) continue;
      const valueWord = option[2] === undefined ? call.words[index + 1] : word;
      const value = option[2] ?? valueWord?.value ?? '';
      if (!valueWord || (option[2] === undefined && value.startsWith('-'))) continue;
      // In a word of its own it may as well be the name of a file or of a kind: `--aes-pwd proxy-secret`.
      if (option[2] === undefined && /^(?:[a-z._-]+|[A-Z._-]+)$/.test(value)) continue;
      const isPair = call.program === 'curl' || call.program === 'wget';
      if (isPair && !value.includes(':') && /^(?:u|user)$/.test(option[1] ?? '')) continue;
      add(
        valueWord,
        isPair ? value.slice(value.indexOf(':') + 1) : value,
        `the value of \`${word.value.split('=', 1)[0]}\``,
      );
    }
  }
  return found;
}

function isSecretOption({ program, words }: Call, name: string): boolean {
  if (program === 'curl' && (name === 'u' || name === 'user')) return true;
  if (program === 'sshpass' && name === 'p') return true;
  if ((program === 'docker' || program === 'podman') && name === 'p') return words[1]?.literal === 'login';
  return name.length > 3 && isCredentialName(name);
}
