import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../../src/config/config.ts';
import { ruleTable } from '../../../src/engine/rule-table.gen.ts';
import { run } from '../../../src/engine/run.ts';

/**
 * Scripts of our own, what ShellCheck 0.11 reports for each, and where our rules differ.
 * `scripts/shellcheck-cases.mjs` asks ShellCheck; this test needs only its answers.
 */
interface Case {
  readonly about: string;
  readonly shell: string;
  readonly script: string;
  /** `SC2086:1`: code and line of the script. */
  readonly theirs: readonly string[];
  /** `+SC2086:1` where only we report, `-SC2086:1` where only ShellCheck does. */
  readonly differences: readonly string[];
}

const split = (text = ''): readonly string[] => text.split(' ').filter((one) => one !== '');

const cases = readFileSync(new URL('shellcheck-cases.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('# '))
  .map((line): Case => {
    const [about = '', shell = '', script = '', theirs, differences] = line.split('\t');
    return { about, shell, script, theirs: split(theirs), differences: split(differences) };
  });

/** A script as it is checked, and how many lines are put before it. */
function textOf({ shell, script }: Case): { readonly text: string; readonly above: number } {
  const text = `${script.replaceAll('⏎', '\n').replaceAll('⇥', '\t')}\n`;
  return shell === 'raw' || text.startsWith('#!') ? { text, above: 0 } : { text: `#!/bin/${shell}\n${text}`, above: 1 };
}

/** ShellCheck's findings with our differences put in. */
function expectedOf({ theirs, differences }: Case): readonly string[] {
  const expected = [...theirs];
  for (const difference of differences) {
    const finding = difference.slice(1);
    if (difference.startsWith('+')) expected.push(finding);
    else expected.splice(expected.indexOf(finding), 1);
  }
  return expected.sort();
}

describe('scripts whose ShellCheck findings are known', () => {
  it('have the same ones of ours, but for the differences that are written down', async () => {
    const { findings, errors } = await run({
      files: cases.map((one, index) => ({
        file: { path: `${index}.sh`, text: textOf(one).text, origin: 'worktree' },
        language: 'shell',
      })),
      config: { ...DEFAULT_CONFIG, select: ['hadolint'] },
      today: new Date('2026-11-24T12:00:00Z'),
    });
    expect(errors).toEqual([]);
    const ours = cases.map((): string[] => []);
    for (const { file, rule, start } of findings) {
      const index = Number.parseInt(file, 10);
      const one = cases[index];
      if (one && rule.startsWith('SC')) ours[index]?.push(`${rule}:${start.line - textOf(one).above}`);
    }
    const wrong = cases.flatMap((one, index) => {
      const found = (ours[index] ?? []).sort().join(' ');
      const expected = expectedOf(one).join(' ');
      return found === expected ? [] : `${one.shell} ${one.script}: ${found}, expected ${expected}`;
    });
    expect(wrong).toEqual([]);
  });

  it('agree in the code that a script is about, nearly always', () => {
    const known = new Set(ruleTable.map(({ id }) => id));
    const wanted = cases.filter(({ about }) => known.has(about));
    const met = wanted.filter(({ about, differences }) => !differences.some((one) => one.slice(1, 7) === about));
    expect(wanted.length).toBeGreaterThan(5000);
    expect(met.length / wanted.length).toBeGreaterThan(0.96);
  });

  it('are of each rule that a bare script can show', () => {
    const shown = new Set(cases.flatMap(({ theirs }) => theirs.map((one) => one.slice(0, 6))));
    const missing = ruleTable.filter(({ id }) => id.startsWith('SC') && !shown.has(id)).map(({ id }) => id);
    expect(missing).toEqual([]);
  });
});
