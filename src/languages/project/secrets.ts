import type { Project } from '../../core/project.ts';
import { pathsOf } from './file-kinds.ts';

/** Why a file is a secret. */
export interface SecretFile {
  /** What it is: `a private key`. */
  readonly kind: string;
}

const NAMED: readonly (readonly [pattern: RegExp, kind: string])[] = [
  [/(?:^|\/)id_(?:rsa|dsa|ecdsa|ed25519)$/, 'a private SSH key'],
  [/\.(?:p12|pfx|jks|keystore)$/i, 'a key store'],
  [/(?:^|\/)\.aws\/credentials$/, 'AWS credentials'],
  [/(?:^|\/)terraform\.tfstate$/, 'a Terraform state file, which stores secrets in plain text'],
];
/** Files whose content decides. */
const READ: readonly (readonly [pattern: RegExp, content: RegExp, kind: string])[] = [
  [/\.(?:pem|key)$/i, /-----BEGIN (?:RSA |EC |DSA |OPENSSH )?PRIVATE KEY-----/, 'a private key'],
  [/(?:^|\/)\.npmrc$/, /_(?:authToken|auth|password)[ \t]*=[ \t]*(?!["']?\$\{)["']?[\w+/=.-]{8}/, 'an npm token'],
  [/(?:^|\/)\.netrc$/, /\bpassword[ \t]+(?!\$)\S/, 'a password'],
  [/(?:^|\/)\.pypirc$/, /^[ \t]*password[ \t]*[:=][ \t]*(?!\$|%)\S/m, 'a PyPI password'],
  [/(?:^|\/)\.docker\/config\.json$/, /"auth"[ \t]*:[ \t]*"[\w+/=]{8}/, 'a registry password'],
  [/\.json$/i, /"private_key"[ \t]*:[ \t]*"-----BEGIN/, 'a service account key'],
];
const ENV_FILE = /(?:^|\/)\.env(?:\.(?:local|production|prod|staging|live))?$/;
const SECRET_NAME = /SECRET|TOKEN|PASSWORD|PASSWD|API_?KEY|PRIVATE_KEY|ACCESS_KEY/i;
/** Values that stand for a secret or belong to no one. */
const PLACEHOLDER =
  /^(?:change|example|your|my|xxx|todo|test|dummy|placeholder|replace|localhost|none|null|false|true|secret$|password$|postgres$|root$|admin$|<|\$|\{)/i;
const SHORTEST_SECRET = 6;

/** The files of a repository that may be secrets. */
export function secretCandidates({ entries }: Project): readonly string[] {
  return pathsOf(entries).secret;
}

/** Whether the name of a candidate makes a look into it worth while. */
export function needsReading(path: string): boolean {
  if (ENV_FILE.test(path)) return true;
  return READ.some(
    ([name]) => name.test(path) && (name.source !== '\\.json$' || /key|account|credential|service/i.test(path)),
  );
}

/** Whether a candidate is a secret; `text` is its content where `needsReading` asked for it. */
export function secretIn(path: string, text: string | undefined): SecretFile | undefined {
  for (const [name, kind] of NAMED) if (name.test(path)) return { kind };
  if (text === undefined || !needsReading(path)) return undefined;
  if (ENV_FILE.test(path)) return holdsSecret(text) ? { kind: 'a file with secrets' } : undefined;
  for (const [name, content, kind] of READ) if (name.test(path) && content.test(text)) return { kind };
  return undefined;
}

/** Whether some line of an env file gives a variable that is named like a secret a real value. */
function holdsSecret(text: string): boolean {
  return text.split('\n').some((line) => {
    const equals = line.indexOf('=');
    if (equals === -1 || line.trimStart().startsWith('#') || !SECRET_NAME.test(line.slice(0, equals))) return false;
    const value = line
      .slice(equals + 1)
      .trim()
      .replace(/^["']|["']$/g, '');
    return value.length >= SHORTEST_SECRET && !PLACEHOLDER.test(value) && !/\s/.test(value);
  });
}
