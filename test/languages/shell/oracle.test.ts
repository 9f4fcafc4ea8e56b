import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../../../src/engine/rules-shell.gen.ts';

const shellcheck = process.env['SHELLCHECK'] ?? 'shellcheck';
const found = spawnSync(shellcheck, ['--version'], { encoding: 'utf8' });
const isThere = /^version: 0\.11\./m.test(found.stdout ?? '');

/** Examples of these codes are judged in another way, on purpose. */
const OTHERWISE: Readonly<Record<string, string>> = {
  SC1056: 'ours is at the brace, theirs at the end of the file',
  SC1075: 'only reported where a `fi` is missing',
  SC1080: 'theirs is SC1073 and SC1072',
  SC1100: 'reported for flags too, not only in tests',
  SC1118: 'only reported where no later line ends the here-document',
  SC2144: 'reported for `test` too',
  SC2170: 'an empty text is no number either',
  SC3020: 'reported for `&>>` too',
};

const ours = rules.filter(({ id }) => id.startsWith('SC') && !Object.hasOwn(OTHERWISE, id));

/** Rules about the first line are asked about scripts without one. */
function isWhole(id: string, code: string): boolean {
  return code.startsWith('#!') || id === 'SC1113' || id === 'SC2148';
}

/** What ShellCheck says about one example: codes, each with its line. */
type Said = readonly (readonly [code: string, line: number])[];

function askAboutAll(): ReadonlyMap<string, Said> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-oracle-'));
  try {
    for (const { id, examples } of ours) {
      for (const [index, { code }] of [...examples.bad, ...examples.good].entries()) {
        writeFileSync(join(folder, `${id}-${index}`), isWhole(id, code) ? code : `#!/bin/sh\n${code}`);
      }
    }
    const options = ['-f', 'json1', '-S', 'style', '--norc'];
    const { stdout } = spawnSync(shellcheck, [...options, ...readdirSync(folder)], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    const said = new Map<string, [string, number][]>();
    for (const { file, line, code } of JSON.parse(stdout).comments) {
      said.set(file, [...(said.get(file) ?? []), [`SC${code}`, line]]);
    }
    return said;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe.skipIf(!isThere)('ShellCheck 0.11', () => {
  let said: ReadonlyMap<string, Said> = new Map();
  beforeAll(() => {
    said = askAboutAll();
  });

  it.each(ours.map((rule) => [rule.id, rule] as const))('says %s where the examples do', (id, { examples }) => {
    const linesOf = (index: number) =>
      (said.get(`${id}-${index}`) ?? []).flatMap(([code, at]) => (code === id ? [at] : []));
    examples.bad.forEach(({ code, line = 0 }, index) => {
      expect(linesOf(index), `bad example ${index + 1}`).toContain(isWhole(id, code) ? line : line + 1);
    });
    examples.good.forEach((_, index) => {
      expect(linesOf(examples.bad.length + index), `good example ${index + 1}`).toEqual([]);
    });
  });
});
