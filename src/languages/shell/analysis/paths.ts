import type { Word, WordPart } from '../parse.ts';

const ROOTS = new Set(
  [
    '',
    '/bin',
    '/etc',
    '/home',
    '/mnt',
    '/usr',
    '/usr/share',
    '/usr/local',
    '/var',
    '/lib',
    '/dev',
    '/media',
    '/boot',
    '/lib64',
    '/usr/bin',
  ].flatMap((path) => [path, `${path}/*`, `${path}/*/*`]),
);
/** Braces make more combinations than this only in abuse. */
const MAX_COMBINATIONS = 64;

/**
 * The system directory that a path is when every expansion in it is empty, undefined when it is none or when an
 * expansion guards against being empty.
 */
export function couldBeRootPath(word: Word): string | undefined {
  const texts = combine(word.parts ?? [], word.value);
  for (const text of texts ?? []) {
    if (text === '') continue;
    const path = text.replace(/\*+/g, '*').replace(/\/+/g, '/').replace(/\/$/, '');
    if (ROOTS.has(path)) return path === '' ? '/' : path;
  }
  return undefined;
}

function combine(parts: readonly WordPart[], plain: string): readonly string[] | undefined {
  if (parts.length === 0) return [plain];
  let texts = [''];
  for (const part of parts) {
    const next = textsOf(part);
    if (!next || texts.length * next.length > MAX_COMBINATIONS) return undefined;
    texts = texts.flatMap((text) => next.map((one) => text + one));
  }
  return texts;
}

function textsOf(part: WordPart): readonly string[] | undefined {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
    case 'Glob':
      return [part.value];
    case 'DoubleQuoted':
    case 'LocaleString':
      return part.parts.length === 0 ? [''] : combine(part.parts, '');
    case 'ParameterExpansion':
      return part.operation?.type === 'Default' && /^:[?=-]$/.test(part.operation.operator) ? undefined : [''];
    case 'BraceExpansion': {
      const inner = part.text.slice(1, -1);
      return /[{}$"'`]|\.\./.test(inner) ? [''] : inner.split(',');
    }
    case 'ExtendedGlob':
      return [part.text];
    default:
      return [''];
  }
}
