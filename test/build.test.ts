import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Example } from '../src/core/rule.ts';
import { temporaryFolder } from './support/git-repo.ts';

interface RuleRow {
  readonly language: string;
  readonly rule: { readonly id: string; readonly examples: { readonly bad: readonly Example[] } };
}

interface Start {
  faultAtStart(cli: string, chunks: readonly string[], ruleRows: readonly RuleRow[]): Promise<string | undefined>;
}

const { faultAtStart }: Start = await import(new URL('../scripts/build/start.mjs', import.meta.url).href);

const CLI = `const [word, option] = process.argv.slice(2);
if (word === '--help') console.log('Usage\\n\\nCommands:\\n  check   look\\n  fix-all  repair\\n');
`;

const RULES: readonly RuleRow[] = [
  { language: 'shell', rule: { id: 'SC1', examples: { bad: [{ code: 'cd $a' }] } } },
  {
    language: 'project',
    rule: { id: 'XF1', examples: { bad: [{ code: 'FROM a', path: 'b/Dockerfile', files: { 'b/c.txt': 'd' } }] } },
  },
];

/** Fails unless it finds the examples of `RULES` where it has to look. */
const CHECK = `${CLI}if (word === 'check' && option !== '--help') {
  const text = (name) => require('node:fs').readFileSync(require('node:path').join(option, name), 'utf8');
  const texts = ['SC1/Dockerfile', 'XF1/b/Dockerfile', 'XF1/b/c.txt'].map(text);
  throw new TypeError(JSON.stringify(texts));
}`;

/** The fault found in files, without the path of their directory; `cli.cjs` is the program, the others are chunks. */
async function faultOf(files: Readonly<Record<string, string>>): Promise<string | undefined> {
  const folder = temporaryFolder();
  const all = { 'cli.cjs': CLI, ...files };
  for (const [name, text] of Object.entries(all)) writeFileSync(join(folder, name), text);
  const chunks = Object.keys(files).filter((name) => name !== 'cli.cjs');
  const fault = await faultAtStart(
    join(folder, 'cli.cjs'),
    chunks.map((name) => join(folder, name)),
    RULES,
  );
  return fault?.replaceAll(`${folder}/`, '');
}

describe('starting what was built', () => {
  it('finds nothing where all is sound, also where chunks require each other', async () => {
    const files = { 'a.cjs': "require('./b.cjs').b();", 'b.cjs': "exports.b = () => {}; require('./a.cjs');" };
    expect(await faultOf(files)).toBeUndefined();
  });

  it.each([
    ['throws', { 'a.cjs': '', 'b.cjs': "throw new Error('no\\nway')" }, /: b\.cjs: no$/],
    ['throws no error', { 'a.cjs': "throw 'b'" }, /: a\.cjs: b$/],
    ['cannot be read', { 'a.cjs': 'function (' }, /: a\.cjs: /],
    ['requires what is missing', { 'a.cjs': "require('./c.cjs')" }, /: a\.cjs: Cannot find module '\.\/c\.cjs'$/],
    ['ends the process', { 'a.cjs': 'process.exit(3)' }, /status 3: nothing on standard error$/],
  ])('reports a chunk that %s, in one line', async (_, files, reason) => {
    const fault = await faultOf(files);
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
  ])('reports the command: %s', async (_, cli, fault) => {
    expect(await faultOf({ 'cli.cjs': cli })).toMatch(fault);
  });

  it('reports a check of the examples that fails', async () => {
    const texts = JSON.stringify(['FROM debian\nRUN <<EOF\ncd $a\nEOF\n', 'FROM a', 'd']);
    expect(await faultOf({ 'cli.cjs': CHECK })).toBe(
      `plimsoll check with the examples of all rules ends with status 1: TypeError: ${texts}`,
    );
  });
});
