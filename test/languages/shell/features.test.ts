import { describe, expect, it } from 'vitest';
import { rules } from '../../../src/engine/rules-shell.gen.ts';
import { type Dialect, shellDocument } from '../../../src/languages/shell/document.ts';

const featuresOf = (text: string, dialect: Dialect = 'sh') =>
  shellDocument({
    file: { path: 'script.sh', text, origin: 'worktree' },
    text,
    dialect,
    variables: [],
    errexit: false,
    pipefail: false,
    origin: 'run',
    template: false,
  }).features;

describe('features of a script', () => {
  it.each([
    ['/usr/bin/cd "x"', ['command:cd', 'DoubleQuoted', 'dialect:sh']],
    ["c'd' x; \\ls", ['command:cd', 'command:ls', '\\']],
    ["$'\\x63\\x64' x", ['command:cd']],
    ['echo `cd x` $(ls)', ['command:cd', 'command:ls', '`', 'CommandExpansion']],
    ['echo `echo \\`cd x\\``', ['command:cd']],
    ['f() { trap "cd x" EXIT; }', ['command:trap', 'Function']],
    ['$run x', ['command:$', 'SimpleExpansion']],
    ['./*.sh x', ['command:*', 'Glob']],
    ['rm `echo *`', ['leading-glob']],
    ['echo "a"$b"c"', ['between-quotes']],
    ['A=1', ['command:', 'Assignment']],
    ['> x', ['command:', 'operator:>']],
    ['a+=1 b', ['append', 'command:b']],
    ['a+\\\n=1', ['append']],
    ['x = 1', ['argument:=']],
    ['a |& b || c >> d', ['operator:|&', 'operator:||', 'operator:>>', 'Pipeline', 'AndOr']],
    ['[ -n $x -a $y == 1 ]', ['test:-n', 'test:==', 'joint']],
    ['[[ a =\\\n= b ]]', ['test:==', 'TestCommand']],
    ['[ x ]', ['test:']],
    ['echo done', ['keyword']],
    ['echo \u201chi', ['beyond-ascii']],
    ['if true; then', ['broken']],
    ['cat <<E\nx\n', ['broken', 'HereDoc']],
    ['echo "$@" ${x:-1}', ['$@', 'Default', 'ParameterExpansion']],
  ] as const)('%j has %j', (text, wanted) => {
    const features = featuresOf(text);
    expect(wanted.filter((one) => !features.has(one))).toEqual([]);
  });

  it('are none where nothing is read', () => {
    expect(featuresOf('cd x | [ `a` ]', 'none').size).toBe(0);
  });

  it.each([
    ['npm ci', 0],
    ['npm run build -- --out "dist"', 0],
    ['apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*', 2],
  ])('%s is shown to few rules', (text, most) => {
    const features = featuresOf(text);
    expect(rules.filter(({ needs }) => !needs || needs.some((one) => features.has(one))).length).toBeLessThanOrEqual(
      most,
    );
  });
});
