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
    let inPart = 0;
    let found = 0;
    await fc.assert(
      fc.asyncProperty(repositories, edits, async (first, steps) => {
        let state = first;
        for (const step of [(same: State) => same, ...steps] satisfies Edit[]) {
          state = step(state);
          const { judged, files, findings } = await compare(state, origin);
          if (judged === 0) recalled += 1;
          else if (judged < files) inPart += 1;
          found += findings;
        }
      }),
      { numRuns: 30 },
    );
    expect(recalled).toBeGreaterThan(5);
    expect(inPart).toBeGreaterThan(5);
    expect(found).toBeGreaterThan(500);
  });

  /** Few services, so that only what is done to them counts. */
  const services = (...edited: readonly (readonly [string, string])[]): State => ({
    files: new Map(
      [
        ...['a', 'b', 'c', 'd', 'e'].flatMap((folder) => [
          [`${folder}/Dockerfile`, 'FROM debian:13-slim\nCOPY run.sh /\nCMD ["true"]\n'] as const,
          [`${folder}/run.sh`, '#!/bin/sh\nls\n'] as const,
        ]),
        ...edited,
      ].map(([path, text]) => [path, { text, mode: '100644' }]),
    ),
    gone: new Set(),
    day: '2026-11-24',
  });
  const STARTS = 'FROM debian:13-slim\nCOPY --chmod=755 run.sh /\nCMD ["/run.sh"]\n';
  const LONG = `#!/bin/sh\necho ${'a '.repeat(125_001)}\n`;
  const CRLF = '#!/bin/sh\r\nls\r\n';

  it.each<[string, ...(readonly [number, State])[]]>([
    ['a Dockerfile, and the one judged with it', [10, services()], [2, services(['c/Dockerfile', 'FROM debian\n'])]],
    ['a script', [10, services()], [2, services(['c/run.sh', 'cd a\n'])]],
    ['nothing', [10, services()], [0, services()]],
    [
      'all, where a script has changed that an image starts since the last but one',
      [10, services()],
      [2, services(['a/Dockerfile', STARTS])],
      [10, services(['a/Dockerfile', STARTS], ['a/run.sh', CRLF])],
      [10, services(['a/Dockerfile', STARTS])],
    ],
    [
      'what has to do with no Compose file',
      [11, services(['compose.yaml', 'services: {a: {build: {context: a, target: x}}}\n'])],
      [
        3,
        services(['compose.yaml', 'services: {a: {build: {context: a, target: x}}}\n'], ['d/Dockerfile', 'FROM a\n']),
      ],
      [11, services(['compose.yaml', 'services: {a: {build: {context: a, target: x}}}\n'], ['a/Dockerfile', STARTS])],
    ],
    [
      'all, where a manifest has changed',
      [11, services(['k.yaml', 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n'])],
      [11, services(['k.yaml', 'apiVersion: v1\nkind: Pod\nmetadata: {name: b}\n'])],
      [2, services(['k.yaml', 'apiVersion: v1\nkind: Pod\nmetadata: {name: b}\n'], ['a/run.sh', 'cd a\n'])],
    ],
    [
      'all, where something is left out or judged in part',
      [10, services()],
      [2 + 10, services(['a/run.sh', LONG])],
      [0, services(['a/run.sh', LONG])],
      [10, services(['a/run.sh', LONG], ['c/Dockerfile', 'FROM debian\n'])],
      [10, services(['c/Dockerfile', 'FROM debian\n'])],
      [2 + 10, services(['c/Dockerfile', `FROM debian\n${'\n'.repeat(50_000)}`])],
      [10, services(['c/Dockerfile', `FROM debian:13\n${'\n'.repeat(50_000)}`])],
    ],
    [
      'all, where another file is read than before',
      [10, services(['a/package.json', '{}'], ['a/package-lock.json', '{}'])],
      // The two that are judged first show it.
      [
        2 + 10,
        services(
          ['a/package.json', '{}'],
          ['a/package-lock.json', '{}'],
          ['a/Dockerfile', 'FROM node:22-slim\nCOPY . .\nRUN npm ci\n'],
        ),
      ],
    ],
  ])('comes from judging %s', async (_, ...steps) => {
    const counts: number[] = [];
    for (const [, state] of steps) counts.push((await compare(state, 'index')).judged);
    expect(counts).toEqual(steps.map(([count]) => count));
  });
});
