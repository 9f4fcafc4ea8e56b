import { describe, expect, it } from 'vitest';
import { type Dialect, type ShellSource, shellDocument } from '../../../src/languages/shell/document.ts';
import { language } from '../../../src/languages/shell/language.ts';
import { argumentsOf, flagsOf, plainArgumentsOf } from '../../../src/languages/shell/options.ts';

const script = (text: string, more: Partial<ShellSource> = {}) =>
  shellDocument({
    file: { path: 'script.sh', text, origin: 'worktree' },
    text,
    dialect: 'sh',
    variables: [],
    errexit: false,
    pipefail: false,
    origin: 'file',
    template: false,
    ...more,
  });
const names = (text: string) => script(text).commands.map(({ name }) => name);

describe('commands', () => {
  it.each([
    ['apt-get update && apt-get install -y curl', ['apt-get', 'apt-get']],
    ['if a; then b | c; else (d; { e; }); fi; f() { g; }; case x in y) h;; esac', [...'abcdegh']],
    ['echo $(a "`b`") <(c)', ['echo', 'a', 'b', 'c']],
    ['A=1 B=2', [undefined]],
    ['A=1 b > f', ['b']],
    ['$X install', [undefined]],
    ['a b ( c )', ['a']],
    ['echo `a \\`b c\\``', ['echo', 'a', 'b']],
  ])('of %s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('have words without quotes, with their places', () => {
    const [command] = script(`apt-get "install" -y cu'r'l=1* $X "\${Y}z" A=1`).commands;
    expect(command?.args.map(({ literal }) => literal)).toEqual([
      'install',
      '-y',
      'curl=1*',
      undefined,
      undefined,
      'A=1',
    ]);
    expect(command?.args.map(({ value }) => value)).toEqual(['install', '-y', 'curl=1*', '${X}', '${Y}z', 'A=1']);
    expect(command?.args.map(({ quoted }) => quoted)).toEqual([true, false, true, false, true, false]);
    expect(command?.args[2]?.span).toEqual({ start: 21, end: 30 });
  });

  it('know what surrounds them', () => {
    const contexts = script('! a | b && c || d; (e) &\nf() { g; }\nif h; i; then j; fi; (k; l) || m').commands.map(
      (command) => ({ name: command.name, ...command.context }),
    );
    const of = (name: string) => contexts.find((one) => one.name === name);
    expect(of('a')).toMatchObject({ pipeIndex: 0, pipeLength: 2, negated: true, before: undefined, after: '&&' });
    expect(of('b')).toMatchObject({ pipeIndex: 1, inCondition: true, subshells: 1 });
    expect(of('c')).toMatchObject({ before: '&&', after: '||', inCondition: true, pipeLength: 1 });
    expect(of('d')).toMatchObject({ before: '||', after: undefined, inCondition: false });
    expect(of('e')).toMatchObject({ subshells: 1, background: false });
    expect(of('g')).toMatchObject({ functionName: 'f' });
    expect(of('h')?.inCondition).toBe(false);
    expect(of('i')?.inCondition).toBe(true);
    expect(of('j')?.inCondition).toBe(false);
    expect(of('k')?.inCondition).toBe(true);
    expect(of('m')?.inCondition).toBe(false);
  });
});

describe('invocations', () => {
  it.each([
    ['sudo -u root -- env A=1 apt-get update', ['apt-get']],
    ['sudo -u root env -u B A=1 /usr/bin/apt-get update', ['/usr/bin/apt-get']],
    ['time nice -n 5 make', ['make']],
    ['ls | xargs -n 1 -I{} rm {}', ['ls', 'rm']],
    ['timeout -s KILL 10 curl x', ['curl']],
    ['command -v git', ['command']],
    ['command git x', ['git']],
    ['exec -a foo bar', ['bar']],
    ["bash -exc 'apt-get update && apt-get install x'", ['apt-get', 'apt-get']],
    ['sh -euo pipefail -c "pip install $X"', ['pip']],
    ['bash -o pipefail -c "a; b"', ['a', 'b']],
    [`sudo sh -c "sh -c 'a'"`, ['a']],
    ['sh -c "$X"', [undefined]],
    ["su app -c 'a; b' && su - app --command 'c'", ['a', 'b', 'c']],
    ['su app && su -c "$X"', ['su', undefined]],
    ['fakeroot -l x a && s6-setuidgid app b && setpriv --reuid 1 c', ['a', 'b', 'c']],
    ['sh script.sh', ['sh']],
    ['sudo', ['sudo']],
    ['sudo -l', ['sudo']],
    ['constructor x', ['constructor']],
  ])('of %s', (text, expected) => {
    expect(script(text).invocations.map(({ name }) => name)).toEqual(expected);
  });

  it('keep the place of words inside a quoted script', () => {
    const text = `sudo bash -c 'apt-get install "curl"'`;
    const [one] = script(text).invocations;
    expect(one?.words.map(({ span }) => text.slice(span.start, span.end))).toEqual(['apt-get', 'install', '"curl"']);
    expect(one?.via).toEqual(['sudo', 'bash']);
  });

  it('point at their words in a quoted script that holds escapes', () => {
    const text = 'sh -c "echo \\"a\\" b"';
    const [one] = script(text).invocations;
    expect(one?.words.map(({ literal }) => literal)).toEqual(['echo', 'a', 'b']);
    expect(new Set(one?.words.map(({ span }) => text.slice(span.start, span.end)))).toEqual(
      new Set(['echo', '\\"a\\"', 'b']),
    );
  });
});

