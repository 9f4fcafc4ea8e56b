import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFor } from '../../../src/scan/versions/index.ts';
import { VALID } from './samples.ts';

const MAVEN = '/usr/share/maven/lib/maven-artifact-3.x.jar';
const npmSemver = locateNpmSemver();

type Pair = readonly [string, string];

/** Pairs of valid versions, the same in each run of the tests. */
function pairsOf(family: keyof typeof VALID, count: number): Pair[] {
  return fc.sample(fc.tuple(VALID[family], VALID[family]), { numRuns: count, seed: 20261127 });
}

function has(program: string, ...args: string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

function locateNpmSemver(): string | undefined {
  const npm = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'npm'))
    .find((path) => existsSync(path));
  if (npm === undefined) return undefined;
  const folder = join(dirname(realpathSync(npm)), '..', 'node_modules', 'semver');
  return existsSync(folder) ? folder : undefined;
}

/** The pairs on which we and the reference differ. */
function differences(family: keyof typeof VALID, pairs: readonly Pair[], answers: readonly number[]): unknown[] {
  expect(answers).toHaveLength(pairs.length);
  const compare = compareFor(family);
  return pairs.flatMap(([a, b], index) => {
    const ours = Math.sign(compare(a, b));
    return ours === answers[index] ? [] : [{ a, b, ours, reference: answers[index] }];
  });
}

function numbersOf(output: string): number[] {
  return output.trim().split(/\s+/).map(Number);
}

describe('the reference implementations agree', () => {
  it.skipIf(!has('dpkg', '--version'))('dpkg --compare-versions', { timeout: 60_000 }, () => {
    const pairs = pairsOf('dpkg', 500);
    const script = `while read -r a b; do
      if dpkg --compare-versions "$a" lt "$b"; then echo -1; elif dpkg --compare-versions "$a" eq "$b"; then echo 0; else echo 1; fi
    done`;
    const input = pairs.map((pair) => `${pair.join(' ')}\n`).join('');
    const output = execFileSync('sh', ['-c', script], { input, encoding: 'utf8' });
    expect(differences('dpkg', pairs, numbersOf(output))).toEqual([]);
  });

  it.skipIf(!has('rpm', '--version'))('rpm.vercmp', () => {
    const pairs = pairsOf('rpm', 2_000);
    const calls = pairs.map(([a, b]) => `print(rpm.vercmp("${a}", "${b}"), "")`).join(' ');
    const output = execFileSync('rpm', ['--eval', `%{lua: ${calls}}`], { encoding: 'utf8' });
    expect(differences('rpm', pairs, numbersOf(output))).toEqual([]);
  });

  it.skipIf(!has('python3', '-c', 'import packaging.version'))('packaging.version', () => {
    const pairs = pairsOf('pep440', 5_000);
    const script = `import json, sys
from packaging.version import Version as V
print(*[(V(a) > V(b)) - (V(a) < V(b)) for a, b in json.load(sys.stdin)])`;
    const output = execFileSync('python3', ['-c', script], { input: JSON.stringify(pairs), encoding: 'utf8' });
    expect(differences('pep440', pairs, numbersOf(output))).toEqual([]);
  });

  it.skipIf(!has('ruby', '--version'))('Gem::Version', () => {
    const pairs = pairsOf('gem', 5_000);
    const script =
      'require "json"; puts JSON.parse(STDIN.read).map { |a, b| Gem::Version.new(a) <=> Gem::Version.new(b) }';
    const output = execFileSync('ruby', ['-e', script], { input: JSON.stringify(pairs), encoding: 'utf8' });
    expect(differences('gem', pairs, numbersOf(output))).toEqual([]);
  });

  it.skipIf(npmSemver === undefined)('the semver of npm', () => {
    const pairs = pairsOf('semver', 5_000);
    const semver: { compare(a: string, b: string): number } = createRequire(import.meta.url)(npmSemver ?? '');
    const answers = pairs.map(([a, b]) => semver.compare(a, b));
    expect(differences('semver', pairs, answers)).toEqual([]);
    expect(pairs.filter(([a, b], index) => Math.sign(compareFor('go')(a, b)) !== answers[index])).toEqual([]);
  });

  it.skipIf(!existsSync(MAVEN) || !has('java', '-version'))('ComparableVersion of Maven', () => {
    const pairs = pairsOf('maven', 1_000);
    const output = execFileSync('java', ['-jar', MAVEN, ...pairs.flat()], { encoding: 'utf8' });
    // One line "a < b" between each two of the arguments; those between pairs are left out.
    const signs = [...output.matchAll(/^ {3}\S+ (<|>|==) \S+$/gm)].map(
      ([, sign]) => ['<', '==', '>'].indexOf(sign ?? '') - 1,
    );
    expect(
      differences(
        'maven',
        pairs,
        signs.filter((_, index) => index % 2 === 0),
      ),
    ).toEqual([]);
  });
});
