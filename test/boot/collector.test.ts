import { spawnSync } from 'node:child_process';
import v8 from 'node:v8';
import { describe, expect, it } from 'vitest';
import { collectorOf } from '../../src/boot/collector.ts';
import { Options } from '../../src/boot/options.ts';

const MB = 1024 * 1024;

function told(sizes: number[], name = 'new_space') {
  const flags: string[] = [];
  const options = new Options(() => ({ setFlagsFromString: (flag) => flags.push(flag) }));
  const [space] = v8.getHeapSpaceStatistics();
  if (!space) throw new Error('V8 has no spaces');
  const heap = {
    getHeapSpaceStatistics: () => [{ ...space, space_name: name, space_size: sizes.shift() ?? Number.NaN }],
  };
  const collector = collectorOf('11.3.244.8-node.33', options, () => heap);
  if (!collector) throw new Error('this V8 is known');
  return { flags, collector, sizes };
}

describe('the collector of a run', () => {
  it('is told once to save memory, and once to go on as usual', () => {
    const { flags, collector } = told([]);
    collector.spend();
    collector.save();
    collector.save();
    expect(flags).toEqual(['--semi-space-growth-factor=1']);
    collector.spend();
    expect(flags).toEqual(['--semi-space-growth-factor=1', '--semi-space-growth-factor=2']);
  });

  it.each(['10.2.154.26-node.36', '15.1.1', '110.0', ''])('of V8 %s is left alone', (version) => {
    expect(collectorOf(version, new Options(() => v8), () => v8)).toBeUndefined();
  });

  it('takes as much as pays in a long run, asked now and then', () => {
    const { flags, collector, sizes } = told([2 * MB, 4 * MB, 8 * MB, 16 * MB]);
    collector.save();
    collector.afford();
    expect(flags.splice(0)).toEqual([
      '--semi-space-growth-factor=1',
      '--semi-space-growth-factor=2',
      '--heap-growing-percent=30',
    ]);
    for (let file = 0; file < 1000; file++) collector.afford();
    expect(flags).toEqual(['--semi-space-growth-factor=1']);
    expect(sizes).toEqual([16 * MB]);
  });

  it('grows no more where V8 has no such space', () => {
    const { flags, collector } = told([0], 'another_space');
    collector.save();
    collector.afford();
    expect(flags).toEqual(['--semi-space-growth-factor=1', '--heap-growing-percent=30']);
  });

  it('hears only flags that this V8 knows', () => {
    const { flags, collector } = told([0, 64 * MB]);
    for (let file = 0; file < 100; file++) collector.afford();
    expect(flags.length).toBeGreaterThan(1);
    const program = `const { setFlagsFromString } = require('v8'); ${JSON.stringify(flags)}.forEach(setFlagsFromString)`;
    // V8 itself writes what it does not know to the descriptor.
    const { status, stderr } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
