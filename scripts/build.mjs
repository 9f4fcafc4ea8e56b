// Builds dist/: the CLI as split CommonJS chunks (Node 20 starts them 4 ms sooner than modules), the library as a
// module over the same chunks, types, the rule documentation that `explain` reads, and the licences of what is bundled.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { rolldown } from 'rolldown';
import { loadRules } from './gen-rules.mjs';
import { edited, plainArrays as plainArraysIn } from './plain-arrays.mjs';

const root = new URL('..', import.meta.url).pathname;
const dist = join(root, 'dist');
const RULE_FILE = /\/rules\/[a-z][a-z0-9]*\d-[^/]+\.ts$/;
const EXTERNAL = /^(node:|execa$|simple-git$|husky$|lint-staged$)/;

/** Lighter stand-ins, and the CommonJS builds of what CommonJS packages require: no copying of exports at start. */
const ALIASES = {
  'vscode-languageserver-types': join(root, 'scripts/bundled/positions.cjs'),
  'vscode-languageserver-textdocument': join(root, 'node_modules/vscode-languageserver-textdocument/lib/umd/main.js'),
};

const arrayEdits = plainArraysIn(join(root, 'tsconfig.json'));

/** Comes first: its offsets are those of the files. */
const plainArrays = {
  name: 'plain-arrays',
  transform(code, id) {
    const edits = arrayEdits.get(id);
    return edits?.length ? { code: edited(code, edits), map: null } : null;
  },
};

/** Takes documentation and examples out of the rule modules: `explain` reads them from rules.json. */
const stripDocs = {
  name: 'strip-docs',
  transform(code, id) {
    if (!RULE_FILE.test(id)) return null;
    const program = this.parse(code, { lang: 'ts' });
    const edit = id.includes('/engine/') ? editOf : dropOf;
    const edits = program.body
      .filter((node) => node.type === 'ExportDefaultDeclaration' && node.declaration.type === 'CallExpression')
      .flatMap(({ declaration }) => declaration.arguments)
      .filter((argument) => argument.type === 'ObjectExpression')
      .flatMap(({ properties }) => properties.flatMap(edit));
    return { code: edited(code, edits), map: null };
  },
};

const LAZY = ['dockerfile', 'shell', 'kubernetes', 'compose', 'images', 'project'];
const ruleRows = await loadRules();

/** JSON of src/engine/needs.ts. */
function turnedRound(rows) {
  const byFeature = new Map();
  rows.forEach(({ needs = [] }, place) => {
    for (const feature of needs) byFeature.set(feature, [...(byFeature.get(feature) ?? []), place]);
  });
  const always = rows.flatMap(({ needs }, place) => (needs ? [] : [place]));
  return { always, byFeature: [...byFeature] };
}

/** Puts rules that run their file on demand (src/engine/lazy-rule.ts) in the place of the lists of rules. */
const lazyRules = {
  name: 'lazy-rules',
  transform(code, id) {
    const language = LAZY.find((one) => id.endsWith(`/engine/rules-${one}.gen.ts`));
    if (!language) return null;
    const files = [...code.matchAll(/^import \w+ from '([^']+)';$/gm)].map((match) => match[1]);
    const rows = ruleRows
      .filter((row) => row.language === language)
      .map(({ rule }) => ({ row: JSON.stringify(rowOf(rule, language)), needs: rule.needs }));
    if (rows.length !== files.length) throw new Error(`${language} has ${files.length} rules and ${rows.length} rows`);
    const loads = files.map((file) => `() => require('${file}').default,\n`).join('');
    const lines = JSON.stringify(rows.map(({ row }) => row).join('\n'));
    const type = language === 'project' ? 'LazyProjectRules' : 'LazyRules';
    const own = /^export \{ \w+ \} from .*;$/m.exec(code)?.[0] ?? '';
    const text = `import { ${type} } from './lazy-rule.ts';
${own}
export const rules = new ${type}(${lines}, ${JSON.stringify(JSON.stringify(turnedRound(rows)))}, [
${loads}]);
`;
    return { code: text, map: null };
  },
};

