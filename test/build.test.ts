import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './support/git-repo.ts';

interface Start {
  faultAtStart(cli: string, chunks: readonly string[]): string | undefined;
}

const { faultAtStart }: Start = await import(new URL('../scripts/build/start.mjs', import.meta.url).href);

const CLI = `const [word, option] = process.argv.slice(2);
if (word === '--help') console.log('Usage\\n\\nCommands:\\n  check   look\\n  fix-all  repair\\n');
`;

/** The fault found in files, without the path of their directory; `cli.cjs` is the program, the others are chunks. */
function faultOf(files: Readonly<Record<string, string>>): string | undefined {
  const folder = temporaryFolder();
  const all = { 'cli.cjs': CLI, ...files };
  for (const [name, text] of Object.entries(all)) writeFileSync(join(folder, name), text);
  const chunks = Object.keys(files).filter((name) => name !== 'cli.cjs');
  return faultAtStart(
    join(folder, 'cli.cjs'),
    chunks.map((name) => join(folder, name)),
  )?.replaceAll(`${folder}/`, '');
}

describe('starting what was built', () => {
  it('finds nothing where all is sound, also where chunks require each other', () => {
    const files = { 'a.cjs': "require('./b.cjs').b();", 'b.cjs': "exports.b = () => {}; require('./a.cjs');" };
    expect(faultOf(files)).toBeUndefined();
  });

  it.each([
    ['throws', { 'a.cjs': '', 'b.cjs': "throw new Error('no\\nway')" }, /: b\.cjs: no$/],
    ['throws no error', { 'a.cjs': "throw 'b'" }, /: a\.cjs: b$/],
    ['cannot be read', { 'a.cjs': 'function (' }, /: a\.cjs: /],
    ['requires what is missing', { 'a.cjs': "require('./c.cjs')" }, /: a\.cjs: Cannot find module '\.\/c\.cjs'$/],
    ['ends the process', { 'a.cjs': 'process.exit(3)' }, /status 3: nothing on standard error$/],
  ])('reports a chunk that %s, in one line', (_, files, reason) => {
    const fault = faultOf(files);
    expect(fault).toMatch(/^loading every chunk ends with status \d: /);
    expect(fault).not.toContain('\n');
    expect(fault).toMatch(reason);
  });

  it.each([
    [
      'one that fails',
      `${CLI}if (word === 'fix-all') throw new Error('broken');`,
      /^plimsoll fix-all --help ends with status 1: Error: broken$/,
    ],
    [
      'one that ends with a status',
      `${CLI}if (option === '--help') process.exit(2);`,
      /^plimsoll check --help ends with status 2: nothing/,
    ],
    ['none at all', "console.log('Usage');", /^plimsoll --help lists no commands$/],
    ['a program that fails', 'process.exit(2);', /^plimsoll --help ends with status 2: nothing/],
  ])('reports the command: %s', (_, cli, fault) => {
    expect(faultOf({ 'cli.cjs': cli })).toMatch(fault);
  });
});