describe('arguments', () => {
  const sorted = (text: string) => {
    const [one] = script(text).invocations;
    const args = argumentsOf(one ?? { words: [] });
    return {
      options: args.options.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`)),
      operands: args.operands.map(({ value }) => value),
    };
  };
  it.each([
    ['apt-get install -yqt sid curl', ['y', 'q', 't=sid'], ['install', 'curl']],
    [
      'apt-get -o A::B=1 install -t=sid --target-release sid curl',
      ['o=A::B=1', 't=sid', 'target-release=sid'],
      ['install', 'curl'],
    ],
    [
      'apk add --no-cache --virtual .deps gcc -X http://x git',
      ['no-cache', 'virtual=.deps', 'X=http://x'],
      ['add', 'gcc', 'git'],
    ],
    ['pip3.11 install -r reqs.txt --index-url=$U flask', ['r=reqs.txt', 'index-url=${U}'], ['install', 'flask']],
    ['curl -fsSLo out https://x', ['f', 's', 'S', 'L', 'o=out'], ['https://x']],
    ['curl --json a --etag-save b https://x', ['json=a', 'etag-save=b'], ['https://x']],
    ['pnpm add -w a', ['w'], ['add', 'a']],
    ['npm install -w a b --only prod', ['w=a', 'only=prod'], ['install', 'b']],
    ['dnf install --destdir /d a', ['destdir=/d'], ['install', 'a']],
    ['pip install --use-feature x a', ['use-feature=x'], ['install', 'a']],
    ['wget --accept-regex r -q https://x', ['accept-regex=r', 'q'], ['https://x']],
    ['go test -pgo f -v a', ['pgo=f', 'v'], ['test', 'a']],
    ['curl -fsSLoout https://x', ['f', 's', 'S', 'L', 'o=out'], ['https://x']],
    ['go build -o app -ldflags="-s -w" ./cmd', ['o=app', 'ldflags=-s -w'], ['build', './cmd']],
    ['rm -rf -- -x', ['r', 'f'], ['-x']],
    ['wget -', [], ['-']],
    ['apt-get install -t', ['t'], ['install']],
  ])('of %s', (text, options, operands) => {
    expect(sorted(text)).toEqual({ options, operands });
  });

  it('as hadolint counts them', () => {
    const [one] = script('apt-get -yqq install --target-release=sid -- -x').commands;
    expect(flagsOf(one ?? { words: [] }).map(({ name }) => name)).toEqual(['y', 'q', 'q', 'target-release']);
    expect(plainArgumentsOf(one ?? { words: [] }).map(({ value }) => value)).toEqual(['install', '--', '-x']);
  });
});

describe('comments', () => {
  it.each([
    ['a # one\n# two\nb', ['# one', '# two']],
    ['a#b "# c" \'# d\' $# ${#x} ${x#y}\n', []],
    ['cat <<E\n# no\nE\n# yes', ['# yes']],
    ['a $(\n# inside\nb)', ['# inside']],
    ['a=(\n# inside\nb)', ['# inside']],
    ['if a; then # one\nb; fi; # two', ['# one', '# two']],
  ])('of %j', (text, expected) => {
    expect(script(text).comments.map(({ span }) => text.slice(span.start, span.end))).toEqual(expected);
  });

  it('cover the next complete command, or the one they stand behind, or the script', () => {
    const covered = (text: string) =>
      script(text).comments.map(({ target }) => target && text.slice(target.start, target.end));
    expect(covered('a\n# shellcheck disable=SC1\nif b; then c; fi\nd')).toEqual(['if b; then c; fi']);
    expect(covered('a; b # plimsoll ignore=X\nc')).toEqual(['a']);
    expect(covered('# shellcheck disable=SC1\na\nb')).toEqual(['# shellcheck disable=SC1\na\nb']);
    expect(covered('a\n# shellcheck disable=SC1\n')).toEqual([undefined]);
  });
});

describe('places in the file', () => {
  const text = 'RUN cd x && \\\n  # why\n  make "a"\n';
  const kept = [...'cd x &&   make "a"'];
  const map = [...[4, 5, 6, 7, 8, 9, 10, 11], ...Array.from({ length: 10 }, (_, at) => 22 + at), 32];
  const doc = script(kept.join(''), { file: { path: 'Dockerfile', text, origin: 'index' }, map });

  it('end behind the last character, not at the next kept line', () => {
    expect(doc.toFile({ start: 0, end: 4 })).toEqual({ start: 4, end: 8 });
    expect(doc.toFile({ start: 0, end: 8 })).toEqual({ start: 4, end: 12 });
    expect(doc.toFile({ start: 8, end: 8 })).toEqual({ start: 12, end: 12 });
    expect(doc.toFile({ start: 0, end: 18 })).toEqual({ start: 4, end: 32 });
  });

  it('are verbatim unless a line break lies within', () => {
    expect(doc.isVerbatim({ start: 0, end: 8 })).toBe(true);
    expect(doc.isVerbatim({ start: 5, end: 12 })).toBe(false);
    expect(doc.isVerbatim({ start: 4, end: 4 })).toBe(true);
  });

  it('are not verbatim inside a JSON string', () => {
    const json = 'RUN ["sh", "-c", "a \\"b\\""]';
    const start = json.indexOf('a \\');
    const inner = script('a "b"', {
      file: { path: 'Dockerfile', text: json, origin: 'index' },
      map: [start, start + 1, start + 2, start + 4, start + 5, start + 7],
    });
    expect(inner.isVerbatim({ start: 0, end: 1 })).toBe(false);
    expect(inner.toFile({ start: 2, end: 5 })).toEqual({ start: start + 2, end: start + 7 });
  });
});

describe('dialect of a file', () => {
  it.each<[string, string, Dialect]>([
    ['x.sh', 'a', 'bash'],
    ['.zshrc', 'a', 'none'],
    ['app_zsh_completer.sh', 'a', 'none'],
    ['_app.sh', '#compdef app\na', 'none'],
    ['x.sh', '#!/usr/bin/env zsh\na', 'none'],
    ['zsh.sh', '#!/bin/sh\na', 'sh'],
    ['x.bash', 'a', 'bash'],
    ['x.sh', '#!/bin/bash -e\na', 'bash'],
    ['x.sh', '#!/usr/bin/env -S A=1 bash\na', 'bash'],
    ['x.sh', '#!/bin/sh\n# shellcheck shell=ksh\na', 'ksh'],
    ['x.sh', '#!/usr/bin/python3\na', 'none'],
    ['x.sh', '#! /bin/ash', 'dash'],
  ])('%s %j', (path, text, dialect) => {
    expect(language.parse({ path, text, origin: 'worktree' }).dialect).toBe(dialect);
  });
});

describe('a here-document that a shell reads', () => {
  const invoked = (text: string) => {
    const doc = script(text);
    return doc.invocations.map(({ words }) => words.map(({ span }) => text.slice(span.start, span.end)).join(' '));
  };

  it.each([
    ['bash -ex <<EOF && c\napt-get update\nb "$x" d\nEOF\n', ['apt-get update', 'b "$x" d', 'c']],
    ["<<-'EOF' sudo /bin/sh\n\ta b\n\tEOF\n", ['a b']],
    ['cat <<EOF\na b\nEOF\n', ['cat']],
    ['bash script <<EOF\na b\nEOF\n', ['bash script']],
    ['bash <<EOF < f\na b\nEOF\n', ['bash']],
    ['python3 <<EOF\na b\nEOF\n', ['python3']],
    ['bash -o pipefail -s -- c <<EOF\na \\$b\nEOF\n', ['a \\$b']],
    ["bash <<'A'\nsh -e <<'B'\na b\nB\nA\n", ['a b']],
  ])('%j', (text, expected) => {
    expect(invoked(text)).toEqual(expected);
  });
});
