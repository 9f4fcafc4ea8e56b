import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('..', import.meta.url).pathname;
const IMPORT = /^(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;

/** Every file and package that is loaded together with some files; what is imported by `import()` is not. */
function loadedWith(...files: readonly string[]): ReadonlySet<string> {
  const loaded = new Set<string>();
  const waiting = [...files];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (loaded.has(name)) continue;
    loaded.add(name);
    if (!name.startsWith('src/')) continue;
    for (const [, target = ''] of readFileSync(join(ROOT, name), 'utf8').matchAll(IMPORT)) {
      waiting.push(target.startsWith('.') ? normalize(join(dirname(name), target)) : target);
    }
  }
  return loaded;
}

/** What every commit loads, whatever is staged. */
const START = ['src/cli.ts', 'src/app/run.ts'];
const EMBEDDED = ['src/engine/rules-images.gen.ts', 'src/engine/rules-project.gen.ts'];
const DOCKERFILE = ['src/engine/rules-dockerfile.gen.ts', 'src/engine/rules-shell.gen.ts'];
const SLOW = [
  'execa',
  'simple-git',
  'lint-staged',
  'husky',
  'node:crypto',
  'node:fs/promises',
  'node:http',
  'node:https',
  'node:stream',
  'node:worker_threads',
  'node:zlib',
];

/** Parsers that read the odd files alone, and what is slow to load. */
const PARSERS = ['yaml', 'unbash', 'dockerfile-ast', ...SLOW];

describe('what a commit loads', () => {
  it.each([
    ['nothing staged', [...START], PARSERS],
    ['Dockerfiles', [...START, ...DOCKERFILE, ...EMBEDDED], ['yaml', 'dockerfile-ast', ...SLOW]],
    ['manifests', [...START, 'src/engine/rules-kubernetes.gen.ts', ...EMBEDDED], PARSERS],
    ['Compose files', [...START, 'src/engine/rules-compose.gen.ts', ...EMBEDDED], PARSERS],
    ['cross-file rules', ['src/engine/rules-project.gen.ts'], PARSERS],
    ['findings', ['src/report/human.ts'], PARSERS],
  ])('leaves out what it does not need: %s', (_, files, kept) => {
    const loaded = loadedWith(...files);
    expect(kept.filter((name) => loaded.has(name))).toEqual([]);
  });

  it('loads nothing of the image scanner, which belongs to its own command', () => {
    const isScan = (path: string): boolean =>
      path.startsWith('src/scan/') || /^src\/app\/scan(?:-\w+)?\.ts$/.test(path);
    const importers = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
      .map((path) => `src/${path.replaceAll('\\', '/')}`)
      .filter((path) => path.endsWith('.ts') && !isScan(path))
      .filter((path) =>
        [...readFileSync(join(ROOT, path), 'utf8').matchAll(/'(\.[^'\n]*\.ts)'/g)].some(([, target = '']) =>
          isScan(normalize(join(dirname(path), target)).replaceAll('\\', '/')),
        ),
      );
    expect(importers).toEqual(['src/cli/commands.ts']);
    expect([...loadedWith(...START)].filter(isScan)).toEqual([]);
    expect([...loadedWith('src/app/scan.ts')].filter(isScan).length).toBeGreaterThan(20);
  });

  it('finds what is needed', () => {
    expect(loadedWith('src/languages/dockerfile/tree.ts')).toContain('dockerfile-ast');
    expect(loadedWith(...DOCKERFILE)).toContain('unbash');
    expect(loadedWith('src/engine/rules-kubernetes.gen.ts')).toContain('src/languages/yaml/scan.ts');
    expect(loadedWith(...START)).toContain('src/engine/run.ts');
  });
});