/** What selecting and asking a rule needs to know of it. */
function rowOf(rule, language) {
  const { id, name, severity, profiles, fixable, aliases, references, files, standsFor } = rule;
  const isPage = references[0] === `https://www.shellcheck.net/wiki/${id}`;
  const row = {
    id,
    name,
    severity,
    profiles,
    fixable: fixable === 'never' ? undefined : fixable,
    aliases: aliases.length === 0 ? undefined : aliases,
    references: isPage ? undefined : references.slice(0, 1),
    standsFor,
  };
  return language === 'project' ? { ...row, files, keeps: 'keeps' in rule, wants: 'wants' in rule } : row;
}

/**
 * Makes CommonJS modules of our files: the bundler puts such a file whole into a function, while it
 * takes the functions of a module out of it, and V8 would then make thousands of functions that a commit never calls.
 * Entries stay modules, and so do rules that are imported, not required.
 */
const WHOLE =
  /\/src\/(?!boot\/|cli\.ts|index\.ts|lint-staged\.ts|engine\/rules\/|languages\/project\/rules\/).*(?<!\.gen)\.ts$/;
/** Files that hand on to others, of which they import nothing but functions, what few of their users ask. */
const LATE = [
  { file: '/src/languages/dockerfile/fed-scripts.ts', functions: ['../shell/invocation.ts'] },
  { file: '/src/languages/project/builds.ts', functions: ['../yaml/tree.ts'] },
  { file: '/src/languages/dockerfile/rules/base021-no-shell.ts', functions: ['../../images/variants.ts'] },
  { file: '/src/languages/dockerfile/rules/df001-missing-user.ts', functions: ['../../images/variants.ts'] },
  { file: '/src/languages/dockerfile/rules/dl3045-copy-to-relative-path.ts', functions: ['../../images/variants.ts'] },
  { file: '/src/languages/project/image-user.ts', functions: ['../dockerfile/facts.ts', '../images/variants.ts'] },
  { file: '/src/languages/shell/document.ts', functions: ['./comments.ts', './features.ts', './reading.ts'] },
];
const wholeModules = {
  name: 'whole-modules',
  transform(code, id) {
    if (!WHOLE.test(id)) return null;
    const late = LATE.find(({ file }) => id.endsWith(file))?.functions ?? [];
    const module = { edits: [], early: [], late: [], lateFiles: late };
    for (const node of this.parse(code, { lang: 'ts' }).body) toCommonJs(node, module);
    const text = edited(code, module.edits);
    return { code: `${module.early.join('')}${text}\n${module.late.join('')}`, map: null };
  },
};

const assignment = (name, value) => `exports.${name} = ${value};`;

/** Notes what becomes of one statement. Functions are exported before the file runs, as they are in a module. */
function toCommonJs(node, { edits, early, late, lateFiles }) {
  const { type, start, end, declaration } = node;
  if (type === 'ImportDeclaration') edits.push({ start, end, by: requireOf(node, lateFiles) });
  else if (type === 'ExportDefaultDeclaration') {
    edits.push({ start, end: declaration.start, by: 'module.exports.default = ' });
  } else if (type === 'ExportNamedDeclaration') {
    edits.push({ start, end: declaration ? declaration.start : end, by: '' });
    if (node.exportKind === 'type') return;
    if (declaration?.type === 'FunctionDeclaration') early.push(assignment(declaration.id.name, declaration.id.name));
    else if (declaration?.type === 'ClassDeclaration') late.push(assignment(declaration.id.name, declaration.id.name));
    else if (declaration?.type === 'VariableDeclaration')
      late.push(...declaration.declarations.map(({ id }) => assignment(id.name, id.name)));
    else late.push(...reExports(node));
  } else if (type === 'ExportAllDeclaration') throw new Error('the bundle cannot export all of another file');
}

