import { join } from 'node:path';
import type { Keeping } from '../../core/io.ts';
import { type RunResult, run } from '../../engine/run.ts';
import { type KeptInput, keyOf } from './key.ts';
import { type PackedResult, pack, unpack } from './packed.ts';
import { FOLDER, keep, readKept } from './result-file.ts';
import { isSame, type Trace, TracedRepository } from './trace.ts';

interface Kept {
  readonly trace: Trace;
  readonly result: PackedResult;
}

/**
 * What a run would give: the answer of an earlier one where nothing has changed on which it depends. Each run is judged
 * whole or not at all.
 * @param basis everything that the configuration was made of
 */
export async function runOrRecall(input: KeptInput, basis: unknown, keeping: Keeping): Promise<RunResult> {
  const parent = keeping.folder();
  const origin = input.files[0]?.file.origin;
  // What another program says of scripts is its own matter.
  if (parent === undefined || origin === undefined || input.checkScripts) return run(input);
  const folder = join(parent, FOLDER);
  const { question, whole } = await keyOf(input, basis, keeping);
  const known = readKept(folder, question, whole);
  if (known !== undefined) {
    // Its checksum is right: it is what `keep` has written.
    const { trace, result }: Kept = JSON.parse(known);
    if (await isSame(trace, input.repository, origin)) return unpack(result, input.files);
  }
  const repository = new TracedRepository(input.repository, origin);
  const result = await run({ ...input, repository });
  const { trace } = repository;
  if (trace && result.errors.length === 0) {
    const kept: Kept = { trace, result: pack(result, input.files) };
    keep(folder, question, whole, JSON.stringify(kept));
  }
  return result;
}
