import { join } from 'node:path';
import type { Keeping } from '../../core/io.ts';
import { type RunResult, run } from '../../engine/run.ts';
import { Kept, piecesOf } from './kept.ts';
import { type CachedInput, keyOf } from './key.ts';
import { unpack } from './packed.ts';
import { FOLDER, keep, readKept } from './result-file.ts';
import { isSame, TracedRepository } from './trace.ts';

/**
 * The result of a run: that of an earlier one where nothing has changed that it depends on.
 * @param basis everything that the configuration was made of
 */
export async function runOrRecall(input: CachedInput, basis: unknown, keeping: Keeping): Promise<RunResult> {
  const parent = keeping.folder();
  const { files } = input;
  const origin = files[0]?.file.origin;
  // What another program reports on scripts is not ours to keep.
  if (parent === undefined || origin === undefined || input.checkScripts) return run(input);
  const folder = join(parent, FOLDER);
  const { question, key } = await keyOf(input, basis, keeping);
  const content = readKept(folder, question, key);
  // Its checksum is right: it is what `keep` has written.
  const known = content === undefined ? undefined : new Kept(content);
  if (known && (await isSame(known.trace, input.repository, origin))) return unpack(known.result, files);
  const repository = new TracedRepository(input.repository, origin);
  const result = await run({ ...input, repository });
  const { trace } = repository;
  if (trace && result.errors.length === 0) keep(folder, question, key, piecesOf(files, { result, trace }));
  return result;
}
