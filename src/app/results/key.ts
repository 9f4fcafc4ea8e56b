import type { ListedRepository } from '../../collect/repository.ts';
import { isoDay } from '../../core/day.ts';
import type { Keeping } from '../../core/io.ts';
import type { SourceFile } from '../../core/text.ts';
import type { RunInput } from '../../engine/run.ts';
import { Digester, digest } from './digest.ts';

/** A run whose result may be kept. */
export interface CachedInput extends RunInput {
  readonly repository: ListedRepository;
}

/** What a result depends on, but for what is read on the way to it. */
export interface Key {
  /** Which question it is: the same files under the same configuration. Each has one answer, the last one. */
  readonly question: string;
  /** The question with all contents. */
  readonly key: string;
}

/**
 * The key of a run.
 * @param basis everything that the configuration was made of
 */
export async function keyOf(input: CachedInput, basis: unknown, keeping: Keeping): Promise<Key> {
  const { files, today, repository, maxLines } = input;
  const question = new Digester().data(basis);
  const key = new Digester();
  key
    .data(keeping.build())
    .data([isoDay(today), maxLines])
    .data(basis);
  for (const { file, language, base } of files) {
    const place = [...placeOf(file), language];
    question.data(place);
    const old = base && [...placeOf(base), base.mode, digest(base.text)];
    key.data([...place, file.mode, digest(file.text), old]);
  }
  key.bytes((await repository.list()).outline());
  return { question: question.digest(), key: key.digest() };
}

function placeOf({ path, pathBytes, origin }: SourceFile): readonly unknown[] {
  return [path, pathBytes ?? null, origin];
}
