import { join } from 'node:path';
import type { Keeping } from '../../core/io.ts';
import { Journal } from '../../engine/journal.ts';
import { type RunResult, run } from '../../engine/run.ts';
import { judgeChanged } from './changed.ts';
import { type Answer, Kept, piecesOf } from './kept.ts';
import { type KeptInput, keyOf } from './key.ts';
import { unpack } from './packed.ts';
import { FOLDER, keep, readKept } from './result-file.ts';
import { isSame, TracedRepository } from './trace.ts';

/**
 * What a run would give: the answer of an earlier one where nothing has changed on which it depends. Where some files
 * have changed that nobody else looks at, they alone are judged; else all is.
 * @param basis everything that the configuration was made of
 */
export async function runOrRecall(input: KeptInput, basis: unknown, keeping: Keeping): Promise<RunResult> {
  const parent = keeping.folder();
  const { files } = input;
  const origin = files[0]?.file.origin;
  // What another program says of scripts is its own matter.
  if (parent === undefined || origin === undefined || input.checkScripts) return run(input);
  const folder = join(parent, FOLDER);
  const { question, frame, texts } = await keyOf(input, basis, keeping);
  const write = (answer: Answer): void => keep(folder, question, frame, piecesOf(files, texts, answer));
  const traced = (): TracedRepository => new TracedRepository(input.repository, origin);

  const content = readKept(folder, question, frame);
  // Its checksum is right: it is what `keep` has written.
  const known = content === undefined ? undefined : new Kept(content);
  if (known && (await isSame(known.trace, input.repository, origin))) {
    const changed = new Set(known.changed(texts).flatMap((place) => files[place]?.file.path ?? []));
    if (changed.size === 0) return unpack(known.result, files);
    const answer = await judgeChanged({ ...input, repository: traced() }, changed, known);
    if (answer) {
      write(answer);
      return answer.result;
    }
  }
  const repository = traced();
  const journal = new Journal();
  const result = await run({ ...input, repository, journal });
  const { trace } = repository;
  if (trace && result.errors.length === 0) write({ result, trace, course: journal });
  return result;
}
