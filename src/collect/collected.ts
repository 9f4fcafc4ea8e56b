import type { LanguageId } from '../core/document.ts';
import { MAX_SIZE } from '../core/sizes.ts';
import type { Origin, SourceFile } from '../core/text.ts';
import type { BatchObject } from './batch-parser.ts';
import { classify, classifyPath, classifyYaml } from './classify.ts';
import type { DecodedPath } from './paths.ts';

/** Files over this many bytes are not read, but for those in large.ts. */
export const MAX_BYTES = MAX_SIZE;

export const SNIFFED = 8000;
const LFS_POINTER = 'version https://git-lfs.github.com/spec/';
/** Most of these are files of other programs: nothing is said when they are passed over. */
const OFTEN_OTHERS = /(?:[-.]lock\.ya?ml|\.json)$/i;
export const API_VERSION = /["']?apiVersion["']?\s*:\s*["']?(?:[a-z0-9.-]+\/)?v\d/;

/** A file to check; the shape that the engine takes. */
export interface CollectedFile {
  readonly file: SourceFile;
  readonly language: LanguageId;
  /** The older version, for `scope: new`. */
  readonly base?: SourceFile;
}

/** A file that looked like ours and was not read. */
export interface SkippedFile extends DecodedPath {
  readonly reason: 'too-large' | 'binary' | 'utf-16' | 'lfs-pointer' | 'unreadable';
  /** Bytes. */
  readonly size: number;
  /** What it certainly is to Docker, Compose or kubectl; absent for what may belong to other programs. */
  readonly language?: LanguageId;
}

/** What a path alone tells; undefined passes the file over, `yaml` asks its content. */
export type LanguageOfPath = (path: string) => LanguageId | 'yaml' | undefined;

/** What there is to check. */
export interface Collected {
  /** Sorted by path. */
  readonly files: readonly CollectedFile[];
  readonly skipped: readonly SkippedFile[];
}

/** The language of a path that somebody named on the command line: shell scripts count too. */
export const languageOfNamedPath: LanguageOfPath = (path) => classifyPath(path) ?? classify(path, '');

export interface Content extends DecodedPath {
  readonly size: number;
  /** Absent: over the limit. */
  readonly bytes: Buffer | undefined;
  /** How it begins, where it is over the limit. */
  readonly beginning?: Buffer | undefined;
  /** The user named this very file. */
  readonly named?: boolean;
  readonly origin: Origin;
  readonly blob?: string;
  readonly mode?: string;
}

/** Decides by name and content what a file is. Undefined: none of ours. */
export function toCollected(
  content: Content,
  language: LanguageId | 'yaml' | undefined,
): CollectedFile | SkippedFile | undefined {
  if (language === undefined) return undefined;
  const { path, bytes } = content;
  const passed = (reason: SkippedFile['reason'], text: string) => skippedOf(content, reason, language, text);
  if (bytes === undefined) return passed('too-large', content.beginning?.toString('latin1') ?? '');
  const utf16 = decodeUtf16(bytes);
  // No builder reads a Dockerfile that is UTF-16, and its own rule says so.
  if (isBinary(bytes) && !(language === 'dockerfile' && utf16 !== undefined))
    return passed(utf16 === undefined ? 'binary' : 'utf-16', utf16 ?? bytes.toString('latin1', 0, SNIFFED));
  if (isLfsPointer(bytes)) return passed('lfs-pointer', '');
  const file = toSource(content, bytes);
  const decided = language === 'yaml' ? classifyYaml(path, file.text) : language;
  return decided === undefined ? undefined : { file, language: decided };
}

/** A file that is not read; undefined for one that is likely of another program, which nobody misses. */
export function skippedOf(
  { path, pathBytes, size, named }: Pick<Content, 'path' | 'pathBytes' | 'size' | 'named'>,
  reason: SkippedFile['reason'],
  language: LanguageId | 'yaml',
  text: string,
): SkippedFile | undefined {
  const certain = language === 'yaml' ? classifyYaml(path, text) : language === 'shell' ? undefined : language;
  if (certain === undefined && language === 'yaml' && OFTEN_OTHERS.test(path) && !named) return undefined;
  return { path, ...(pathBytes && { pathBytes }), reason, size, ...(certain && { language: certain }) };
}

/** The decoded text with what is known about it. Bad bytes become U+FFFD, a byte order mark stays. */
export function toSource(content: Content, bytes: Buffer): SourceFile {
  const { path, pathBytes, origin, blob, mode } = content;
  return {
    path,
    text: bytes.toString('utf8'),
    origin,
    ...(blob !== undefined && { blob }),
    ...(mode !== undefined && { mode }),
    ...(pathBytes !== undefined && { pathBytes }),
  };
}

/** What is known of the content of an object. */
export function contentOf(
  object: BatchObject & { readonly found: true },
): Pick<Content, 'size' | 'bytes' | 'beginning'> {
  const { size, content } = object;
  return content === undefined ? { size, bytes: content, beginning: object.beginning } : { size, bytes: content };
}

/** Whether Git LFS keeps the content elsewhere. */
export function isLfsPointer(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, LFS_POINTER.length) === LFS_POINTER;
}

/** Git's own test: a NUL near the beginning. */
export function isBinary(bytes: Buffer): boolean {
  return bytes.subarray(0, SNIFFED).includes(0);
}

/**
 * The beginning of a text that is UTF-16, as some shells of Windows write files: by its byte order mark, or because
 * nearly every other byte is NUL. Undefined for anything else.
 */
function decodeUtf16(bytes: Buffer): string | undefined {
  const beginning = bytes.subarray(0, Math.min(bytes.length, SNIFFED) & ~1);
  const nuls = [0, 0];
  for (const [at, byte] of beginning.entries()) if (byte === 0) nuls[at % 2] = (nuls[at % 2] ?? 0) + 1;
  const [first = 0, second = 0] = nuls;
  const half = beginning.length / 2;
  const isLittle = (bytes[0] === 0xff && bytes[1] === 0xfe) || (second > 0.7 * half && first < 0.1 * half);
  const isBig = (bytes[0] === 0xfe && bytes[1] === 0xff) || (first > 0.7 * half && second < 0.1 * half);
  if (isLittle) return beginning.toString('utf16le');
  return isBig ? Buffer.from(beginning).swap16().toString('utf16le') : undefined;
}

/** Sorts the two kinds apart. */
export function gather(parts: Iterable<CollectedFile | SkippedFile | undefined>): Collected {
  const files: CollectedFile[] = [];
  const skipped: SkippedFile[] = [];
  for (const part of parts) {
    if (part === undefined) continue;
    if ('file' in part) files.push(part);
    else skipped.push(part);
  }
  files.sort((a, b) => (a.file.path < b.file.path ? -1 : a.file.path > b.file.path ? 1 : 0));
  return { files, skipped };
}
