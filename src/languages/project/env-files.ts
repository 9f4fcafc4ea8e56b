import { isCredentialName, judgeCredential, urlPassword } from '../../core/credentials.ts';
import type { Project } from '../../core/project.ts';
import type { Span } from '../../core/text.ts';
import { isFalse } from '../compose/booleans.ts';
import { type ComposeDocument, eachOwn } from '../compose/document.ts';
import type { Service } from '../compose/service.ts';
import type { Text } from '../compose/text.ts';
import { get, itemsOf } from '../yaml/tree.ts';
import { composeFilesIn } from './builds.ts';
import { parentOf, resolveIn } from './tree.ts';

/** A file that a service reads its variables from. */
export interface EnvFileUse {
  readonly doc: ComposeDocument;
  readonly service: Service;
  readonly text: Text;
  /** In the repository; undefined when it lies elsewhere or depends on a variable. */
  readonly path: string | undefined;
  readonly required: boolean;
}

/** A credential in a file of variables. */
export interface EnvFileSecret {
  readonly name: string;
  readonly kind: 'real' | 'sample';
  readonly span: Span;
}

const SAMPLE_FILE = /[._-](?:example|sample|dist|template|tmpl|default|defaults)(?:[._-]|$)/i;
const LINE = /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*=(.*)/;

/** `.env.example` and its kin, which hold nothing real. */
export function isSampleFile(path: string): boolean {
  return SAMPLE_FILE.test(path.slice(path.lastIndexOf('/') + 1));
}

/** The `env_file` entries of the checked Compose files. */
export function envFileUses(project: Project): readonly EnvFileUse[] {
  return composeFilesIn(project.documents).flatMap((doc) => {
    const folder = parentOf(doc.file.path);
    const uses: EnvFileUse[] = [];
    for (const { service, value } of eachOwn(doc, 'env_file')) {
      for (const node of value.kind === 'sequence' ? itemsOf(value) : [value]) {
        const text = service.textOf(node.kind === 'map' ? get(node, 'path') : node);
        if (!text) continue;
        const path = text.unknown ? undefined : resolveIn(folder, text.value);
        uses.push({ doc, service, text, path, required: !isFalse(service.textOf(get(node, 'required'))) });
      }
    }
    return uses;
  });
}

/** Credentials in a file of `NAME=value` lines. */
export function secretsIn(text: string): EnvFileSecret[] {
  const found: EnvFileSecret[] = [];
  for (const { name, value, span } of variablesIn(text)) {
    const password = urlPassword(value);
    const secret = password ? value.slice(password.start, password.end) : isCredentialName(name) ? value : '';
    const kind = secret.includes('://') || secret.includes('$') ? undefined : judgeCredential(secret);
    if (kind) found.push({ name, kind, span });
  }
  return found;
}

/** Variables of a file of `NAME=value` lines, quotes taken off. */
export function variablesIn(text: string): { readonly name: string; readonly value: string; readonly span: Span }[] {
  const found = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const match = LINE.exec(line);
    if (match) {
      const value = (match[2] ?? '')
        .trim()
        .replace(/^(["'])(.*)\1.*$/, '$2')
        .replace(/\s#.*$/, '');
      found.push({ name: match[1] ?? '', value, span: { start: at, end: at + line.trimEnd().length } });
    }
    at += line.length + 1;
  }
  return found;
}
