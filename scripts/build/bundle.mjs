// Makes the chunks in dist/: CommonJS, which Node 20 starts 4 ms sooner than modules.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { dist, root } from './files.mjs';
import { groups } from './groups.mjs';
import { lazyRules, stripDocs } from './rules.mjs';

const ENTRIES = { cli: 'src/cli.ts', library: 'src/index.ts', 'lint-staged': 'src/lint-staged.ts' };
/** Built into Node, or installed with plimsoll. */
const EXTERNAL = /^(node:|execa$|simple-git$|husky$|lint-staged$)/;

/** Packages that get a chunk each. Few files need `yaml`: a function loads it with `require`. */
const PACKAGES = { unbash: 'unbash', yaml: 'yaml-package' };

/** A lighter replacement, and the CommonJS build of a package that a CommonJS package requires: it copies no exports. */
const ALIASES = {
  'vscode-languageserver-types': join(root, 'scripts/bundled/positions.cjs'),
  'vscode-languageserver-textdocument': join(root, 'node_modules/vscode-languageserver-textdocument/lib/umd/main.js'),
};

/**
 * Bundles everything, writes it, and returns the chunks as rolldown gives them.
 * @param {object} options
 * @param {boolean} options.isPlain whether to make a bundle that can be debugged: readable, with source maps, every rule
 *   in full
 * @param ruleRows what `loadRules` of gen-rules.mjs gives
 */
export async function bundle({ isPlain, ruleRows }) {
  const packages = [];
  for (const [name, chunk] of Object.entries(PACKAGES)) packages.push(await bundlePackage(name, chunk, isPlain));
  const files = Object.fromEntries(packages.map(({ of, fileName }) => [of, `./${fileName}`]));
  const own = await bundleEntries(files, isPlain, isPlain ? [] : [lazyRules(ruleRows), stripDocs]);
  const chunks = [...own, ...packages.map(({ chunk }) => chunk)];
  const entry = own.find(({ name, isEntry }) => isEntry && name === 'cli');
  for (const chunk of chunks) finish(chunk);
  await bundleBoot(entry.fileName, isPlain);
  return chunks;
}

async function bundlePackage(name, chunkName, isPlain) {
  const build = await rolldown({ input: name, cwd: root, platform: 'node', logLevel: 'warn' });
  const { output } = await build.write({ ...formatOf(isPlain), entryFileNames: `${chunkName}-[hash].cjs` });
  await build.close();
  return { of: name, fileName: output[0].fileName, chunk: output[0] };
}

async function bundleEntries(packages, isPlain, plugins) {
  const build = await rolldown({
    input: ENTRIES,
    // Without this each entry is a file that only passes on what another exports.
    preserveEntrySignatures: 'allow-extension',
    cwd: root,
    platform: 'node',
    external: (id) => Object.hasOwn(packages, id) || EXTERNAL.test(id),
    resolve: { alias: ALIASES },
    tsconfig: false,
    transform: {
      typescript: { removeClassFieldsWithoutInitializer: true },
      assumptions: { setPublicClassFields: true },
    },
    plugins: [...plugins, packageChunks(packages)],
    // Parentheses would make V8 compile every module at once, and most of them are not run.
    optimization: { pifeForModuleWrappers: false },
    // What one file loads with `import()` a rule may import, and the files of rules run late anyway.
    checks: { ineffectiveDynamicImport: false },
    logLevel: 'warn',
  });
  const { output } = await build.write({
    ...formatOf(isPlain),
    exports: 'named',
    entryFileNames: ({ name }) => (name === 'cli' ? '[name]-[hash].cjs' : '[name].cjs'),
    chunkFileNames: '[name]-[hash].cjs',
    codeSplitting: { groups },
    // Groups may import each other: each file runs when another one first needs it, whatever chunk it is in.
    strictExecutionOrder: true,
  });
  await build.close();
  return output.filter(({ type }) => type === 'chunk');
}

function formatOf(isPlain) {
  return { dir: dist, format: 'cjs', minify: !isPlain, sourcemap: isPlain };
}

/** Replaces the names of packages in `require` by their chunks. */
function packageChunks(packages) {
  return {
    name: 'package-chunks',
    renderChunk: (code) =>
      Object.entries(packages).reduce(
        (text, [name, file]) =>
          text.replaceAll(new RegExp(`\\brequire\\((["'])${name}\\1\\)`, 'g'), `require("${file}")`),
        code,
      ),
  };
}

/**
 * Escapes what is not ASCII: Node reads and V8 compiles a file of single bytes in half the time and memory. Puts name
 * and length at the end of a chunk, by which src/boot/load.ts knows that it is whole.
 */
function finish({ fileName }) {
  const code = readFileSync(join(dist, fileName), 'utf8');
  if (/String\.raw/.test(code)) throw new Error(`${fileName} has raw templates, where an escape is text`);
  const ascii = code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  writeFileSync(join(dist, fileName), `${ascii}\n//${fileName} ${ascii.length}`);
}

/**
 * Bundles what bin/plimsoll.cjs requires, a file of its own that knows the name of the command line's chunk.
 * @param entry name of that chunk
 */
async function bundleBoot(entry, isPlain) {
  const build = await rolldown({ input: 'src/boot/boot.ts', cwd: root, platform: 'node', logLevel: 'warn' });
  await build.write({ file: join(dist, 'boot.cjs'), format: 'cjs', minify: !isPlain });
  await build.close();
  const code = readFileSync(join(dist, 'boot.cjs'), 'utf8');
  const known = code.replaceAll('./cli.cjs', `./${entry}`);
  if (known === code) throw new Error('src/boot/boot.ts does not name ./cli.cjs');
  if (known.length >= 1 << 15) throw new Error('bin/plimsoll.cjs cannot read a boot.cjs that is so large');
  writeFileSync(join(dist, 'boot.cjs'), known);
}
