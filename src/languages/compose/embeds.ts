import type { Document } from '../../core/document.ts';
import type { Span } from '../../core/text.ts';
import { type ImageUse, imagesDocument } from '../images/document.ts';
import { dialectOfProgram } from '../shell/dialect.ts';
import type { Dialect, ScriptOrigin, ShellSource } from '../shell/document.ts';
import { get, itemsOf, type YamlValue } from '../yaml/tree.ts';
import { type ComposeDocument, eachOwn } from './document.ts';
import type { Service } from './service.ts';
import type { Text } from './text.ts';

/** `sh -c "script"` in one string; the script has no quotes of its own kind and no escapes. */
const ONE_STRING = /^\s*(\S+)((?:\s+-[A-Za-z]{1,16}){0,4}\s+-[A-Za-z]{0,16}c)\s+(?:"([^"\\]*)"|'([^']*)')\s*$/;

/** How a script is run. */
interface Runner {
  readonly dialect: Dialect;
  readonly flags: string;
  readonly origin: ScriptOrigin;
}

/** The images that services run, and the scripts that they hand to a shell. */
export async function embedsOf(doc: ComposeDocument): Promise<readonly Document[]> {
  if (doc.problems.length > 0) return [];
  const uses = imageUses(doc);
  const images = uses.length > 0 ? [imagesDocument(doc.file, uses)] : [];
  const scripts = [...scriptsOf(doc)];
  // Few services have scripts, and the shell parser is large.
  if (scripts.length === 0) return images;
  const { shellDocument } = await import('../shell/document.ts');
  return [...images, ...scripts.map(shellDocument)];
}

function imageUses(doc: ComposeDocument): ImageUse[] {
  const uses: ImageUse[] = [];
  for (const { service, value } of eachOwn(doc, 'image')) {
    const text = service.textOf(value);
    if (!text || text.unknown || text.value === '' || service.built) continue;
    const span = text.at(0, text.value.length);
    const platform = service.text('platform');
    uses.push({
      text: text.value,
      span,
      literal: doc.file.text.slice(span.start, span.end) === text.value,
      role: 'service',
      ...(platform && !platform.unknown && { platform: platform.value }),
      path: service.path('image'),
    });
  }
  return uses;
}

function* scriptsOf(doc: ComposeDocument): Generator<ShellSource> {
  for (const { service, value } of eachOwn(doc, 'healthcheck')) {
    const script = healthScript(doc, service, get(value, 'test'));
    if (script) yield script;
  }
  for (const key of ['command', 'entrypoint'] as const) {
    for (const { service, value } of eachOwn(doc, key)) {
      const script = commandScript(doc, service, value, key === 'command' ? 'cmd' : 'entrypoint');
      if (script) yield script;
    }
  }
  for (const key of ['post_start', 'pre_stop']) {
    for (const { service, value } of eachOwn(doc, key)) {
      for (const hook of itemsOf(value)) {
        const script = commandScript(doc, service, get(hook, 'command'), 'exec');
        if (script) yield script;
      }
    }
  }
}

function healthScript(doc: ComposeDocument, service: Service, test: YamlValue | undefined): ShellSource | undefined {
  const runner: Runner = { dialect: 'sh', flags: '', origin: 'healthcheck' };
  const [first, ...rest] = service.stringsOf(test);
  if (!first || !test) return undefined;
  if (test.kind === 'scalar') return script(doc, service, first, { start: 0, end: first.value.length }, runner);
  const [command] = rest;
  if (first.value === 'CMD-SHELL' && command && rest.length === 1)
    return script(doc, service, command, { start: 0, end: command.value.length }, runner);
  return first.value === 'CMD' ? listScript(doc, service, rest, 'healthcheck') : undefined;
}

function commandScript(
  doc: ComposeDocument,
  service: Service,
  value: YamlValue | undefined,
  origin: ScriptOrigin,
): ShellSource | undefined {
  if (value?.kind === 'sequence') return listScript(doc, service, service.stringsOf(value), origin);
  const text = service.textOf(value);
  const match = text && ONE_STRING.exec(text.value);
  if (!match) return undefined;
  const dialect = dialectOfProgram(match[1] ?? '');
  const body = match[3] ?? match[4] ?? '';
  const end = text.value.trimEnd().length - 1;
  return script(doc, service, text, { start: end - body.length, end }, { dialect, flags: match[2] ?? '', origin });
}

/** `[sh, -ec, script]`. */
function listScript(
  doc: ComposeDocument,
  service: Service,
  words: readonly Text[],
  origin: ScriptOrigin,
): ShellSource | undefined {
  const dialect = dialectOfProgram(words[0]?.value ?? '');
  const at = words.findIndex(({ value }, index) => index > 0 && /^-[A-Za-z]*c$/.test(value));
  const body = words[at + 1];
  if (at === -1 || !body || words.slice(1, at).some(({ value }) => !/^-[A-Za-z]+$/.test(value))) return undefined;
  const flags = words
    .slice(1, at + 1)
    .map(({ value }) => value)
    .join(' ');
  return script(doc, service, body, { start: 0, end: body.value.length }, { dialect, flags, origin });
}

function script(
  doc: ComposeDocument,
  service: Service,
  text: Text,
  { start, end }: Span,
  { dialect, flags, origin }: Runner,
): ShellSource | undefined {
  // What Compose fills in is not known here, and the shell sees no variable in its place.
  if (dialect === 'none' || !text.literal || start >= end) return undefined;
  const map = text.mapOf(start, end);
  if (!map) return undefined;
  return {
    file: doc.file,
    text: text.value.slice(start, end),
    map,
    dialect,
    // Docker sets these itself.
    variables: [...service.environment.map(({ name }) => name), 'HOME', 'HOSTNAME', 'PATH'],
    errexit: flags.includes('e'),
    pipefail: false,
    origin,
    template: false,
    host: text.span,
    quoted: text.node.style !== 'literal',
    refuses: /[$\r\n]/,
  };
}
