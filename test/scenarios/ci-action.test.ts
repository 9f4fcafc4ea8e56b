import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { parse } from 'yaml';
import { type GitRepo, gitRepo, type Outcome } from '../support/git-repo.ts';
import { PROJECT } from '../support/io.ts';
import { sarifProblems } from '../support/json-schema.ts';
import { writeExecutable } from '../support/programs.ts';

const GOOD = 'FROM debian:13-slim\nUSER 1000\nCMD ["true"]\n';
const BAD = GOOD.replace('USER', 'EXPOSE 80:8080\nUSER');

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: {
    readonly steps: readonly [{ readonly env: Readonly<Record<string, string>>; readonly run: string }];
  };
}

const action: Action = parse(readFileSync(join(PROJECT, 'action.yml'), 'utf8'));
const [step] = action.runs.steps;

/** A branch `work` of a repository with a bad Dockerfile in `old`, which adds one in `new`, and an `npx` that runs our package. */
function repository(): GitRepo {
  const repo = gitRepo();
  const log = join(repo.home, 'npx.log');
  writeExecutable(
    join(repo.home, 'bin/npx'),
    `#!/bin/sh
printf '%s\\n' "$2" >'${log}'
shift 2
exec '${process.execPath}' '${inject('plimsoll').installed}/bin/plimsoll.cjs' "$@"
`,
  );
  repo.stage('.dockerignore', '.git\n');
  repo.stage('fine/Dockerfile', GOOD);
  repo.stage('old/Dockerfile', BAD);
  repo.commit('base');
  repo.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  repo.git('checkout', '-q', '-b', 'work');
  repo.stage('new/Dockerfile', BAD);
  repo.stage('other/Dockerfile', GOOD);
  repo.commit('work');
  return repo;
}

/** Runs the step as GitHub's runner does: inputs become variables, and Bash runs the script from a file. */
function runAction(repo: GitRepo, inputs: Readonly<Record<string, string>> = {}): Outcome {
  const env: Record<string, string> = {};
  for (const [name, expression] of Object.entries(step.env)) {
    const input = /^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(expression)?.[1] ?? '';
    const value = inputs[input] ?? action.inputs[input]?.default;
    if (value === undefined) throw new Error(`${name} is not the value of an input`);
    // Outside of a pull request the expression that is the default of `since` is the empty string.
    env[name] = value.startsWith('${{') ? '' : value;
  }
  const script = join(repo.home, 'step.sh');
  writeExecutable(script, step.run);
  const path = `${join(repo.home, 'bin')}:${repo.env['PATH']}`;
  return repo.run('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', script], { env: { ...env, PATH: path } });
}

/** The files that annotations name. */
function annotated({ stdout }: Outcome): string[] {
  return [...stdout.matchAll(/^::(?:error|warning) file=([^,]*),/gm)].map(([, file = '']) => file).sort();
}

describe('the GitHub action', () => {
  it('checks everything', () => {
    const repo = repository();
    const result = runAction(repo);
    expect(annotated(result)).toEqual(['new/Dockerfile', 'old/Dockerfile']);
    expect(result.status).toBe(1);
    expect(readFileSync(join(repo.home, 'npx.log'), 'utf8')).toBe(`plimsoll@${action.inputs['version']?.default}\n`);
  });

  it('checks what differs from the target branch', () => {
    const result = runAction(repository(), { since: 'origin/main' });
    expect(annotated(result)).toEqual(['new/Dockerfile']);
    expect(result.status).toBe(1);
  });

  it('fails when the target branch was not fetched', () => {
    const result = runAction(repository(), { since: 'origin/missing' });
    expect(result.stderr).toContain('fetch-depth: 0');
    expect(result.status).toBe(2);
  });

  it.each([
    ['fine other', [], 0],
    ['fine/Dockerfile\nold', ['old/Dockerfile'], 1],
    ['  new   old ', ['new/Dockerfile', 'old/Dockerfile'], 1],
  ] as const)('checks the paths %j, whatever `since` says', (paths, files, status) => {
    const result = runAction(repository(), { paths, since: 'origin/main' });
    expect(annotated(result)).toEqual(files);
    expect(result.status).toBe(status);
  });

  it.each([
    ['error', 0],
    ['warning', 1],
    ['never', 0],
    ['grave', 2],
  ] as const)('fails on %s with status %d', (severity, status) => {
    expect(runAction(repository(), { paths: 'new', 'fail-on': severity }).status).toBe(status);
  });

  it.each(['report.sarif', 'out/deep/report.sarif', 'a b; "c" $(d).sarif', "'.sarif", '-x', 'a:b'])(
    'writes SARIF to %s, beside the annotations',
    (sarif) => {
      const repo = repository();
      const result = runAction(repo, { sarif, paths: 'new' });
      expect(annotated(result)).toEqual(['new/Dockerfile']);
      expect(result.status).toBe(1);
      const log = JSON.parse(repo.read(sarif));
      expect(sarifProblems(log)).toEqual([]);
      expect(log.runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId)).toContain('DF009');
    },
  );

  it('writes SARIF when nothing is wrong', () => {
    const repo = repository();
    expect(runAction(repo, { sarif: 'report.sarif', paths: 'fine' }).status).toBe(0);
    const log = JSON.parse(repo.read('report.sarif'));
    expect(sarifProblems(log)).toEqual([]);
  });

  it('accepts what is in the baseline', () => {
    const repo = repository();
    repo.run(process.execPath, [
      join(inject('plimsoll').installed, 'bin/plimsoll.cjs'),
      'check',
      'old',
      '--write-baseline',
      'known.json',
    ]);
    expect(runAction(repo, { baseline: 'known.json', paths: 'old' })).toMatchObject({ status: 0 });
    expect(annotated(runAction(repo, { baseline: 'known.json' }))).toEqual(['new/Dockerfile']);
  });
});

const HOSTILE = [
  '; touch pwned',
  '"; touch pwned; "',
  "'; touch pwned; '",
  '$(touch pwned)',
  '`touch pwned`',
  'x\ntouch pwned',
  'origin/main --fail-on never',
  '--output=pwned',
  '--write-baseline=pwned',
  '-x',
  '*',
];

describe('a hostile input', () => {
  it.each(['since', 'paths', 'fail-on', 'baseline'])('%s is a value, and not a valid one', (input) => {
    const repo = repository();
    for (const value of HOSTILE) {
      const result = runAction(repo, { [input]: value });
      expect(result.stderr).toMatch(/^plimsoll: /);
      expect([value, result.status]).toEqual([value, 2]);
      expect(repo.git('status', '--porcelain')).toBe('');
    }
  });

  it('version stays one argument of npx', () => {
    const repo = repository();
    for (const version of HOSTILE) {
      for (const inputs of [{}, { paths: 'fine' }, { since: 'origin/main' }]) {
        runAction(repo, { version, ...inputs });
        expect(readFileSync(join(repo.home, 'npx.log'), 'utf8')).toBe(`plimsoll@${version}\n`);
      }
    }
    expect(repo.git('status', '--porcelain')).toBe('');
  });

  it('reaches the script as a variable only', () => {
    expect(step.run).not.toContain('${{');
  });
});
