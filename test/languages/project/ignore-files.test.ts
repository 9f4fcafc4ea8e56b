import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanParts, excludedBy, parseDockerignore } from '../../../src/languages/project/dockerignore.ts';
import { GitIgnore } from '../../../src/languages/project/gitignore.ts';
import { matchPart, matchParts } from '../../../src/languages/project/glob.ts';

describe('matchPart', () => {
  it.each([
    ['*', 'a.js', true],
    ['*.js', 'a.js', true],
    ['*.js', 'a.jsx', false],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-b-b', false],
    ['?', 'a', true],
    ['?', '', false],
    ['[a-c]x', 'bx', true],
    ['[^a-c]x', 'bx', false],
    ['[!a]', 'b', true],
    ['\\*', '*', true],
    ['\\*', 'a', false],
    ['[a', '[a', true],
    ['[a', 'a', false],
    ['', '', true],
    ['package*.json', 'package-lock.json', true],
  ])('%s and %s', (pattern, text, matched) => {
    expect(matchPart(pattern, text)).toBe(matched);
  });

  it('stays quick on hostile patterns', () => {
    const start = performance.now();
    expect(matchPart(`${'*a'.repeat(2000)}b`, 'a'.repeat(2000))).toBe(false);
    expect(matchParts([...Array(50).fill('**'), 'x'], Array(200).fill('a'))).toBe(false);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('matches each plain text by itself alone', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z.]{0,6}$/), fc.stringMatching(/^[a-z.]{0,6}$/), (a, b) => {
        expect(matchPart(a, b)).toBe(a === b);
      }),
    );
  });
});

describe('excludedBy', () => {
  it.each([
    ['node_modules', 'node_modules/a/b.js', 'node_modules'],
    ['node_modules', 'web/node_modules/a.js', undefined],
    ['**/node_modules', 'web/node_modules/a.js', '**/node_modules'],
    ['**/node_modules', 'node_modules/a.js', '**/node_modules'],
    ['/dist/', 'dist/x', '/dist/'],
    ['./dist', 'dist/x', './dist'],
    ['*', 'src/a.js', '*'],
    ['*\n!src', 'src/a.js', undefined],
    ['*\n!src\nsrc/*.log', 'src/a.log', 'src/*.log'],
    ['*\n!src/**', 'src/a/b', undefined],
    ['# node_modules', 'node_modules/a', undefined],
    [' # x', '# x', '# x'],
    ['*.md\r\n!README.md\r\n', 'README.md', undefined],
    ['*.md\r\n!README.md\r\n', 'CHANGES.md', '*.md'],
    ['! src', 'src', undefined],
    ['build/**', 'build/a/b', 'build/**'],
    ['a/../b', 'b', 'a/../b'],
    ['', 'a', undefined],
  ])('%j and %s', (text, path, by) => {
    expect(excludedBy(parseDockerignore(text), path)?.text).toBe(by);
  });

  it('knows where each pattern stands', () => {
    const text = '\ufeff# c\r\n  *.log  \r\n\r\n!a.log';
    const patterns = parseDockerignore(text);
    expect(patterns.map(({ span, line }) => [text.slice(span.start, span.end), line])).toEqual([
      ['*.log', 2],
      ['!a.log', 4],
    ]);
  });
});

describe('cleanParts', () => {
  it.each([
    ['./a//b/', ['a', 'b']],
    ['../a', ['a']],
    ['a/../../b', ['b']],
    ['.', []],
  ])('%s', (path, parts) => {
    expect(cleanParts(path)).toEqual(parts);
  });
});

describe('GitIgnore', () => {
  const ignore = new GitIgnore();
  ignore.add('.gitignore', '# build\r\ndist/\n*.jar\n!keep.jar\n/out\nweb/gen/*.js\n');
  ignore.add('web/.gitignore', 'public\n');

  it.each([
    ['dist/app.js', true],
    ['web/dist', true],
    ['target/app.jar', true],
    ['keep.jar', false],
    ['out', true],
    ['web/out', false],
    ['web/gen/a.js', true],
    ['web/public/x', true],
    ['public/x', false],
    ['src/a.js', false],
  ])('%s', (path, ignored) => {
    expect(ignore.ignores(path)).toBe(ignored);
  });

  it('tells folders from files', () => {
    expect(ignore.ignores('dist', false)).toBe(false);
    expect(ignore.ignores('dist')).toBe(true);
  });
});
