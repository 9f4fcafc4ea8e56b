import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runOrRecall } from '../../../src/app/results/recall.ts';
import type { Origin } from '../../../src/core/text.ts';
import { type RunResult, run } from '../../../src/engine/run.ts';
import { type Edit, edits, questionOf, repositories, type State } from './small-repositories.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-results-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const keeping = { folder: () => folder, build: () => 'this build' };

/** A result as it can be compared: what is the same object as what counts. */
function plain({ findings, existing, errors, skipped, files }: RunResult) {
  return {
    findings,
    existing: [...existing].map((finding) => findings.indexOf(finding)),
    errors: errors.map(({ message, file, rule }) => ({ message, file, rule })),
    skipped,
    files: [...files],
  };
}

/** Asks with the store, and anew; tells whether anything was judged the first time. */
async function compare(state: State, origin: Origin): Promise<{ judged: number; files: number; findings: number }> {
  const { input, basis } = await questionOf(state, origin);
  let judged = 0;
  const onFile = (): void => {
    judged += 1;
  };
  const kept = await runOrRecall({ ...input, onFile }, basis, keeping);
  const fresh = await run(input);
  expect(plain(kept)).toEqual(plain(fresh));
  // The order of keys shows in reports.
  expect(JSON.stringify(kept.findings)).toBe(JSON.stringify(fresh.findings));
  return { judged, files: input.files.length, findings: fresh.findings.length };
}

describe('an answer that was kept', () => {
  it.each(['index', 'worktree'] as const)('is that of a new run, whatever was done meanwhile: %s', async (origin) => {
    let recalled = 0;
    let found = 0;
    await fc.assert(
      fc.asyncProperty(repositories, edits, async (first, steps) => {
        let state = first;
        for (const step of [(same: State) => same, ...steps] satisfies Edit[]) {
          state = step(state);
          const { judged, files, findings } = await compare(state, origin);
          if (judged === 0) recalled += 1;
          else expect(judged).toBe(files);
          found += findings;
        }
      }),
      { numRuns: 30 },
    );
    expect(recalled).toBeGreaterThan(5);
    expect(found).toBeGreaterThan(500);
  });
});