function requireOf({ importKind, specifiers, source }, late) {
  const names = specifiers.filter((one) => one.importKind !== 'type');
  if (importKind === 'type' || names.length === 0) return '';
  if (late.includes(source.value)) return names.map((name) => lateFunction(name, source.value)).join(' ');
  // The one package that is imported as a whole is CommonJS itself.
  if (names[0].type === 'ImportDefaultSpecifier' && !source.value.startsWith('.'))
    return `const ${names[0].local.name} = require('${source.value}');`;
  const parts = names.map(({ type, imported, local }) => {
    if (type === 'ImportNamespaceSpecifier') throw new Error(`${local.name} is a file as a whole`);
    return `${type === 'ImportDefaultSpecifier' ? 'default' : imported.name}: ${local.name}`;
  });
  return `const { ${parts.join(', ')} } = require('${source.value}');`;
}

/** A function whose file runs when it is first called. */
function lateFunction({ type, imported, local }, file) {
  if (type !== 'ImportSpecifier') throw new Error(`${local.name} is no function of ${file}`);
  return `const ${local.name} = (...given) => require('${file}').${imported.name}(...given);`;
}

function reExports({ specifiers, source }) {
  const from = source ? `require('${source.value}').` : '';
  return specifiers
    .filter(({ exportKind }) => exportKind !== 'type')
    .map(({ local, exported }) => assignment(exported.name, `${from}${local.name}`));
}

/** What the rows of a language say of its rules. */
const IN_ROWS = 'name title profiles since fixable aliases standsFor references docs examples needs'.split(' ');

/** Takes such a property out of a rule's own file, to the start of the next one. */
function dropOf(property, index, properties) {
  const next = properties[index + 1];
  if (!next || property.type !== 'Property' || !IN_ROWS.includes(property.key.name)) return [];
  return [{ start: property.start, end: next.start, by: '' }];
}

/** What becomes of one property of a rule of the engine: `docs` and `examples` go, of `references` the first stays (it is the url). */
function editOf(property) {
  if (property.type !== 'Property' || property.key.type !== 'Identifier') return [];
  const { start, end } = property.value;
  if (property.key.name === 'docs') return [{ start, end, by: '{ what: "", why: "", instead: "" }' }];
  if (property.key.name === 'examples') return [{ start, end, by: '{ bad: [], good: [] }' }];
  if (property.key.name === 'references' && property.value.type === 'ArrayExpression') {
    const [, second] = property.value.elements;
    const last = property.value.elements.at(-1);
    return second ? [{ start: second.start, end: last.end, by: '' }] : [];
  }
  return [];
}

/**
 * Features of every twentieth document and more. The rules that need none of them are apart from the others: V8 reads
 * every function of a file to its end before it runs the first one.
 */
const COMMON = {
  shell: ['set', 'rm', 'mkdir', 'cd', 'echo', 'chmod', 'mv', 'ln', 'cp']
    .map((name) => `command:${name}`)
    .concat(
      'Pipeline',
      'ParameterExpansion',
      'SingleQuoted',
      'SimpleExpansion',
      'Redirect',
      'operator:>',
      'operator:>>',
    )
    .concat('{', '\n', '= ', '=='),
};

const fileNameOf = ({ id, name }) => `${id.toLowerCase()}-${name}.ts`;

/** The files that only rules use that few documents ask. */
function rareFiles(language) {
  const isCommon = ({ needs }) => needs?.some((need) => COMMON[language].includes(need)) ?? true;
  const rules = ruleRows.filter((row) => row.language === language).map(({ rule }) => rule);
  const pathOf = (rule) => join(root, 'src/languages', language, 'rules', fileNameOf(rule));
  const entry = join(root, 'src/languages', language, 'language.ts');
  const common = filesWith([entry, ...rules.filter(isCommon).map(pathOf)]);
  const rare = filesWith(rules.filter((rule) => !isCommon(rule)).map(pathOf));
  return [...rare].filter((file) => file.includes(`/languages/${language}/`) && !common.has(file));
}

