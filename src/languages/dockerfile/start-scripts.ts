import type { Surroundings } from '../../core/document.ts';
import { pathsNamed } from '../../core/named-paths.ts';
import { memory } from '../../core/once.ts';
import { nameOf, parentOf, resolveIn } from '../../core/paths.ts';
import type { DockerfileDocument } from './document.ts';
import { startOf } from './start.ts';

/** In a repository with more files of the name, none of them is certainly the one. */
const MOST_FILES = 20;

const read = memory<DockerfileDocument, ReadonlyMap<string, readonly string[]>>();

/**
 * Texts of the files of the repository that the last stage of a Dockerfile may start, by the last part of their names;
 * undefined where there is no repository to read them from.
 */
export function startScriptsOf(doc: DockerfileDocument): ReadonlyMap<string, readonly string[]> | undefined {
  return read.get(doc);
}

/** Reads the files of the repository that a Dockerfile may copy into its last stage and start there. */
export async function readStartScripts(doc: DockerfileDocument, { repository }: Surroundings): Promise<undefined> {
  const names = startOf(doc)?.scripts ?? [];
  const entries = names.length > 0 ? await repository?.list() : undefined;
  if (!entries) return undefined;
  const folders: string[] = [];
  for (let folder = parentOf(doc.file.path); ; folder = parentOf(folder)) {
    folders.push(folder);
    if (folder === '') break;
  }
  const [own = ''] = folders;
  const sources = copiedSources(doc);
  const found = new Map<string, string[]>();
  for (const name of names) {
    const inFolder = pathsNamed(entries, name, own);
    const copied = sources.filter(({ as }) => as === name).map(({ source }) => source);
    const above = folders.flatMap((folder) => copied.flatMap((source) => resolveIn(folder, source) ?? []));
    const paths = [...new Set([...inFolder, ...above.filter((path) => entries.has(path))])];
    if (paths.length <= MOST_FILES) found.set(name, paths);
  }
  const texts = await repository?.read([...found.values()].flat());
  const byName = [...found].map(([name, paths]) => [name, paths.flatMap((path) => texts?.get(path) ?? [])] as const);
  read.set(doc, new Map(byName));
  return undefined;
}

/** Files that COPY and ADD take from the build context, each with the last part of its name in the image. */
function copiedSources({ stages }: DockerfileDocument): readonly { readonly source: string; readonly as: string }[] {
  return stages.flatMap(({ instructions }) =>
    instructions.flatMap(({ keyword, words, flags }) => {
      if ((keyword !== 'COPY' && keyword !== 'ADD') || flags.some(({ name }) => name === 'from')) return [];
      const target = words.at(-1)?.value ?? '';
      const sources = words.slice(0, -1).map(({ value }) => value.replace(/^\/+/, ''));
      const renamed =
        sources.length === 1 && !target.endsWith('/') ? [{ source: sources[0] ?? '', as: nameOf(target) }] : [];
      return [...sources.map((source) => ({ source, as: nameOf(source) })), ...renamed];
    }),
  );
}
