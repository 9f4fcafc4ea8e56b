import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../../src/config/config.ts';
import type { LanguageId } from '../../../src/core/document.ts';
import { describeSkipped } from '../../../src/core/skipped.ts';
import { rules } from '../../../src/engine/rules-shell.gen.ts';
import { run } from '../../../src/engine/run.ts';
import { faultOf } from '../../../src/languages/shell/analysis/faults.ts';
import { language } from '../../../src/languages/shell/language.ts';
import { MOST_FED_PARTS, MOST_PARTS, SURELY_SHORT } from '../../../src/languages/shell/limits.ts';
import { ScriptTree } from '../../../src/languages/shell/tree.ts';
import { TODAY } from '../../support/check.ts';

async function judge(path: string, text: string, language: LanguageId = 'dockerfile') {
  const file = { path, text, origin: 'worktree' as const };
  const result = await run({ files: [{ file, language }], config: DEFAULT_CONFIG, today: TODAY });
  expect(result.errors).toEqual([]);
  return {
    notes: result.skipped.map(describeSkipped),
    rules: new Set(result.findings.map(({ rule }) => rule)),
    findings: result.findings,
  };
}

const inRun = (script: string) => `FROM debian:13-slim\nRUN <<END\n${script}END\nUSER 1000\n`;
const TOLD = (place: string, most = '115,000') => [
  `${place}: a script of more than ${most} words, commands and expansions: only its syntax was checked`,
];

/** Each command is three nodes: the statement, the command and its word. */
const plain = (commands: number) => `${'true;'.repeat(9)}true\n`.repeat(Math.ceil(commands / 10));
const BELOW = plain(34_000);
const ABOVE = plain(MOST_PARTS / 3 + 1);

/** What most rules are asked about. */
const VARIED = rules
  .flatMap(({ examples }) => examples.bad)
  .filter(({ code, path }) => path === undefined && !isBroken(`${code}\necho $x\n`))
  .map(({ code }) => code)
  .join('\n');

function isBroken(text: string): boolean {
  const doc = language.parse({ path: 'x.sh', text, origin: 'worktree' });
  return doc.features.has('broken') || faultOf(doc) !== undefined;
}

describe('a script that is too long to be judged', () => {
  it.each([
    ['a here-document', 'Dockerfile', inRun, 3],
    [
      'a continued RUN',
      'Dockerfile',
      (text: string) => `FROM debian:13-slim\nRUN ${text.trimEnd().replaceAll('\n', ' ; ')}\nUSER 1000\n`,
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

  it('is one that is too long for the rules that apply to it', async () => {
    const lines = (count: number) => plain(Math.floor(count / 3));
    const below = await judge('Dockerfile', inRun(`echo $x\n${VARIED}${lines(20_000)}`));
    expect(below.notes).toEqual([]);
    expect(below.rules).toContain('SC2086');
    const above = await judge('Dockerfile', inRun(`echo $x\n${VARIED}${lines(80_000)}`));
    expect(above.notes).toHaveLength(1);
    expect(above.notes[0]).toMatch(
      /^Dockerfile:3: a script of 8\d,\d{3} words, commands and expansions is too long for the \d{3} rules that apply to it: only its syntax was checked$/,
    );
    expect([...above.rules].filter((rule) => rule.startsWith('SC'))).toEqual([]);
    const broken = await judge('Dockerfile', inRun(`${VARIED}${lines(80_000)}if true; then\n  echo $x\n`));
    expect(broken.notes).toHaveLength(1);
    expect([...broken.rules].filter((rule) => rule.startsWith('SC'))).toEqual(['SC1046']);
  });

  it('is as long with few rules as no script is with all', async () => {
    const { notes, rules } = await judge('x.sh', `#!/bin/sh\n${plain(34_000)}echo $x\n`, 'shell');
    expect([notes, rules.has('SC2086')]).toEqual([[], true]);
  });

  it('counts the scripts in it that are fed to shells', async () => {
    const part = (n: number) => `bash <<'E${n}'\n${plain(MOST_FED_PARTS / 9)}E${n}\n`;
    const two = await judge('Dockerfile', inRun(`${part(1)}${part(2)}echo $x\n`));
    expect([two.notes, two.rules.has('SC2086')]).toEqual([[], true]);
    const three = await judge('Dockerfile', inRun(`${part(1)}${part(2)}${part(3)}echo $x\n`));
    expect(three.notes).toEqual(TOLD('Dockerfile:3', '42,000'));
    expect(three.rules).not.toContain('SC2086');
  });

  it('counts the names that each script in it would have to know', async () => {
    const names = Array.from({ length: 2000 }, (_, n) => `v${n}=1\n`).join('');
    const fed = Array.from({ length: 500 }, (_, n) => `bash <<E${n}\necho $w${n}\nE${n}\n`).join('');
    const { notes } = await judge('Dockerfile', inRun(names + fed));
    expect(notes).toEqual(TOLD('Dockerfile:3', '42,000'));
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
        expect(new ScriptTree(text).nodes.length - 1).toBeLessThanOrEqual(
          text.length * (MOST_FED_PARTS / SURELY_SHORT),
        );
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
