import type { SourceFile } from '../core/text.ts';
import type { Objects } from './batch.ts';
import { type CollectedFile, type LanguageOfPath, toSource } from './collected.ts';
import { isFileMode, isNullId, type RawChange } from './raw.ts';
import { type Moved, matchRenames } from './renames.ts';
import { missingObject } from './repository.ts';

/** Gives each file the version that it had before the changes; renames are followed. */
export async function attachBases(
  reader: Objects,
  changes: readonly RawChange[],
  files: readonly CollectedFile[],
  languageOf: LanguageOfPath,
): Promise<readonly CollectedFile[]> {
  const byPath = new Map(changes.map((change) => [change.path, change]));
  const modified = files
    .map(({ file }) => byPath.get(file.path))
    .filter((change) => change !== undefined)
    .filter(hadFile);
  const added = files.filter(({ file }) => byPath.get(file.path)?.kind === 'A');
  const deleted =
    added.length === 0
      ? []
      : changes.filter((change) => change.kind === 'D' && hadFile(change) && languageOf(change.path) !== undefined);
  const before = await readOld(reader, [...modified, ...deleted]);

  const bases = new Map(modified.map((change) => [change.path, before.get(change)]));
  const gone: Moved[] = deleted.map((change) => ({
    path: change.path,
    blob: change.oldBlob,
    text: before.get(change)?.text,
  }));
  const came = added.map(({ file }) => ({ path: file.path, blob: file.blob ?? '', text: file.text }));
  for (const [path, old] of matchRenames(came, gone)) {
    if (old.text !== undefined) bases.set(path, { path: old.path, text: old.text, origin: 'commit', blob: old.blob });
  }
  return files.map((one) => {
    const base = bases.get(one.file.path);
    return base ? { ...one, base } : one;
  });
}

async function readOld(reader: Objects, changes: readonly RawChange[]): Promise<Map<RawChange, SourceFile>> {
  const objects = await reader.read(changes.map(({ oldBlob }) => oldBlob));
  const files = new Map<RawChange, SourceFile>();
  changes.forEach((change, index) => {
    const object = objects[index];
    const { path, oldBlob: blob } = change;
    if (!object?.found) throw missingObject(path, blob);
    const { content: bytes, size } = object;
    if (bytes) files.set(change, toSource({ path, size, bytes, origin: 'commit', blob }, bytes));
  });
  return files;
}

function hadFile({ oldMode, oldBlob }: RawChange): boolean {
  return isFileMode(oldMode) && !isNullId(oldBlob);
}
