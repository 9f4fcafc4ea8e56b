import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('..', import.meta.url).pathname;

/** Which layers each layer may import, beside itself. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  core: [],
  boot: [],
  config: ['core', 'rule-table', 'languages/yaml'],
  'rule-table': ['core'],
  collect: ['core', 'config'],
  install: ['core', 'collect', 'config', 'languages/yaml'],
  tools: ['core', 'config'],
  report: ['core', 'rule-table'],
  engine: ['core', 'config', 'rule-table'],
  registry: ['core', 'engine', 'languages/*'],
  scan: ['core', 'report'],
  'languages/yaml': ['core'],
  'languages/shell': ['core'],
  'languages/images': ['core'],
  'languages/dockerfile': ['core', 'languages/shell', 'languages/images'],
  'languages/kubernetes': ['core', 'languages/yaml', 'languages/shell', 'languages/images'],
  'languages/compose': ['core', 'languages/yaml', 'languages/shell', 'languages/images'],
  'languages/project': ['core', 'languages/*'],
  app: [
    'core',
    'config',
    'collect',
    'install',
    'tools',
    'report',
    'engine',
    'registry',
    'rule-table',
    'scan',
    'languages/*',
  ],
  cli: ['app', 'core', 'config', 'report', 'rule-table'],
  library: ['core', 'config', 'collect', 'engine', 'registry', 'rule-table', 'languages/*', 'app'],
};

/** Files that may import from a package, by the package. A name that ends in `/` is a folder. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'dockerfile-ast': ['src/languages/dockerfile/document.ts', 'src/languages/dockerfile/tree.ts'],
  yaml: ['src/languages/yaml/'],
  unbash: ['src/languages/shell/parse.ts'],
  picomatch: ['src/config/', 'src/collect/'],
  'simple-git': ['src/install/'],
  execa: ['src/core/process.ts', 'src/tools/'],
  husky: ['src/install/'],
  'lint-staged': ['src/install/', 'src/app/'],
  'ae-cvss-calculator': ['src/scan/advisories/cvss.ts'],
  fzstd: ['src/scan/oci/zstd.ts'],
  'packageurl-js': ['src/scan/packages/purl.ts'],
};

/** Modules by which a program reads or changes the world outside. */
const OUTSIDE = [
  'fs',
  'fs/promises',
  'child_process',
  'process',
  'os',
  'readline',
  'worker_threads',
  'cluster',
  'inspector',
];
const NETWORK = ['http', 'https', 'http2', 'net', 'tls', 'dns', 'dgram'];
/** Layers that see only what they are given, with the files that are the exception. */
const PURE = /^src\/(?:core|engine|report|languages|scan)\//;
const IMPURE = ['src/core/process.ts', 'src/core/terminal.ts', 'src/core/git.ts'];
/** Files that may open connections. */
const CONNECTED = ['src/tools/'];

const LONGEST = 300;
/** Files that were longer when this was written: they may shrink, not grow. */
const LONG: Readonly<Record<string, number>> = {
  'src/languages/shell/analysis/values.ts': 369,
};

interface Import {
  readonly file: string;
  readonly name: string;
  /** The file of ours that is imported. */
  readonly target: string | undefined;
}

const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => `src/${path.replaceAll('\\', '/')}`)
  .filter((path) => path.endsWith('.ts'))
  .sort();
const texts = new Map(files.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]));
const imports = files.flatMap(importsOf);

