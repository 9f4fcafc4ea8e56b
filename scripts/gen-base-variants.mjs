// Packs scripts/data/base-variants.jsonl into the table of base image facts by variant. Run it after a change of the
// data. The first line says from which commits the rows were read, and what was changed of them since; a cell that the
// sources leave open is null there, and empty here.
import { readFileSync } from 'node:fs';
import { write } from './gen-rules.mjs';

const rows = readFileSync(new URL('data/base-variants.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line))
  .filter(({ kind }) => kind === 'row');

/** Package managers that only systems with a shell have. */
const WITH_SHELL = new Set(['apk', 'apt', 'dnf', 'microdnf', 'tdnf', 'yum']);
const SHELLS = new Set(['sh', 'bash', '/bin/sh', '/bin/bash']);
const WITHOUT_SHELL = new Set(['azurelinux-distroless', 'distroless', 'scratch', 'ubuntu-chiseled']);

/** `+` for yes, `-` for no, nothing for unknown. */
const sign = (value) => (value === true ? '+' : value === false ? '-' : '');
const listed = (values) => (values === null ? '?' : values.map(checked).join(' '));

function checked(text) {
  if (/[\t\n ,]/.test(text)) throw new Error(`${JSON.stringify(text)} holds a separator of the table`);
  return text;
}

function shellOf({ os, packageManager, tools, cmd, variant }) {
  if (WITH_SHELL.has(packageManager) || tools.bash || os === 'busybox' || SHELLS.has(cmd?.[0])) return true;
  if (os === 'distroless' && variant.includes('debug')) return undefined;
  return WITHOUT_SHELL.has(os) ? false : undefined;
}

function packed(row) {
  const users = Object.entries(row.users).map(([name, { uid, gid }]) => `${checked(name)},${uid ?? ''},${gid ?? ''}`);
  const tools = Object.entries(row.tools).flatMap(([name, has]) => (has === null ? [] : [sign(has) + name]));
  return [
    row.variant,
    row.since ?? '',
    row.method.includes('read_file') ? 'low' : '',
    row.defaultUser,
    users.join(' '),
    sign(shellOf(row)),
    tools.join(' '),
    row.libc ?? '',
    row.packageManager ?? '',
    row.workdir ?? '',
    listed(row.writes),
    listed(row.exposes),
    listed(row.volumes),
    row.stopSignal ?? '',
    row.entrypoint === null ? '' : JSON.stringify(row.entrypoint),
    row.cmd === null ? '' : JSON.stringify(row.cmd),
    sign(row.entrypointDropsRoot),
    row.dropsTo?.user ?? '',
    row.tagPattern,
  ].join('\t');
}

const byRepository = new Map();
for (const row of rows)
  for (const name of row.repositories) byRepository.set(name, [...(byRepository.get(name) ?? []), packed(row)]);

/** Repositories with the same rows share them: distroless images differ in their libraries alone. */
const blocks = new Map();
for (const [name, own] of byRepository) {
  const text = own.join('\n');
  blocks.set(text, [...(blocks.get(text) ?? []), name]);
}
const [names, texts] = [[...blocks.values()], [...blocks.keys()]];
const escaped = (text) => text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${');
const path = 'src/languages/images/data/base-variants.ts';
write(
  path,
  `// Written by scripts/gen-base-variants.mjs from scripts/data/base-variants.jsonl; do not edit.

/** Repositories and the number of their block, one a line. */
export const REPOSITORIES = \`
${names
  .flatMap((some, index) => some.map((name) => `${name} ${index}`))
  .sort()
  .join('\n')}
\`;

/**
 * Rows of a repository, one a line: variant, first version, confidence, default user, users (name, uid, gid), shell,
 * tools, libc, package manager, WORKDIR, written paths, exposed ports, volumes, stop signal, entrypoint, command,
 * whether the entrypoint drops root, to whom, pattern of the tags. Each block is a function of its own, since V8 reads
 * no text of functions that are not called.
 */
export const BLOCKS: readonly (() => string)[] = [
${texts.map((text) => `  () => \`\n${escaped(text)}\n\`,\n`).join('')}];
`,
);
