import type { DockerfileDocument } from './document.ts';
import { mayNameCredential } from './secrets.ts';

/** Texts of which one stands wherever some rule reports an option or a variable, in capitals. */
const MARKS = [
  ...['FORCE-YES', 'GPGCHECK', 'GPG-CHECK', 'INSECURE', 'NO-CHECK-CERTIFICATE', 'UNAUTHENTICATED', 'UNSIGNED'],
  ...['UNTRUSTED', 'HTTPSVERIFY', 'SSLVERIFY', 'SSL_NO_VERIFY', 'STRICT-SSL', 'STRICT_SSL', 'TRUSTED-HOST'],
  ...['TRUSTED_HOST', 'UNAUTHORIZED'],
];
/** Characters by number, which a search for a text does not see: `$'\x2d'` of the shell, `\u002d` of JSON. */
const NUMBERED = /\$'|\\u/;
/** What vanishes when quotes are removed, of the shell, of JSON and of ENV. */
const QUOTING = /\\\r*\n|\$?["'`]|\\/g;

/** Adds `mark:TEXT` for each text that instructions or their here-documents hold, and `credential-name`. */
export function addMarks(doc: DockerfileDocument, features: Set<string>): void {
  const text = textOf(doc);
  const isOpen = !NUMBERED.test(text);
  const plain = isOpen ? folded(text) : '';
  for (const mark of MARKS) if (!isOpen || plain.includes(mark)) features.add(`mark:${mark}`);
  if (!isOpen || mayNameCredential(plain)) features.add('credential-name');
}

/** All instructions with their lines joined, and their here-documents. */
function textOf({ instructions, file }: DockerfileDocument): string {
  let text = '';
  for (const { joined, heredocs } of instructions) {
    text += `${joined.text}\n`;
    for (const { body } of heredocs) text += file.text.slice(body.start, body.end);
  }
  return text;
}

/** Without quotes and escapes, and in capitals. Some rules compare small letters, so that a Kelvin sign is a `k`. */
function folded(text: string): string {
  return text.replace(QUOTING, '').toLowerCase().toUpperCase();
}