function importsOf(file: string): Import[] {
  const code = texts.get(file) ?? '';
  const names = [
    ...code.matchAll(/^(?:import|export)\b[^;'"`]*?\bfrom '([^']+)';/gm),
    ...code.matchAll(/^import '([^']+)';/gm),
    ...code.matchAll(/\bimport\('([^']+)'\)/g),
  ].map((match) => match[1] ?? '');
  return names.map((name) => ({
    file,
    name,
    target: name.startsWith('.') ? normalize(join(dirname(file), name)).replaceAll('\\', '/') : undefined,
  }));
}

function layerOf(file: string): string {
  const [, first = '', second = ''] = file.split('/');
  if (/^src\/engine\/(?:rule-table\.gen|rule-row)\.ts$/.test(file)) return 'rule-table';
  if (/^src\/engine\/(?:rules[a-z-]*\.gen|parsers)\.ts$/.test(file)) return 'registry';
  if (first === 'languages') return `languages/${second}`;
  if (first.startsWith('cli')) return 'cli';
  return first.endsWith('.ts') ? 'library' : first;
}

function mayImport(from: string, to: string): boolean {
  if (from === to) return true;
  // The registry is what the engine knows of the languages.
  if (from === 'engine' && to === 'registry') return true;
  return (LAYERS[from] ?? []).some(
    (layer) => layer === to || (layer.endsWith('/*') && to.startsWith(layer.slice(0, -1))),
  );
}

function isRule(file: string): boolean {
  return /\/rules\/[^/]+\.ts$/.test(file);
}

function within(file: string, places: readonly string[]): boolean {
  return places.some((place) => (place.endsWith('/') ? file.startsWith(place) : file === place));
}

/** Strings, templates, comments and regular expressions, in that order. */
const PARTS =
  /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*|(?<=(?:[=(,:?&|![;]|return)\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\/[a-z]*/g;

/** Code without comments and without the contents of literals, so that words in them do not count. */
function bare(code: string): string {
  return code.replace(PARTS, (part) => (isComment(part) ? '' : "''"));
}

function commentsOf(code: string): string {
  return (code.match(PARTS) ?? []).filter(isComment).join('\n');
}

function isComment(part: string): boolean {
  return part.startsWith('//') || part.startsWith('/*');
}

describe('who may import whom', () => {
  it('knows a layer for every file', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => !(layerOf(file) in LAYERS))).toEqual([]);
  });

  it('every import goes to a layer below', () => {
    const wrong = imports
      .filter(({ file, target }) => target !== undefined && !mayImport(layerOf(file), layerOf(target)))
      .map(({ file, target }) => `${file} imports ${target}: ${layerOf(file)} must not know ${layerOf(target ?? '')}`);
    expect(wrong).toEqual([]);
  });

  it('every import of ours names a file with its ending', () => {
    const wrong = imports
      .filter(({ target }) => target !== undefined && (!target.endsWith('.ts') || !texts.has(target)))
      .map(({ file, name }) => `${file} imports ${name}: no such file`);
    expect(wrong).toEqual([]);
  });

  it('a rule is imported by the registry and, in the engine, by the engine alone', () => {
    const wrong = imports
      .filter(({ file, target }) => target !== undefined && isRule(target) && layerOf(file) !== 'registry')
      .filter(
        ({ file, target }) => !(target?.startsWith('src/engine/rules/') && layerOf(file) === 'engine' && !isRule(file)),
      )
      .map(({ file, target }) => `${file} imports the rule ${target}: move what they share into a file beside rules/`);
    expect(wrong).toEqual([]);
  });

  it('a package is imported where it was decided, and only there', () => {
    const wrong = imports
      .filter(({ name, target }) => target === undefined && !name.startsWith('node:'))
      .filter(({ file, name }) => !within(file, PACKAGES[name] ?? []))
      .map(({ file, name }) => `${file} imports ${name}: ${PACKAGES[name]?.join(', ') ?? 'nobody'} may`);
    expect(wrong).toEqual([]);
  });
});

describe('the world outside', () => {
  it('modules of Node are named with node:', () => {
    const wrong = imports
      .filter(({ name }) => builtinModules.includes(name))
      .map(({ file, name }) => `${file}: ${name}`);
    expect(wrong).toEqual([]);
  });

  it('core, engine, reports, languages and scan touch no file, process or clock', () => {
    const pure = files.filter((file) => PURE.test(file) && !IMPURE.includes(file));
    const wrong = imports
      .filter(({ file, name }) => pure.includes(file) && OUTSIDE.includes(name.replace('node:', '')))
      .map(({ file, name }) => `${file} imports ${name}: hand it what it needs`);
    for (const file of pure) {
      const use = /\b(?:process\.\w+|console\.\w+|Date\.now\(|new Date\(\)|Math\.random\(|globalThis\b)/.exec(
        bare(texts.get(file) ?? ''),
      );
      if (use) wrong.push(`${file} uses ${use[0]}: hand it what it needs`);
    }
    expect(wrong).toEqual([]);
  });

  it('nothing opens a connection', () => {
    const wrong = imports
      .filter(({ file, name }) => NETWORK.includes(name.replace('node:', '')) && !within(file, CONNECTED))
      .map(({ file, name }) => `${file} imports ${name}`);
    for (const [file, code] of texts) {
      if (!within(file, CONNECTED) && /\bfetch\(/.test(bare(code))) wrong.push(`${file} calls fetch`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('the house rules', () => {
  it('a file is short enough to be read', () => {
    const wrong = files
      .filter((file) => !file.endsWith('.gen.ts') && !file.includes('/data/'))
      .map((file) => ({ file, lines: (texts.get(file) ?? '').split('\n').length - 1 }))
      .filter(({ file, lines }) => lines > (LONG[file] ?? LONGEST))
      .map(({ file, lines }) => `${file} has ${lines} lines of ${LONG[file] ?? LONGEST}: split it`);
    expect(wrong).toEqual([]);
  });

  it.each([
    ['the type any', bare, /(?:[:<,|&]|\bas) *any\b/, 'name the type, or write unknown'],
    ['a non-null assertion', bare, /[\w)\]]!(?:[.[;,)]|$)/m, 'ask, or return early'],
    ['a cast through unknown', bare, /\bas unknown as\b/, 'convert at the boundary'],
    ['a debugger statement', bare, /\bdebugger;/, 'take it out'],
    ['code made from text', bare, /\beval\(|\bnew Function\(/, 'repository content is data'],
    ['an error of the compiler switched off', commentsOf, /@ts-(?:ignore|expect-error|nocheck)/, 'mend the type'],
    ['the linter switched off', commentsOf, /biome-ignore/, 'write it so that the linter agrees'],
    ['a word about work left over', commentsOf, /\b(?:TODO|FIXME|XXX|HACK)\b/, 'do it, or open an issue'],
  ])('no file holds %s', (_what, view, pattern, advice) => {
    const wrong = files
      .filter((file) => !file.endsWith('.gen.ts') && pattern.test(view(texts.get(file) ?? '')))
      .map((file) => `${file}: ${advice}`);
    expect(wrong).toEqual([]);
  });

  it('a table that is looked up by words has no prototype', () => {
    const wrong = files
      .filter((file) => !file.endsWith('.gen.ts'))
      .flatMap((file) =>
        [...(texts.get(file) ?? '').matchAll(/^(?:export )?const (\w+): [^=\n]*Record<string\b[^=\n]*= \{/gm)].map(
          ([, name]) => `${file}: ${name} answers to \`constructor\`: write table({…}) of core/table.ts, or a Map`,
        ),
      );
    expect(wrong).toEqual([]);
  });

  it('only rules, and the preset for lint-staged, are default exports', () => {
    const wrong = files.filter((file) => {
      const exported = /^export default /m.test(texts.get(file) ?? '');
      return exported !== isRule(file) && file !== 'src/lint-staged.ts';
    });
    expect(wrong).toEqual([]);
  });

  it('a rule is named by its code and its name, and has its table of tests', () => {
    const wrong: string[] = [];
    for (const file of files.filter(isRule)) {
      const code = texts.get(file) ?? '';
      const id = /^ {2}id: '([^']+)'/m.exec(code)?.[1] ?? '';
      const name = /^ {2}name: '([^']+)'/m.exec(code)?.[1] ?? '';
      const stem = basename(file, '.ts');
      if (id !== '' && stem !== `${id.toLowerCase()}-${name}`)
        wrong.push(`${file} holds ${id} ${name}: name it ${id.toLowerCase()}-${name}.ts`);
      const language = basename(dirname(dirname(file)));
      const test = `test/rules/${language}/${stem}.test.ts`;
      if (language !== 'engine' && !existsSync(join(ROOT, test))) wrong.push(`${file} has no ${test}`);
    }
    expect(wrong).toEqual([]);
  });

  it('no test is switched off or runs alone', () => {
    const tests = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.ts'),
    );
    const wrong = tests.filter((path) =>
      /\b(?:it|test|describe)\.(?:skip|only|todo)\b/.test(bare(readFileSync(join(ROOT, 'test', path), 'utf8'))),
    );
    expect(wrong).toEqual([]);
  });
});
