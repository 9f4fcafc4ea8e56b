import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { Options } from '../../src/boot/options.ts';
import { tunerOf } from '../../src/boot/tuner.ts';

const NODE_20 = '11.3.244.8-node.33';
const NODE_22 = '12.4.254.21-node.56';
const NODE_24 = '13.6.233.17-node.40';

function flagsFor(v8: string, ...runs: readonly (readonly [files: number, characters: number])[]): string[] {
  const flags: string[] = [];
  const options = new Options(() => ({ setFlagsFromString: (flag) => flags.push(flag) }));
  const tune = tunerOf(v8, options);
  for (const [files, characters] of runs) tune?.(files, characters);
  return flags;
}

describe('V8', () => {
  it.each([
    ['is left alone for little', NODE_20, 1, 1000, []],
    ['optimises late for a large file', NODE_20, 1, 100_000, ['--interrupt-budget=400000']],
    ['optimises late for 31 files', NODE_22, 31, 100_000, ['--invocation-count-for-turbofan=12000']],
    [
      'optimises later for many, and keeps its young space small',
      NODE_20,
      32,
      100_000,
      ['--interrupt-budget=800000', '--semi-space-growth-factor=1'],
    ],
    ['has no such option in Node 24', NODE_24, 32, 100_000, ['--semi-space-growth-factor=1']],
    ['optimises as usual for very much', NODE_20, 2000, 7_000_000, ['--heap-growing-percent=30']],
    ['does so for a few files, too', NODE_20, 3, 7_000_000, []],
  ])('%s', (_, v8, files, characters, flags) => {
    expect(flagsFor(v8, [files, characters])).toEqual(flags);
  });

  it('is told once', () => {
    expect(flagsFor(NODE_20, [1, 100_000], [1, 100_000])).toHaveLength(1);
  });

  it.each(['10.2.154.26-node.36', '15.1.1', '110.0', ''])('is left alone in version %s', (v8) => {
    expect(tunerOf(v8, new Options(() => ({ setFlagsFromString: () => undefined })))).toBeUndefined();
  });

  it('knows every option that this version is given', () => {
    const flags = flagsFor(process.versions.v8, [1, 100_000], [32, 100_000], [32, 7_000_000]);
    const program = `const { setFlagsFromString } = require('v8'); ${JSON.stringify(flags)}.forEach(setFlagsFromString)`;
    // V8 itself writes what it does not know to the descriptor.
    const { status, stderr } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
