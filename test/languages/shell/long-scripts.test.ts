import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../../src/config/config.ts';
import type { LanguageId } from '../../../src/core/document.ts';
import { run } from '../../../src/engine/run.ts';
import { MOST_CHARACTERS, MOST_PARTS, SURELY_SHORT } from '../../../src/languages/shell/limits.ts';
import { ScriptTree } from '../../../src/languages/shell/tree.ts';
import { TODAY } from '../../support/check.ts';

async function judge(path: string, text: string, language: LanguageId = 'dockerfile') {
  const file = { path, text, origin: 'worktree' as const };
  const result = await run({ files: [{ file, language }], config: DEFAULT_CONFIG, today: TODAY });
  expect(result.errors).toEqual([]);
  return { notes: result.notes, rules: new Set(result.findings.map(({ rule }) => rule)), findings: result.findings };
}

const inRun = (script: string) => `FROM debian:13-slim\nRUN <<END\n${script}END\nUSER 1000\n`;
const TOLD = (place: string) => [
  `${place}: a script of more than 42,000 words, commands and expansions: only its syntax was checked`,
];

/** Each line is three nodes: the statement, the command and its word. */
const plain = (lines: number) => 'true\n'.repeat(lines);
const BELOW = plain(Math.floor(MOST_PARTS / 3) - 6);
const ABOVE = plain(MOST_PARTS / 3 + 1);

describe('a script that is too long to be judged', () => {
  it.each([
    ['a here-document', 'Dockerfile', inRun, 3],
    [
      'a continued RUN',
      'Dockerfile',
      (text: string) => `FROM debian:13-slim\nRUN ${text.trimEnd().replaceAll('\n', ' ; ')}\nUSER 1000\n`,
      2,
    ],
    [
      'a here-document of a shell',
      'Dockerfile',
      (text: string) => `FROM debian:13-slim\nRUN bash -e <<'END'\n${text}END\nUSER 1000\n`,
      2,
    ],
    ['a file', 'x.sh', (text: string) => `#!/bin/sh\n${text}`, 1],
  ] as const)('%s is judged up to the bound, and named above it', async (_, path, around, line) => {
    const language = path === 'x.sh' ? 'shell' : 'dockerfile';
    const below = await judge(path, around(`${BELOW}echo $x\n`), language);
    expect(below.notes).toEqual([]);
    expect(below.rules).toContain('SC2086');
    const above = await judge(path, around(`echo $x\n${ABOVE}`), language);
    expect(above.notes).toEqual(TOLD(`${path}:${line}`));
    expect([...above.rules].filter((rule) => rule.startsWith('SC'))).toEqual([]);
  });

  it('is still told its syntax errors', async () => {
    const { notes, findings } = await judge('Dockerfile', inRun(`${ABOVE}if true; then\n  echo $x\n`));
    expect(notes).toEqual(TOLD('Dockerfile:3'));
    expect(findings.map(({ rule }) => rule)).toEqual(['SC1046']);
  });

  it('is one with few words and very many characters, too', async () => {
    const long = `echo '${'a '.repeat(MOST_CHARACTERS / 2)}'\n`;
    const { notes } = await judge('Dockerfile', inRun(`echo $x\n${long}`));
    expect(notes).toEqual(['Dockerfile:3: a script of more than 500,000 characters: only its syntax was checked']);
    const { rules } = await judge('Dockerfile', inRun(`echo $x\n${long.slice(0, MOST_CHARACTERS / 2)}'\n`));
    expect(rules).toContain('SC2086');
  });

  it('counts the scripts in it that are fed to shells', async () => {
    const part = (n: number) => `bash <<'E${n}'\n${plain(MOST_PARTS / 9)}E${n}\n`;
    const two = await judge('Dockerfile', inRun(`${part(1)}${part(2)}echo $x\n`));
    expect([two.notes, two.rules.has('SC2086')]).toEqual([[], true]);
    const three = await judge('Dockerfile', inRun(`${part(1)}${part(2)}${part(3)}echo $x\n`));
    expect(three.notes).toEqual(TOLD('Dockerfile:3'));
    expect(three.rules).not.toContain('SC2086');
  });

  it('counts the names that each script in it would have to know', async () => {
    const names = Array.from({ length: 2000 }, (_, n) => `v${n}=1\n`).join('');
    const fed = Array.from({ length: 500 }, (_, n) => `bash <<E${n}\necho $w${n}\nE${n}\n`).join('');
    const { notes } = await judge('Dockerfile', inRun(names + fed));
    expect(notes).toEqual(TOLD('Dockerfile:3'));
  });

  it('is unknown to other rules, not empty', async () => {
    const user = await judge(
      'Dockerfile',
      `FROM debian:13-slim\nRUN <<END\n${ABOVE}END\nRUN <<END\n${ABOVE}END\nUSER 1000\n`,
    );
    expect(user.rules).not.toContain('DL3059');
    expect(user.notes).toHaveLength(2);
  });

  it('leaves it open whether an ignore of it is needed', async () => {
    const { rules } = await judge(
      'Dockerfile',
      `FROM debian:13-slim\n# plimsoll ignore=SC2086 -- fine\nRUN <<END\necho $x\n${ABOVE}END\nUSER 1000\n`,
    );
    expect([...rules]).toEqual([]);
  });

  it('is never one of so few characters that nobody counts its parts', () => {
    const pieces = [
      'a;',
      '`a` ',
      '$a',
      '(a)',
      '{ a; }',
      '!a',
      'a|',
      'a&',
      '>a ',
      'x=1 ',
      '[[ a ]]',
      '((a))',
      '$((a+b))',
      '${a:-b}',
      '"$a"',
      '<(a)',
      '{a,b}',
      '*',
      'case a in b|c) ;; esac;',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 40 }), (parts) => {
        const text = parts.join('');
        expect(new ScriptTree(text).nodes.length - 1).toBeLessThanOrEqual(text.length * (MOST_PARTS / SURELY_SHORT));
      }),
    );
  });
});

describe('a tree with a bound', () => {
  it('has all nodes or none', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '$x', '"b"', '|', ';', '$(c)', '\n')), fc.nat(60), (parts, most) => {
        const whole = new ScriptTree(parts.join(' '));
        const bounded = new ScriptTree(parts.join(' '), most);
        expect(bounded.isTooLarge).toBe(whole.nodes.length > most);
        expect(bounded.nodes.length).toBe(bounded.isTooLarge ? 1 : whole.nodes.length);
        expect(bounded.ofType('Command').length).toBe(bounded.isTooLarge ? 0 : whole.ofType('Command').length);
      }),
    );
  });
});
