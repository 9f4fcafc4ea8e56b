import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/core/finding.ts';
import { report } from '../../src/report/human.ts';
import { duration } from '../../src/report/summary.ts';
import { finding, input } from './samples.ts';

const TEXT = 'FROM node:22\nADD . .\nUSER root\nRUN a\nRUN b\nRUN c\nRUN d\nRUN e\nRUN f\n';
const FILES = { Dockerfile: TEXT };
const plain = { columns: 80, color: false };
const fix = { safety: 'safe', title: 'Write COPY', edits: [{ start: 13, end: 16, text: 'COPY' }] } as const;

const add = finding(TEXT, { at: 'ADD', message: '`ADD` copies local files', help: 'COPY . .', fix });
const root = finding(TEXT, {
  at: 'USER root',
  rule: 'DL3002',
  name: 'last-user-root',
  severity: 'warning',
  message: 'this stage ends as root',
  related: [{ at: 'FROM node:22', message: 'the stage begins here' }],
});
const runs = ['a', 'b', 'c', 'd', 'e', 'f'].map((command) =>
  finding(TEXT, { at: `RUN ${command}`, rule: 'DL3059', name: 'consecutive-runs', severity: 'info', message: 'joins' }),
);

describe('the report for people', () => {
  it('says what, where, what to do, and what is next when a commit is blocked', () => {
    const text = report(input(FILES, [root, ...runs.slice(0, 2), add], { hook: 'pre-commit', staged: true }), plain);
    expect(text).toBe(`error[DL3020 copy-instead-of-add]: \`ADD\` copies local files
 --> Dockerfile:2:1
  |
1 | FROM node:22
2 | ADD . .
  | ^^^
3 | USER root
  |
  = help: COPY . .
  = fix:  Write COPY (safe)

warning[DL3002 last-user-root]: this stage ends as root
 --> Dockerfile:3:1
  |
1 | FROM node:22
  | ------------ the stage begins here
2 | ADD . .
3 | USER root
  | ^^^^^^^^^
4 | RUN a

Not blocking (plimsoll check FILE lists them):
  Dockerfile  2 info

1 error, 1 warning, 2 info in 1 staged file (41 ms). Commit blocked.

  Explain    npx plimsoll explain DL3020
  Fix        npx plimsoll fix --staged  (1 of 4)
  Skip once  git commit --no-verify  (or PLIMSOLL=0 git commit)
`);
  });

  it('lists what does not block where no commit waits', () => {
    const text = report(input(FILES, [add, ...runs.slice(0, 2)]), plain);
    expect(text).toContain(`Dockerfile, not blocking:
  4:1  info  DL3059  joins  consecutive-runs
  5:1  info  DL3059  joins  consecutive-runs
`);
    const many = Array.from({ length: 21 }, (_, index) => ({ ...runs[0], file: `d${index}` }) as Finding);
    expect(report(input({}, many), plain)).toContain('lists them):\n  d0  1 info\n  d1  1 info\n');
  });

  it('prints one line when a commit passes, and none with quiet', () => {
    const passing = input(FILES, runs.slice(0, 2), { hook: 'pre-commit', staged: true });
    expect(report(passing, plain)).toBe(
      'plimsoll: 2 info in Dockerfile, not blocking (npx plimsoll check Dockerfile lists them)\n',
    );
    expect(report({ ...passing, quiet: true }, plain)).toBe('');
    const two = [...runs.slice(0, 2), { ...(runs[2] as Finding), file: 'b' }];
    expect(report(input({ ...FILES, b: TEXT }, two, { hook: 'pre-commit' }), plain)).toBe(
      'plimsoll: 3 info in 2 files, not blocking (npx plimsoll check lists them)\n',
    );
  });

  it('counts what the commit does not change and names the way to check only what is new', () => {
    const text = report(input(FILES, [add, root], { hook: 'pre-commit', staged: true, outside: 1 }), plain);
    expect(text).toContain(
      '1 blocking finding is on lines that this commit does not change. To keep it from\n' +
        'blocking commits: npx plimsoll install --scope new\n',
    );
    expect(report(input(FILES, [add], { hook: 'pre-commit', outside: 0 }), plain)).not.toContain('--scope new');
  });

  it.each([
    ['no Fix line when nothing blocks', { ...add, blocking: false }, {}, undefined],
    ['the files with fixes', add, {}, 'npx plimsoll fix Dockerfile  (1 of 1)'],
    ['what the user named', add, { targets: ['.'] }, 'npx plimsoll fix .  (1 of 1)'],
    ['the files of a push', add, { hook: 'pre-push' }, 'npx plimsoll fix Dockerfile  (1 of 1; then commit)'],
    ['nothing for standard input', { ...add, file: '-' }, {}, undefined],
    ['a quoted name', { ...add, file: "it's/a b" }, {}, "npx plimsoll fix 'it'\\''s/a b'  (1 of 1)"],
  ] as const)('offers fixes of %s', (_what, one, more, line) => {
    const text = report(input(FILES, [one], more), plain);
    if (line === undefined) expect(text).not.toContain('plimsoll fix');
    else expect(text).toContain(`  Fix        ${line}\n`);
  });

  it('says nothing when a hook has nothing to say, and one line elsewhere', () => {
    expect(report(input(FILES, [], { hook: 'pre-commit', staged: true }), plain)).toBe('');
    expect(report(input(FILES, []), plain)).toBe('no findings in 1 file (41 ms).\n');
    expect(report(input({}, []), plain)).toBe('no files to check (41 ms).\n');
    expect(report(input(FILES, [], { hook: 'pre-commit', notes: ['skipped DL3008'] }), plain)).toContain(
      'note: skipped DL3008',
    );
  });

  it('draws the gravest first, whatever its file', () => {
    const other = finding(TEXT, { at: 'ADD', file: 'svc/Dockerfile' });
    const text = report(input({ ...FILES, 'svc/Dockerfile': TEXT }, [root, other]), plain);
    expect(text.split('\n').filter((line) => line.includes('-->'))).toEqual([
      ' --> svc/Dockerfile:2:1',
      ' --> Dockerfile:3:1',
    ]);
  });

  it('folds what repeats, and names every line', () => {
    expect(report(input(FILES, runs), plain)).toContain('… and 3 more DL3059: lines 7, 8, 9');
    const loud = runs.map((one) => ({ ...one, severity: 'warning' as const, blocking: true }));
    const text = report(input(FILES, loud), plain);
    expect(text.split('-->').length - 1).toBe(3);
    expect(text).toContain('  … and 3 more DL3059: lines 7, 8, 9\n');
    expect(report(input(FILES, loud, { verbose: true }), plain).split('-->').length - 1).toBe(6);
  });

  it('draws twenty and counts the rest of a very bad run, one line a file', () => {
    const code = Array.from({ length: 100 }, (_, index) => `RUN r${index};\n`).join('');
    const many = Array.from({ length: 100 }, (_, index) =>
      finding(code, {
        at: `r${index};`,
        rule: `DL${3000 + index}`,
        file: index < 60 ? 'a/Dockerfile' : 'b/Dockerfile',
        severity: index < 90 ? 'warning' : 'error',
      }),
    );
    const text = report(input({ 'a/Dockerfile': code, 'b/Dockerfile': code }, many, { hook: 'pre-commit' }), plain);
    expect(text.split('-->').length - 1).toBe(20);
    expect(text).toContain(`
80 more findings not drawn here (--verbose shows each in full):
  a/Dockerfile  50 warnings
  b/Dockerfile  30 warnings
`);
    expect(text).toContain('10 errors, 90 warnings in 2 files');
  });

  it('counts folded findings of what is not drawn', () => {
    const code = Array.from({ length: 90 }, (_, index) => `RUN r${index};\n`).join('');
    const many = Array.from({ length: 90 }, (_, index) =>
      finding(code, { at: `r${index};`, rule: index < 70 ? `DL${3000 + index}` : 'DL9999' }),
    );
    expect(report(input({ Dockerfile: code }, many), plain)).toContain('  Dockerfile  70 errors\n');
  });

  it('counts what was there before the change in one line', () => {
    const old = { ...root, blocking: false };
    const text = report(input(FILES, [add, old], { existing: new Set([old]) }), plain);
    expect(text).not.toContain('DL3002');
    expect(text).toContain('1 error (1 older not counted) in 1 file (41 ms).');
  });

  it('shows only what stops the run when quiet', () => {
    const text = report(input(FILES, [add, ...runs], { quiet: true, notes: ['a note'] }), plain);
    expect(text).not.toContain('DL3059');
    expect(text).not.toContain('a note');
    expect(text).toContain('1 error, 6 info in 1 file');
  });

  it('draws errors and warnings in full when nothing may fail', () => {
    const calm = { ...add, blocking: false };
    const text = report(input(FILES, [calm], { failOn: 'never', failed: false }), plain);
    expect(text).toContain('2 | ADD . .\n  | ^^^');
  });

  it('says what could not be checked, with the stack only on request', () => {
    const error = { file: 'a.yaml', message: 'rule K8S001 failed: \x1b[2J', stack: 'Error: x\n    at y' };
    const short = report(input(FILES, [], { errors: [error], failed: true, hook: 'pre-commit' }), plain);
    expect(short).toContain('a.yaml could not be checked: rule K8S001 failed: \\x1b[2J\n  This is a bug in plimsoll');
    expect(short).toContain('Not everything could be checked. Commit blocked.');
    expect(short).toContain('--no-verify');
    expect(short).not.toContain('at y');
    expect(report(input(FILES, [], { errors: [error], failed: true, debug: true }), plain)).toContain('\n      at y\n');
  });

  it('offers unsafe fixes as what they are', () => {
    const unsafe = { ...add, fix: { ...fix, safety: 'unsafe' as const } };
    const text = report(input(FILES, [unsafe]), plain);
    expect(text).toContain('= fix:  Write COPY (unsafe, with --unsafe-fixes)\n');
    expect(text).not.toContain('plimsoll fix ');
  });

  it('shows the path into a manifest, places in other files, and the reason when verbose', () => {
    const elsewhere = finding(TEXT, {
      at: 'ADD',
      path: 'input > spec > containers[x]',
      related: [{ at: 'USER root', message: 'the user is set here', file: 'base/Dockerfile' }],
    });
    const rules = new Map([['DL3020', { title: 'ADD', why: 'ADD fetches and unpacks.' }]]);
    const text = report(input(FILES, [elsewhere], { verbose: true, rules }), plain);
    expect(text).toContain('= path: spec > containers[x]\n');
    expect(text).toContain('= note: the user is set here (base/Dockerfile:3:1)\n');
    expect(text).toContain('= why:  ADD fetches and unpacks.\n');
  });

  it('keeps the lines and the indentation of what can be pasted', () => {
    const help = 'securityContext:\n  runAsNonRoot: true';
    expect(report(input(FILES, [{ ...root, help }]), plain)).toContain(
      '  = help: securityContext:\n            runAsNonRoot: true\n',
    );
  });

  it('draws no frame for a file whose text is not at hand', () => {
    expect(report(input({}, [add]), plain)).toContain(' --> Dockerfile:2:1\n  = help: COPY . .\n');
  });

  it('has the same words with colour, and no escape sequence without', () => {
    const run = input(FILES, [add, root, ...runs], { hook: 'pre-commit' });
    const colored = report(run, { columns: 80, color: true });
    expect(colored).toContain('\x1b[1;31merror[DL3020 copy-instead-of-add]\x1b[0m');
    expect(colored.replace(/\x1b\[[\d;]+m/g, '')).toBe(report(run, plain));
  });

  it('lets no control character of file, name or message through', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('a', '\n', '\x1b[2J', '\x9b', '\u202e', '\u200b', '\ud800', '世', '`', ' '),
    });
    fc.assert(
      fc.property(nasty, nasty, nasty, fc.boolean(), (text, name, words, verbose) => {
        const one = finding(text, { start: 0, end: text.length, file: name, message: words, help: words, path: words });
        const two = { ...one, blocking: false };
        const run = input({ [name]: text }, [one, two], {
          notes: [words],
          errors: [{ message: words, file: name }],
          verbose,
        });
        const out = report(run, { columns: 60, color: true }).replace(/\x1b\[[\d;]+m/g, '');
        expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}]/u);
      }),
    );
  });
});

describe('a duration', () => {
  it('is told in the unit that fits', () => {
    expect([0.4, 41, 999.4, 999.6, 1400, 59_940, 59_960, 65_000].map(duration)).toEqual([
      '0 ms',
      '41 ms',
      '999 ms',
      '1.0 s',
      '1.4 s',
      '59.9 s',
      '1 min 0 s',
      '1 min 5 s',
    ]);
  });
});
