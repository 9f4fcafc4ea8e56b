import { describe, expect, it } from 'vitest';
import { allInstructions } from '../../../src/languages/dockerfile/facts.ts';
import { parseDockerfile } from '../../../src/languages/dockerfile/parse.ts';

const parse = (text: string) => parseDockerfile({ path: 'Dockerfile', text, origin: 'index' });
const keywords = (text: string) => parse(text).instructions.map(({ keyword }) => keyword);

describe('instructions', () => {
  it.each<[string, string, string[]]>([
    ['blank lines and comments', '# a\n\nFROM a\n# b\nRUN x\n', ['FROM', 'RUN']],
    ['a byte order mark', '\uFEFFFROM a\nRUN x\n', ['FROM', 'RUN']],
    ['CRLF', 'FROM a\r\nRUN x \\\r\n  y\r\nUSER z\r\n', ['FROM', 'RUN', 'USER']],
    ['blanks after the escape character', 'RUN a \\ \t\n b\nUSER c', ['RUN', 'USER']],
    ['comments and blank lines inside a continuation', 'RUN a \\\n# c\n\n  b\nUSER c', ['RUN', 'USER']],
    ['a doubled backslash', 'RUN echo a\\\\\nUSER c', ['RUN', 'USER']],
    ['the backtick as escape character', '# escape=`\nRUN a `\n b\nUSER C:\\\nWORKDIR c', ['RUN', 'USER', 'WORKDIR']],
    ['an escape directive after a comment is none', '# hi\n# escape=`\nRUN a `\nUSER c', ['RUN', 'USER']],
    ['a here-document', 'RUN <<EOF\nUSER a\nEOF\nUSER b', ['RUN', 'USER']],
    ['a here-document with a descriptor', 'RUN cat 3<<EOF\nUSER a\nEOF\nUSER b', ['RUN', 'USER']],
    ['tabs before the end marker', 'RUN <<-EOF\nUSER a\n\tEOF\nUSER b', ['RUN', 'USER']],
    ['a quoted end marker', 'COPY <<"EOF" /a\nUSER a\nEOF\nUSER b', ['COPY', 'USER']],
    ['two here-documents, one with a dash', 'COPY <<-A <<B /d/\nx\n\tA\ny\n\tB\nB\nUSER b', ['COPY', 'USER']],
    ['a here-document inside ONBUILD', 'ONBUILD RUN <<EOF\nUSER a\nEOF\nUSER b', ['ONBUILD', 'USER']],
    ['a here-document in a continued line', 'RUN a \\\n  && cat <<EOF\nUSER a\nEOF\nUSER b', ['RUN', 'USER']],
    ['no here-document after a quote', 'RUN echo "<<EOF"\nUSER b', ['RUN', 'USER']],
    ['no here-document for a here-string', 'RUN cat <<<EOF\nUSER b', ['RUN', 'USER']],
    ['no here-document glued to a word', 'RUN cat<<EOF\nUSER b', ['RUN', 'USER']],
    ['a blank before the name', 'RUN cat << EOF > f\nUSER a\nEOF\nCOPY <<  "E F" /x\nUSER b\nE F\n', ['RUN', 'COPY']],
    [
      'no here-document without a name',
      "RUN cat <<'' x\nUSER a\n\nRUN cat <<- EOF\nUSER b",
      ['RUN', 'USER', 'RUN', 'USER'],
    ],
    ['no here-document in a line that cannot be read', 'RUN echo ${A^^} <<EOF\nUSER a\nEOF', ['RUN', 'USER', 'EOF']],
    ['an operator that only shells know', 'RUN echo ${A:0:1} <<EOF\nUSER a\nEOF', ['RUN']],
    ['no here-document in CMD', 'CMD cat <<EOF\nUSER b', ['CMD', 'USER']],
    ['an unclosed here-document', 'RUN <<EOF\nUSER a\n', ['RUN']],
    ['one whose end was meant to be indented', 'RUN sh <<EOF\nUSER a\n  EOF\nUSER b', ['RUN', 'USER']],
    ['one with blanks behind its end', 'COPY <<A <<B /x/\nA\nUSER a\nB \nUSER b', ['COPY', 'USER']],
    ['one whose name goes on', 'RUN cat <<EOF|sh\nUSER a\nEOF\nUSER b', ['RUN', 'USER']],
    ['lower case', 'from a\nrun x', ['FROM', 'RUN']],
  ])('knows %s', (_, text, expected) => {
    expect(keywords(text)).toEqual(expected);
  });

  it('puts every part at its place through continued lines', () => {
    const text =
      'FROM a\nRUN --mount=type=cache,target=/c \\\n# why\n  ec\\\nho "a b"\nCOPY --from=x \\\n a b\\\n  /d/\n';
    const [, run, copy] = parse(text).instructions;
    expect(run?.args.raw).toBe('echo "a b"');
    expect(text.slice(run?.args.span.start, run?.args.span.end)).toBe('ec\\\nho "a b"');
    expect(run?.flags.map(({ name, value, span }) => [name, value, text.slice(span.start, span.end)])).toEqual([
      ['mount', 'type=cache,target=/c', '--mount=type=cache,target=/c'],
    ]);
    expect(copy?.words.map(({ value }) => value)).toEqual(['a', 'b', '/d/']);
    expect(text.slice(copy?.flags[0]?.valueSpan?.start, copy?.flags[0]?.valueSpan?.end)).toBe('x');
  });

  it.each<[string, boolean]>([
    ['["a", "b"]', true],
    [' [ "a" ] ', true],
    ['["\\u0041"]', true],
    ["['a']", false],
    ['["a" "b"]', false],
    ['[ -f x ]', false],
    ['["a"] && b', false],
  ])('decides the form of CMD %s', (args, json) => {
    expect(parse(`CMD ${args}`).instructions[0]?.json).toBe(json);
  });

  it.each<[string, string[]]>([
    ["RUN ['a', 'b']", ['none']],
    ['CMD ["a",]', ['none']],
    ['CMD ["a", 1]', []],
    ['RUN [ -f x ]', ['sh']],
  ])('has no shell for what was meant as an array: %s', (line, dialects) => {
    expect(parse(`FROM a\n${line}\n`).scripts.map(({ shell }) => shell.dialect)).toEqual(dialects);
  });

  it('reads pairs', () => {
    const doc = parse('ENV A=1 B="x y" \\\n  C=\'z\'\nENV OLD some value\nARG N\nARG M=2 O\nLABEL "a.b"="c"');
    const pairs = doc.instructions.flatMap((one) => one.pairs.map(({ key, value }) => [key, value?.value]));
    expect(pairs).toEqual([
      ['A', '1'],
      ['B', 'x y'],
      ['C', 'z'],
      ['OLD', 'some value'],
      ['N', undefined],
      ['M', '2'],
      ['O', undefined],
      ['a.b', 'c'],
    ]);
  });

  it('reads the trigger of ONBUILD with exact places', () => {
    const text = 'FROM a\nONBUILD  copy --chown=b:c x /y\n';
    const [, copy] = [...allInstructions(parse(text))];
    expect(copy?.keyword).toBe('COPY');
    expect(text.slice(copy?.keywordSpan.start, copy?.keywordSpan.end)).toBe('copy');
    expect(copy?.flags[0]?.name).toBe('chown');
  });
});

