import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import picomatch from 'picomatch';
import { describe, expect, it } from 'vitest';
import { PACKED } from '../vitest.config.ts';
import { PROJECT } from './support/io.ts';

const TEXT = readFileSync(join(PROJECT, 'docs/hook-requirements.md'), 'utf8');
const LINES = [...TEXT.matchAll(/^\| R(\d+) \| (.+?) \| (.+) \|$/gm)];
const COUNT = 108;

/** The tests that a line names: file and title. */
function testsOf(cell: string): [file: string, title: string][] {
  return [...cell.matchAll(/`(test\/[^`]+\.test\.ts)` “([^”]+)”/g)].map(([, file = '', title = '']) => [file, title]);
}

/** Whether a file has a test of this title, in either kind of quotes. */
function has(file: string, title: string): boolean {
  if (!existsSync(join(PROJECT, file))) return false;
  const text = readFileSync(join(PROJECT, file), 'utf8');
  return ["'", '"', '`'].some((quote) => text.includes(`${quote}${title}${quote}`));
}

const runsTarball = picomatch(['test/scenarios/**/*.test.ts', ...PACKED]);

/** Whether the tarball runs a test: by its folder, and unless it leaves itself out there or asks the source. */
function isPacked(file: string, title: string): boolean {
  if (!runsTarball(file)) return false;
  const text = readFileSync(join(PROJECT, file), 'utf8');
  const at = text.indexOf(title);
  const next = text.slice(at).search(/\n {2,}it[.(]/);
  const body = text.slice(at, next === -1 ? undefined : at + next);
  const ofSource = [...text.matchAll(/import \{([^}]*)\} from '[./]+\/src\//g)].flatMap(([, names = '']) =>
    names.split(',').map((name) => name.trim()),
  );
  return ![...ofSource, 'onlyFromSource'].some((name) => new RegExp(`\\b${name}\\(`).test(body));
}

describe('docs/hook-requirements.md', () => {
  it('has a line for each requirement, in order', () => {
    expect(LINES.map(([, number]) => Number(number))).toEqual(Array.from({ length: COUNT }, (_, index) => index + 1));
  });

  it('names tests that are there', () => {
    const stale = LINES.flatMap(([, number, , cell = '']) => {
      const tests = testsOf(cell);
      const missing = tests.filter(([file, title]) => !has(file, title)).map(([file, title]) => `${file}: ${title}`);
      const parts = cell.split('<br>').length;
      const problems = parts === tests.length ? missing : [`${parts - tests.length} of ${parts} cannot be read`];
      return problems.map((problem) => `R${number}: ${problem}`);
    });
    expect(stale).toEqual([]);
  });
  it('names for each requirement a test that runs the packed tarball, first', () => {
    const bare = LINES.filter(
      ([, , , cell = '']) =>
        !testsOf(cell)
          .slice(0, 1)
          .some((test) => isPacked(...test)),
    );
    expect(bare.map(([, number]) => `R${number}`)).toEqual([]);
  });

  it('knows which tests run it', () => {
    expect(isPacked('test/scenarios/commits.test.ts', 'unmerged paths are named')).toBe(true);
    expect(isPacked('test/install/plain.test.ts', 'changes nothing with --dry-run')).toBe(true);
    expect(isPacked('test/cli/main.test.ts', 'colours only for a terminal')).toBe(false);
    expect(isPacked('test/install/managers.test.ts', 'knows %s')).toBe(false);
    expect(isPacked('test/collect/staged.test.ts', 'is the index, before the first commit too')).toBe(false);
  });
});
