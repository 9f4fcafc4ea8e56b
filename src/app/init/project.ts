import { opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { readRegularFile } from '../../config/regular-file.ts';
import { safePath } from './words.ts';

/** Larger manifests and sources are left unread: detection is a convenience and must stay quick. */
const MOST_BYTES = 1024 * 1024;
const MOST_FILES = 5000;
const DEEPEST = 9;
/** Directories that hold no source of the project itself. */
const SKIPPED = new Set(
  'node_modules vendor target dist build out bin obj coverage venv env __pycache__ test tests spec'.split(' '),
);

/** The files of a project, read without following links out of it. */
export interface Project {
  /** Paths of the files below the project, with `/`, nearest to the top first, sorted within a level. */
  readonly files: readonly string[];
  /** Whether a regular file is there. */
  has(path: string): boolean;
  /** Whether a directory is there. */
  hasFolder(path: string): boolean;
  /** Text of a file; empty when it is missing, too large or not a regular file. */
  text(path: string): Promise<string>;
  /** A JSON object; empty when the file is missing or is not one. */
  json(path: string): Promise<Readonly<Record<string, unknown>>>;
}

/**
 * Lists a project once; files are read when they are asked for.
 *
 * @param notes - gets a sentence for each file that is there and cannot be read
 */
export async function openProject(root: string, notes: string[] = []): Promise<Project> {
  const { files, folders } = await filesBelow(root);
  const known = new Set(files);
  const text = async (path: string): Promise<string> => {
    const content = known.has(path) ? readRegularFile(root, join(root, path), MOST_BYTES) : undefined;
    if (content && 'refused' in content && safePath(path) !== undefined)
      notes.push(`not used: ${path} ${content.refused}`);
    return content && 'bytes' in content ? content.bytes.toString('utf8') : '';
  };
  return {
    files,
    has: (path) => known.has(path),
    hasFolder: (path) => folders.has(path),
    text,
    json: async (path) => objectOf(parseJson(await text(path))),
  };
}

/** Breadth first, so that the limit cuts the deep files and not those at the top. */
async function filesBelow(root: string): Promise<{ files: string[]; folders: ReadonlySet<string> }> {
  const found: string[] = [];
  const seen = new Set<string>();
  let level = [''];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
    const next: string[] = [];
    for (const folder of level) {
      const { files, folders } = await entriesOf(join(root, folder), MOST_FILES - found.length);
      found.push(...files.map((name) => folder + name).sort());
      for (const name of folders.sort()) {
        seen.add(folder + name);
        if (isSearched(name)) next.push(`${folder}${name}/`);
      }
    }
    level = next;
  }
  return { files: found, folders: seen };
}

function isSearched(name: string): boolean {
  return !SKIPPED.has(name) && (!name.startsWith('.') || KEPT.has(name));
}

async function entriesOf(path: string, most: number): Promise<{ files: string[]; folders: string[] }> {
  const files: string[] = [];
  const folders: string[] = [];
  const open = await opendir(path).catch(() => undefined);
  if (!open) return { files, folders };
  for await (const entry of open) {
    if (files.length + folders.length >= most) break;
    if (entry.isDirectory()) folders.push(entry.name);
    else if (entry.isFile() || entry.isSymbolicLink()) files.push(entry.name);
  }
  return { files, folders };
}

/** Hidden directories that package managers need at build time. */
const KEPT = new Set(['.mvn', '.yarn', '.cargo']);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** An object as it came from JSON; empty for anything else. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

/** A text of an object that came from JSON; undefined when there is none under that key. */
export function textAt(object: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}
