import type { ListedRepository } from '../../collect/repository.ts';
import { isoDay } from '../../core/day.ts';
import type { Keeping } from '../../core/io.ts';
import type { SourceFile } from '../../core/text.ts';
import type { RunInput } from '../../engine/run.ts';
import { Digester, digest } from './digest.ts';

export interface KeptInput extends RunInput {
  readonly repository: ListedRepository;
}

/** What an answer depends on, but for what is read on the way to it. */
export interface Key {
  /** Which question it is: the same files under the same configuration. Each has one answer, the last one. */
  readonly question: string;
  /** All but the texts of the files. */
  readonly frame: string;
  /** What stands for the text of each file. */
  readonly texts: readonly string[];
}

/**
 * The key of a run.
 * @param basis everything that the configuration was made of
 */
export async function keyOf(input: KeptInput, basis: unknown, keeping: Keeping): Promise<Key> {
  const { files, today, repository, maxLines } = input;
  const question = new Digester().data(basis);
  const frame = new Digester();
  frame
    .data(keeping.build())
    .data([isoDay(today), maxLines])
    .data(basis);
  for (const { file, language, base } of files) {
    const place = [...placeOf(file), language];
    question.data(place);
    frame.data([...place, file.mode, base && [...placeOf(base), base.mode, digest(base.text)]]);
  }
  frame.bytes((await repository.list()).outline());
  return { question: question.digest(), frame: frame.digest(), texts: files.map(({ file }) => digest(file.text)) };
}

function placeOf({ path, pathBytes, origin }: SourceFile): readonly unknown[] {
  return [path, pathBytes ?? null, origin];
}
