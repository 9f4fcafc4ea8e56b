import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { compilerOf } from '../../src/boot/compiler.ts';
import { Options } from '../../src/boot/options.ts';

function told(v8: string): { flags: string[]; compiler: ReturnType<typeof compilerOf> } {
  const flags: string[] = [];
  const options = new Options(() => ({ setFlagsFromString: (flag) => flags.push(flag) }));
  const compiler = compilerOf(v8, options);
  return { flags, compiler };
}

describe('the compiler of a run', () => {
  it.each([
    ['11.3.244.8-node.33', 'interrupt-budget', [400_000, 800_000, 67_584]],
    ['12.4.254.21-node.56', 'invocation-count-for-turbofan', [12_000, 3000]],
  ])('of V8 %s is told once to wait, for many files longer, and once to go on as usual', (v8, option, values) => {
    const { flags, compiler } = told(v8);
    compiler?.resume();
    compiler?.postpone(false);
    compiler?.postpone(false);
    expect(flags).toEqual([`--${option}=${values[0]}`]);
    compiler?.postpone(true);
    compiler?.resume();
    expect(flags).toEqual(values.map((value) => `--${option}=${value}`));
  });

  it.each(['10.2.154.26-node.36', '13.6.233.17-node.40', '110.0'])('of V8 %s is left alone', (v8) => {
    expect(told(v8).compiler).toBeUndefined();
  });

  it('hears only flags that this V8 knows', () => {
    const { flags, compiler } = told(process.versions.v8);
    compiler?.postpone(true);
    compiler?.resume();
    expect(flags).toHaveLength(compiler ? 2 : 0);
    const program = `const { setFlagsFromString } = require('v8'); ${JSON.stringify(flags)}.forEach(setFlagsFromString)`;
    // V8 itself writes what it does not know to the descriptor.
    const { status, stderr } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
