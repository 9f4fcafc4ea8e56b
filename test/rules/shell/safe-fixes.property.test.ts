import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFixes } from '../../../src/engine/fixes.ts';
import { check } from '../../support/check.ts';

const text = fc.stringMatching(/^[a-c *?[\]~]{0,6}$/);
const word = fc.constantFrom('a', '"$1"', '$1', '$2', "'b c'", '"$(echo "$2")"', '*');
const inner = fc.tuple(fc.constantFrom('echo', 'printf "%s|"', 'egrep -o "a|b" <', 'find'), word).map(([name, arg]) => {
  if (name.startsWith('egrep')) return 'echo abc | egrep -o "a|b"';
  return name === 'find' ? 'find -maxdepth 0' : `${name} ${arg}`;
});
/** Statements that the safe fixes of shell rules rewrite, and some around them. */
const statement = fc.oneof(
  inner.map((command) => `x=\`${command}\`; echo "$x"`),
  inner.map((command) => `echo "\`${command}\`"`),
  inner.map((command) => `echo \`${command}\` end`),
  fc.constantFrom(
    'f=`for i in 1 2; do echo $i; done`; echo $f',
    'echo `( echo a; echo b )`',
    'echo `echo $(( 1 + 2 ))`',
  ),
  word.map((arg) => `echo abc | fgrep -c ${arg === '*' ? 'a' : "'b'"}`),
  word.map((arg) => `if [ -a /dev/null ] && [[ -a /nowhere ]]; then echo ${arg}; else echo no; fi`),
  word.map((arg) => `function g() { echo ${arg} "$@"; }; g ${arg}`),
  word.map((arg) => `function h { echo "$#"; }; h ${arg}`),
  fc.constant('case a in `echo a`) echo yes ;; esac'),
);

const programs = ['bash', 'dash'].filter((name) => spawnSync(name, ['-c', ':']).status === 0);

function run(program: string, script: string, args: readonly string[]) {
  const { stdout, status } = spawnSync(program, ['-c', script, 'sh', ...args], {
    cwd: '/proc/self',
    encoding: 'utf8',
    timeout: 5_000,
  });
  return { stdout, status };
}

describe.skipIf(programs.length === 0)('a script does the same after its safe fixes', () => {
  it('in every shell here that can read it', async () => {
    let changed = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(statement, { minLength: 1, maxLength: 3 }),
        text,
        text,
        async (lines, first, second) => {
          for (const shebang of ['#!/bin/sh', '#!/bin/bash']) {
            const script = `${shebang}\n${lines.join('\n')}\n`;
            const fixed = applyFixes(script, await check('a.sh', script, { select: ['ALL'] })).text;
            if (fixed === script) continue;
            changed += 1;
            for (const program of programs) {
              const before = run(program, script, [first, second]);
              // A script that the shell refuses does nothing that a fix could change.
              if (program === 'dash' && before.status !== 0) continue;
              expect(run(program, fixed, [first, second]), `${program}: ${script} became ${fixed}`).toEqual(before);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
    expect(changed).toBeGreaterThan(20);
  }, 60_000);
});
