import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readToml } from '../../../src/app/init/toml.ts';
import { jsonWords, plainCommand, safePath, safePort, safeRoute, slug } from '../../../src/app/init/words.ts';

describe('what may land in a file', () => {
  it.each([
    ['@acme/Web_Shop', 'web-shop'],
    ['Shop.Api', 'shop-api'],
    ['123', 'app'],
    ['--x--', 'x'],
    ['ünïcode', 'n-code'],
    ['', 'app'],
    [undefined, 'app'],
    [`a${'-b'.repeat(60)}`, `a${'-b'.repeat(19)}`],
  ])('%j is named %s', (name, expected) => {
    expect(slug(name)).toBe(expected);
  });

  it('a name is always a DNS label', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(slug(name)).toMatch(/^[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?$/);
      }),
    );
  });

  it.each(['../a', 'a/../b', '/etc/passwd', '-rf', 'a b', 'a"b', 'a\nb', '$x', 'a//b', ''])('%j is no path', (path) => {
    expect(safePath(path)).toBeUndefined();
  });

  it.each([
    ['node server.js', ['node', 'server.js']],
    ['NODE_ENV=production cross-env PORT=1 node -r x a.js', ['node', '-r', 'x', 'a.js']],
    ['next start -p 3000', ['next', 'start', '-p', '3000']],
    ['node a.js && b', undefined],
    ['node "a b.js"', undefined],
    ['node $FILE', undefined],
    ['node a.js\nRUN b', undefined],
    ['PORT=1', undefined],
    ['', undefined],
  ])('%j needs no shell: %j', (script, words) => {
    expect(plainCommand(script)).toEqual(words);
  });

  it('words stay what they are in JSON, on one line', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (words) => {
        const text = jsonWords(words);
        expect(JSON.parse(text)).toEqual(words);
        expect(text).not.toMatch(/[\r\n]/);
      }),
    );
  });

  it('ports are above 1023 and routes are plain', () => {
    expect([safePort('80'), safePort('8080'), safePort('65536'), safePort('1e4'), safePort(undefined)]).toEqual([
      undefined,
      8080,
      undefined,
      undefined,
      undefined,
    ]);
    expect([safeRoute('/a/b-c.d'), safeRoute('/a?b'), safeRoute('a'), safeRoute("/'")]).toEqual([
      '/a/b-c.d',
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('TOML', () => {
  it('reads tables, texts, arrays over lines and repeated tables', () => {
    const toml = readToml(
      '[project]\nname = "a" # x\ndependencies = [\n  "b[extra]>=1", # y\n  \'c\',\n]\n[[bin]]\nname = "one"\n[[bin]]\nname = "two"\n[tool.poetry.dependencies]\npython = "^3"\n[dependencies.rocket]\nversion = "1"\nflag = true\n',
    );
    expect(toml.get('project.name')).toEqual(['a']);
    expect(toml.get('project.dependencies')).toEqual(['b[extra]>=1', 'c']);
    expect(toml.get('bin.name')).toEqual(['one', 'two']);
    expect(toml.get('tool.poetry.dependencies.python')).toEqual(['^3']);
    expect(toml.has('dependencies.rocket.')).toBe(true);
    expect(toml.get('dependencies.rocket.flag')).toEqual(['true']);
  });

  it('never throws, and ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'[]"\'=#\n ,a.{}') }), (text) => {
        expect(readToml(text)).toBeInstanceOf(Map);
      }),
    );
    const started = performance.now();
    readToml(`a = [\n${'"x",\n'.repeat(100_000)}`);
    readToml(`${'['.repeat(200_000)}`);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
