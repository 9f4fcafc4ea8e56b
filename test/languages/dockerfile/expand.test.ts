import { describe, expect, it } from 'vitest';
import { expand, substitutionProblem, variablesOf } from '../../../src/languages/dockerfile/expand.ts';
import { parseDockerfile } from '../../../src/languages/dockerfile/parse.ts';
import { check } from '../../support/check.ts';

const VALUES: Readonly<Record<string, string>> = { A: '1.2.3', B: '/usr/local/b.tar.gz', C: '', D: 'aab*b' };
const value = (raw: string, escapeChar: '\\' | '`' = '\\') =>
  expand(raw, escapeChar, (name) => (name === 'U' ? 'unknown' : { value: VALUES[name] }));

/** Each row was given to BuildKit 0.34.2 as well; undefined where it stops. */
describe('a word', () => {
  it.each([
    ['$A-${A}', '1.2.3-1.2.3'],
    ['${C:-d}${C-d}${E:-d}${E-d}', 'ddd'],
    ['${A:-d}${A-d}', '1.2.31.2.3'],
    ['${A:+d}${C:+d}${C+e}${E+d}', 'de'],
    ['${A:?x}${C?x}', '1.2.3'],
    ['${C:?x}', undefined],
    ['${E?x}', undefined],
    ['${A%.*}', '1.2'],
    ['${A%%.*}', '1'],
    ['${A#*.}', '2.3'],
    ['${A##*.}', '3'],
    ['${B##*/}', 'b.tar.gz'],
    ['${B%%.?ar*}', '/usr/local/b'],
    ['${A%.3}${A%.4}${A#1.}', '1.21.2.32.3'],
    ['${A/./-}', '1-2.3'],
    ['${A//./-}', '1-2-3'],
    ['${B//\\//-}', '-usr-local-b.tar.gz'],
    ['${B//r*l}', undefined],
    ['${B/r*l/x}', '/usx/b.tar.gz'],
    ['${A//./}', '123'],
    ['${D//b\\*/x}', 'aaxb'],
    ['${D/\\*/\\}}', 'aab\\}b'],
    ['${D//"*"/x}', 'x'],
    ['${E/a/b}', ''],
    ['${A/$E./x}', '1x2.3'],
    ['${E:-${C:-$A}}', '1.2.3'],
    ['${E:-"}"}', '}'],
    ["${E:-'$A'}", '$A'],
    ['${E:-\\}}', '}'],
    ['"$A"\'$A\'\\$A', '1.2.3$A$A'],
    ['"a\\b\\$"', 'a\\b$'],
    ['$', '$'],
    ['$.', '$.'],
    ['a$1b$$c$?d${1}', 'abcd'],
    ['${A^^}', undefined],
    ['${A:=x}', undefined],
    ['${A:#x}', undefined],
    ['${!A}', undefined],
    ['${A', undefined],
    ['${}', undefined],
    ['${A:-x', undefined],
    ['$U', undefined],
    ['${U:-x}', undefined],
  ])('%s', (raw, wanted) => {
    expect(value(raw)).toBe(wanted);
  });

  it('is read with the escape character of the file', () => {
    expect(value('`$A\\$A', '`')).toBe('$A\\1.2.3');
    expect(value('${E:-`}}', '`')).toBe('}');
    expect(value('${A//\\./-}', '`')).toBeUndefined();
  });

  it('is worked out in a time that grows with its length', () => {
    const long = 'a'.repeat(4000);
    const start = performance.now();
    expect(expand(`\${L##${'*a'.repeat(100)}b}`, '\\', () => ({ value: long }))).toBe(long);
    expect(expand(`\${L//${'*a'.repeat(200)}b/x}`, '\\', () => ({ value: long }))).toBeUndefined();
    expect(expand('${L:-"$L'.repeat(20_000), '\\', () => ({ value: long }))).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('the variables of a word', () => {
  it('are those with a name, in operands too', () => {
    const uses = variablesOf('$1 ${A:-$B} ${C//$D/${E}} $$ \\$F', '\\');
    expect(uses.map(({ name, operator, operand }) => [name, operator, operand])).toEqual([
      ['A', ':-', '$B'],
      ['B', undefined, ''],
      ['C', '//', '$D/${E}'],
      ['D', undefined, ''],
      ['E', undefined, ''],
    ]);
  });

  it.each([
    ['${A^^}', '`^` is not a valid operator'],
    ['${A:=x}', '`:=` is not a valid operator'],
    ['x${A', '`}` is missing'],
    ['${A/b}', '`/` is missing'],
    ['${}', 'the name between the braces'],
    ["${A:-'}", undefined],
    ['$(a) ${A:?b}', undefined],
  ])('%s', (raw, wanted) => {
    const problem = substitutionProblem(raw, '\\');
    if (wanted === undefined) expect(problem).toBeUndefined();
    else expect(problem?.problem).toContain(wanted);
  });
});

describe('what the builder stops at', () => {
  const errors = async (code: string) =>
    (await check('Dockerfile', code, { select: ['DL1000'] })).map(({ start, end }) =>
      code.slice(start.offset, end.offset),
    );

  it('is reported where it puts in variables', async () => {
    expect(await errors('FROM a\nENV A=1 B=x${A^^}\n')).toEqual(['${A^^}']);
    expect(await errors('FROM a\nWORKDIR /x/${A,,}/y\nUSER ${A\n')).toEqual(['${A,,}', '${A']);
    expect(await errors('ARG V\nFROM a:${V:0:1}\n')).toEqual(['${V:0:1}']);
    expect(await errors("FROM a\nCOPY <<EOF /a\nit's ${A@Q}\nEOF\n")).toEqual(['${A@Q}']);
    expect(await errors('FROM a\nRUN --mount=type=cache,target=/${A~} a\n')).toEqual(['${A~}']);
  });

  it('is no matter in scripts, quoted bodies and templates', async () => {
    expect(
      await errors(
        "FROM a\nRUN echo ${A^^}\nCOPY <<'EOF' /a\n${A^^}\nEOF\nCMD echo ${A^^}\nENV A='${A^^}' B=\\${A^^}\n",
      ),
    ).toEqual([]);
    expect(await errors('FROM a\nENV A=${{ b }}\n')).toEqual([]);
  });
});

describe('what holds in a stage', () => {
  const scopeOf = (text: string) => {
    const doc = parseDockerfile({ path: 'Dockerfile', origin: 'index', text });
    return doc.stages.map(({ imageText }) => imageText);
  };

  it('knows no platform for FROM', () => {
    expect(
      scopeOf('FROM build-$TARGETARCH\nFROM a:${TARGETARCH:-x}\nFROM b:$UNSET\nFROM c:${BUILDPLATFORM}\n'),
    ).toEqual([undefined, undefined, 'b:', undefined]);
  });

  it('works out patterns in FROM', () => {
    expect(scopeOf('ARG V=3.12.1\nARG M=${V%.*}\nFROM python:${V%.*}\nFROM python:$M-slim\n')).toEqual([
      'python:3.12',
      'python:3.12-slim',
    ]);
  });
});