describe('stages', () => {
  it('puts ARG defaults into images and follows names', () => {
    const doc = parse(
      'ARG V=22\nARG I=node:${V}\nFROM $I AS Build\nFROM build AS b\nFROM b:1\nFROM node:${X:-20}${V:+-slim}\nFROM ${NONE}',
    );
    expect(doc.stages.map(({ imageText }) => imageText)).toEqual(['node:22', 'build', 'b:1', 'node:20-slim', '']);
    expect(doc.stages.map(({ base }) => base?.index)).toEqual([undefined, 0, undefined, undefined, undefined]);
    expect(doc.preamble.length).toBe(2);
  });

  it('gives comments what an ignore in them covers', () => {
    const text = '# hadolint ignore=X\nFROM a\n# one\nRUN a \\\n# two\n  b\n# stage\nFROM b\nRUN c\n# last';
    const doc = parse(text);
    expect(doc.comments.map(({ target }) => target && text.slice(target.start, target.end))).toEqual([
      'FROM a',
      'RUN a \\\n# two\n  b',
      'RUN a \\\n# two\n  b',
      'FROM b',
      undefined,
    ]);
    expect(doc.comments.map(({ stage }) => stage?.start)).toEqual([20, 20, 20, 59, 59]);
  });
});

describe('scripts', () => {
  const scripts = (text: string) =>
    parse(text).scripts.map(({ form, shell }) => [form, shell.dialect, shell.text, shell.variables.join(' ')]);

  it('joins lines, follows SHELL, ENV and ARG, and inherits them from stages', () => {
    expect(
      scripts(
        'ARG G=1\nFROM a AS a\nARG G\nENV E=2\nRUN x \\\n  # c\n  y\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN z\nFROM a\nRUN w\nFROM b\nRUN v',
      ),
    ).toEqual([
      ['shell', 'sh', 'x   y', 'G E'],
      ['shell', 'bash', 'z', 'G E'],
      ['shell', 'bash', 'w', 'G E'],
      ['shell', 'sh', 'v', ''],
    ]);
  });

  it('gives the triggers of ONBUILD a scope of their own', () => {
    expect(
      scripts(
        'FROM a\nENV A=1\nONBUILD ARG B\nONBUILD SHELL ["bash"]\nONBUILD RUN t\nRUN r\nENV C=1\nONBUILD RUN u\nFROM b\nONBUILD RUN v\n',
      ),
    ).toEqual([
      ['shell', 'bash', 't', 'A B'],
      ['shell', 'sh', 'r', 'A'],
      ['shell', 'bash', 'u', 'A B C'],
      ['shell', 'sh', 'v', ''],
    ]);
  });

  it('reads here-documents, exec forms and health checks', () => {
    expect(
      scripts(
        'FROM a\nRUN <<-EOF\n\techo 1\n\tEOF\nRUN <<E\n#!/usr/bin/env python3\nE\nRUN cat <<E > f\nb\nE\nRUN ["sh", "-c", "x y"]\nHEALTHCHECK --interval=5s CMD curl a\nHEALTHCHECK NONE\nONBUILD RUN o',
      ),
    ).toEqual([
      ['heredoc', 'sh', 'echo 1\n', ''],
      ['heredoc', 'none', '#!/usr/bin/env python3\n', ''],
      ['shell', 'sh', 'cat <<E > f\nb\nE', ''],
      ['exec', 'sh', "sh -c 'x y'", ''],
      ['inner', 'sh', 'x y', ''],
      ['shell', 'sh', 'curl a', ''],
      ['shell', 'sh', 'o', ''],
    ]);
  });

  it('maps script places to the file', () => {
    const text = 'FROM a\r\nRUN a && \\\r\n  # c\r\n  sudo apt-get \\\r\n  update\r\n';
    const [script] = parse(text).scripts;
    const call = script?.shell.invocations.at(-1);
    const spans = call?.words.map(({ span }) => script?.shell.toFile(span));
    expect(spans?.map((span) => text.slice(span?.start, span?.end))).toEqual(['apt-get', 'update']);
  });
});