/** Files with all that they import. */
function filesWith(waiting) {
  const files = new Set();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    const imports = readFileSync(file, 'utf8').matchAll(
      /^(?:import|export) (?!type\b)(?:[^'";]*? from )?'(\.[^']+)'/gm,
    );
    for (const [, target] of imports) waiting.push(join(dirname(file), target));
  }
  return files;
}

const rareShell = new Set(rareFiles('shell'));
const ALONE = { includeDependenciesRecursively: false };

/** What every commit loads at once. */
const startFiles = filesWith(
  ['cli', 'app/run', 'app/check-staged', 'collect/loose'].map((name) => join(root, `src/${name}.ts`)),
);
/**
 * What most of them load later, too little for files of their own. Of the shell it is what the host languages know of a
 * script that nobody asks anything.
 */
const SMALL =
  /\/src\/(?:core\/.*|languages\/(?:shell\/(?:dialect|document|limits|options|source-map)|images\/document))\.ts$/;

/**
 * What is always loaded together is one file: looking for a file, reading it and compiling it has a price of its own.
 * The documents and trees that several languages know are apart from what parses them.
 */
const GROUPS = [
  { name: 'start', test: (id) => startFiles.has(id) || SMALL.test(id), ...ALONE },
  { name: 'shell-rare', test: (id) => rareShell.has(id), ...ALONE },
  { name: 'shell', test: /\/src\/languages\/shell\/|\/src\/engine\/rules-shell\.gen\.ts$/, ...ALONE },
  { name: 'yaml-package', test: /\/node_modules\/yaml\//, ...ALONE },
  { name: 'yaml', test: /\/src\/languages\/yaml\//, ...ALONE },
  {
    name: 'dockerfile',
    test: /\/src\/(?:languages\/dockerfile\/(?:rules\/)?[^/]+)\.ts$/,
    ...ALONE,
  },
  { name: 'base-variants', test: /\/src\/languages\/images\/(?:data\/base-)?variants\.ts$/, ...ALONE },
  { name: 'embedded', test: /\/src\/engine\/rules-(?:images|project)\.gen\.ts$/ },
  { name: 'human', test: /\/src\/report\/human\.ts$/ },
];

/** What every run needs at once. */
const ALWAYS_LOADED = /^require_(?:rolldown_runtime|cli)(?:\$\d+)?$/;

/** Lets a chunk load another one when it first uses it: most of what a chunk may need is not needed for one file. */
const lazyChunks = {
  name: 'lazy-chunks',
  renderChunk(code, chunk) {
    let text = code.replaceAll(`require("${PARSER}")`, `require("./${parser.fileName}")`);
    for (const [line, name, load] of text.matchAll(/^const (require_[\w$]+) = (require\("\.\/[^"]+"\));$/gm)) {
      if (ALWAYS_LOADED.test(name)) continue;
      const uses = new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$])(\\.?)`, 'g');
      const lazy = text.replace(line, '').replace(uses, (_, dot) => {
        if (dot === '') throw new Error(`${chunk.fileName} uses all of ${load}`);
        return `${name}().`;
      });
      text = `let ${name}_kept;\nconst ${name} = () => (${name}_kept ??= ${load});\n${lazy}`;
    }
    return { code: withFunctions(text, chunk.fileName), map: null };
  },
};

const WRAPPER = /^var (require_[\w$]+) = (\/\* @__PURE__ \*\/ [\w$.]+)\(\(\(([\w, ]*)\) => \{$/gm;
const WRAPPER_END = '\n}));\n';

/**
 * Makes declared functions of the arrow functions that hold a module each: V8 reads an arrow function whole where it
 * stands and once more when it is called, and looks only for the end of a declared one.
 */
function withFunctions(code, chunk) {
  let text = '';
  let at = 0;
  for (const { 0: head, 1: name, 2: wrap, 3: names, index } of code.matchAll(WRAPPER)) {
    const end = code.indexOf(WRAPPER_END, index);
    if (index < at || end === -1) throw new Error(`${name} in ${chunk} is not wrapped as it was`);
    text += `${code.slice(at, index)}var ${name} = ${wrap}(${name}_file);\nfunction ${name}_file(${names}) {`;
    text += `${code.slice(index + head.length, end)}\n}\n`;
    at = end + WRAPPER_END.length;
  }
  return text + code.slice(at);
}

/**
 * Escapes what is not ASCII: Node reads and V8 compiles a file of single bytes in half the time and memory. Puts name
 * and length at the end of a chunk, by which src/boot/load.ts knows that it is whole.
 */
function finish({ fileName, code }) {
  if (/String\.raw/.test(code)) throw new Error(`${fileName} has raw templates, where an escape is text`);
  const ascii = code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  writeFileSync(join(dist, fileName), `${ascii}\n//${fileName} ${ascii.length}`);
}

/**
 * Bundles what bin/plimsoll.cjs requires, a file of its own that knows the name of the command line's chunk.
 * @param entry name of that chunk
 */
async function bundleBoot(entry) {
  const build = await rolldown({ input: 'src/boot/boot.ts', cwd: root, platform: 'node', logLevel: 'warn' });
  const { output } = await build.write({ file: join(dist, 'boot.cjs'), format: 'cjs', minify: true });
  await build.close();
  const [{ code }] = output;
  const known = code.replaceAll('./cli.cjs', `./${entry}`);
  if (known === code) throw new Error('src/boot/boot.ts does not name ./cli.cjs');
  if (known.length >= 1 << 15) throw new Error('bin/plimsoll.cjs cannot read a boot.cjs that is so large');
  writeFileSync(join(dist, 'boot.cjs'), known);
}

/** A package that is a chunk by itself: inside another module V8 would read its classes three times. */
const PARSER = 'unbash';

/** Few scripts hold bytes that have to be decoded, and Node takes its time for what decodes them. */
const lateDecoder = {
  name: 'late-decoder',
  transform(code, id) {
    if (!id.endsWith(`/${PARSER}/dist/ansi-c.js`)) return null;
    const text = code.replace(
      /^const utf8 = (new TextDecoder\(.*\));$/m,
      'let utf8_kept;\nconst utf8 = { decode: (bytes) => (utf8_kept ??= $1).decode(bytes) };',
    );
    if (text === code || text.match(/\butf8\b(?!\.decode\(| = )/)) throw new Error(`${id} decodes in another way`);
    return { code: text, map: null };
  },
};

async function bundleParser() {
  const plugins = [lateDecoder];
  const build = await rolldown({ input: PARSER, cwd: root, platform: 'node', plugins, logLevel: 'warn' });
  const { output } = await build.write({
    dir: dist,
    format: 'cjs',
    minify: true,
    entryFileNames: `${PARSER}-[hash].cjs`,
  });
  await build.close();
  finish(output[0]);
  return output[0];
}

/** Bundles the entries and returns the chunks. */
async function bundle() {
  const build = await rolldown({
    input: { cli: 'src/cli.ts', library: 'src/index.ts', 'lint-staged': 'src/lint-staged.ts' },
    // Without this each entry is a file that only passes on what another exports.
    preserveEntrySignatures: 'allow-extension',
    cwd: root,
    platform: 'node',
    external: (id) => id === PARSER || EXTERNAL.test(id),
    resolve: { alias: ALIASES },
    tsconfig: false,
    transform: {
      typescript: { removeClassFieldsWithoutInitializer: true },
      assumptions: { setPublicClassFields: true },
    },
    plugins: [plainArrays, lazyRules, stripDocs, wholeModules, lazyChunks],
    // Parentheses would make V8 compile every module at once, and most of them are not run.
    optimization: { pifeForModuleWrappers: false },
    logLevel: 'warn',
  });
  const { output } = await build.write({
    dir: dist,
    format: 'cjs',
    exports: 'named',
    minify: true,
    entryFileNames: ({ name }) => (name === 'cli' ? '[name]-[hash].cjs' : '[name].cjs'),
    chunkFileNames: '[name]-[hash].cjs',
    codeSplitting: { groups: GROUPS },
  });
  await build.close();
  const chunks = output.filter(({ type }) => type === 'chunk');
  for (const chunk of chunks) finish(chunk);
  return [...chunks, parser];
}

/** A module that gives the exports of a CommonJS chunk their names. */
function writeWrapper(chunk) {
  const names = chunk.exports.filter((name) => name !== 'default');
  const lines = [`import chunk from './${chunk.fileName}';`];
  if (names.length > 0) lines.push(`export const { ${names.join(', ')} } = chunk;`);
  if (chunk.exports.includes('default')) lines.push('export default chunk.default;');
  const file = chunk.name === 'library' ? 'index.mjs' : `${chunk.name}.mjs`;
  writeFileSync(join(dist, file), `${lines.join('\n')}\n`);
}

const DATA_NOTICE = `## Data

The table of base images holds facts (tags, code names, dates) of docker-library/official-images (Apache-2.0),
endoflife.date (MIT, the endoflife.date contributors), GoogleContainerTools/distroless (Apache-2.0),
dotnet/dotnet-docker (MIT, .NET Foundation and contributors), devcontainers/images (MIT, Microsoft Corporation),
chainguard-images (Apache-2.0), nodejs/Release and Debian's distro-info-data (ISC). The table of their variants holds
facts (users, ports, paths, installed tools) of the Dockerfiles of docker-library and of the images' own repositories;
scripts/data/base-variants.jsonl names each with its commit and licence. The table of Kubernetes fields was
made from the types of kubernetes-models (MIT, Tommy Chen), which come from the Kubernetes API (Apache-2.0). The ids of
licences and of their exceptions are those of SPDX, by way of spdx-license-ids (CC0-1.0) and spdx-exceptions (CC-BY-3.0,
The Linux Foundation and Kyle E. Mitchell).
`;

/** Licence texts of the packages whose code is in the chunks. */
function writeNotices(chunks) {
  const folders = new Set();
  for (const id of chunks.flatMap(({ moduleIds }) => moduleIds)) {
    const match = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id);
    if (match) folders.add(match[1]);
  }
  const parts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} carries no licence text`);
    return `## ${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  });
  const head = '# Notices\n\nThe distributed files of plimsoll contain code of these packages.\n';
  writeFileSync(join(root, 'NOTICES.md'), [head, ...parts, DATA_NOTICE].join('\n'));
}

/** Removes the declarations that no entry needs: tsc writes one for every file that it reads. */
function pruneTypes(entries) {
  const types = join(dist, 'types');
  const needed = new Set();
  const waiting = entries.map((name) => join(types, `${name}.d.ts`));
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (needed.has(file)) continue;
    needed.add(file);
    const text = readFileSync(file, 'utf8');
    for (const [, target] of text.matchAll(/(?:from|import\()\s*['"](\.[^'"]+)\.ts['"]/g))
      waiting.push(join(dirname(file), `${target}.d.ts`));
  }
  for (const entry of readdirSync(types, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && !needed.has(file)) rmSync(file);
  }
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
const parser = await bundleParser();
const chunks = await bundle();
await bundleBoot(chunks.find(({ name }) => name === 'cli').fileName);
for (const chunk of chunks.filter(({ isEntry, name }) => isEntry && name !== 'cli' && name !== PARSER))
  writeWrapper(chunk);
writeNotices(chunks);
const documentation = ruleRows.map(
  ({ language, rule: { check, checkAll, applies, wants, keeps, needs, files, ...meta } }) => ({
    ...meta,
    language,
  }),
);
writeFileSync(join(dist, 'rules.json'), JSON.stringify(documentation));
cpSync(join(root, 'docs/schema.json'), join(dist, 'schema.json'));
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
pruneTypes(['index', 'lint-staged']);
console.log(chunks.map(({ fileName, code }) => `${String(code.length).padStart(8)} ${fileName}`).join('\n'));
