import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { COMMANDS } from '../src/cli/commands.ts';
import { temporaryFolder } from './support/git-repo.ts';
import { PROJECT, plimsoll } from './support/io.ts';

const read = (path: string): string => readFileSync(join(PROJECT, path), 'utf8');

/** A step of a workflow or an action, or a job of GitLab. */
interface Runs {
  readonly run?: string;
  readonly script?: readonly string[];
  readonly image?: string | { readonly name: string };
}

/** Everything in a document that runs: objects with `run` or `script`, at any depth. */
function stepsOf(value: unknown): Runs[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(stepsOf);
  return 'run' in value || 'script' in value ? [value as Runs, ...inner] : inner;
}

/** The code blocks of a page in a language. */
function blocksOf(page: string, language: string): string[] {
  const pattern = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms');
  return [...read(page).matchAll(pattern)].map(([, text = '']) => text);
}

const DOCUMENTS: readonly (readonly [string, string])[] = [
  ...['action.yml', ...readdirSync(join(PROJECT, 'templates/ci')).filter((name) => name.endsWith('.yml'))].map(
    (name) => {
      const path = name === 'action.yml' ? name : `templates/ci/${name}`;
      return [path, read(path)] as const;
    },
  ),
  ...blocksOf('docs/ci.md', 'yaml').map((text, index) => [`block ${index + 1} of docs/ci.md`, text] as const),
];
const WORKFLOWS = DOCUMENTS.filter(([, text]) => /^jobs:/m.test(text));
const SCRIPTS = [
  ...DOCUMENTS.flatMap(([name, text]) =>
    stepsOf(parse(text)).map(({ run, script }) => [name, run ?? (script ?? []).join('\n')] as const),
  ),
  ...blocksOf('docs/ci.md', 'sh').map((text, index) => [`script ${index + 1} of docs/ci.md`, text] as const),
];
const IMAGES = DOCUMENTS.flatMap(([name, text]) =>
  stepsOf(parse(text)).flatMap(({ image }) =>
    image === undefined ? [] : [[name, typeof image === 'string' ? image : image.name] as const],
  ),
);

/** Whether a program is there: what needs it is left out visibly without it. */
const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0;

/** What plimsoll reports for one file, all rules of the default set, also what does not block. */
async function findingsOf(name: string, text: string): Promise<string[]> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, name), text);
  const { out, err } = await plimsoll(['check', '--no-config', '--format', 'json', name], { cwd: folder });
  expect(err).toBe('');
  const { findings, summary } = JSON.parse(out);
  expect(summary.files).toBe(1);
  return findings.map(({ rule }: { rule: string }) => rule);
}

describe('what the integrations run', () => {
  it('is all of it', () => {
    expect(DOCUMENTS.map(([name]) => name)).toEqual(
      expect.arrayContaining(['action.yml', 'templates/ci/github.yml', 'templates/ci/gitlab.yml']),
    );
    expect(WORKFLOWS).toHaveLength(3);
    expect(SCRIPTS.length).toBeGreaterThan(6);
    expect(IMAGES).toHaveLength(2);
  });

  it.each(SCRIPTS)('%s: plimsoll finds nothing in its script', async (_name, script) => {
    expect(await findingsOf('step.sh', `#!/bin/bash\n${script}\n`)).toEqual([]);
  });

  it.each(SCRIPTS)('%s: Bash can read its script', (_name, script) => {
    expect(spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });

  it.skipIf(!has('shellcheck')).each(SCRIPTS)('%s: ShellCheck finds nothing in its script', (_name, script) => {
    const args = ['--shell=bash', '-'];
    expect(spawnSync('shellcheck', args, { input: script, encoding: 'utf8' })).toMatchObject({ status: 0, stdout: '' });
  });

  it.each(IMAGES)('%s: the image %s is supported', async (_name, image) => {
    const findings = await findingsOf('Dockerfile', `FROM ${image}\nUSER 1000\n`);
    // A job needs Git, which the slim image that BASE011 proposes does not have.
    expect(findings.filter((rule) => rule !== 'BASE011')).toEqual([]);
  });

  it.each(SCRIPTS)('%s: every command and option of its script exists', (_name, script) => {
    for (const [, command = '', rest = ''] of script.matchAll(/\bplimsoll(?:@\S+)? ([a-z-]+)([^|>\n]*)/g)) {
      if (script.includes(`--tag plimsoll ${command}`)) continue;
      const known = COMMANDS.find(({ name }) => name === command);
      expect(known?.name).toBe(command);
      const options = known?.options.map(({ name }) => `--${name}`) ?? [];
      for (const [option] of rest.matchAll(/(?<=\s)--[a-z-]+/g)) expect(options).toContain(option);
    }
  });
});

describe('workflows', () => {
  it.each(WORKFLOWS)('%s: fetches the history, and has the permissions that it needs only', (_name, text) => {
    const { permissions, jobs } = parse(text);
    expect(jobs.check.steps[0]).toMatchObject({ uses: 'actions/checkout@v4', with: { 'fetch-depth': 0 } });
    const uploads = text.includes('upload-sarif');
    expect(permissions).toEqual({ contents: 'read', ...(uploads && { 'security-events': 'write' }) });
  });

  it.skipIf(!has('actionlint')).each(WORKFLOWS)('%s: actionlint finds nothing', (_name, text) => {
    const folder = temporaryFolder();
    // The action of this repository is one of the repository that uses it, so that its inputs are checked too.
    copyFileSync(join(PROJECT, 'action.yml'), join(folder, 'action.yml'));
    mkdirSync(join(folder, '.git'));
    const workflow = join(folder, '.github/workflows/check.yml');
    mkdirSync(dirname(workflow), { recursive: true });
    writeFileSync(workflow, text.replaceAll(/OWNER\/plimsoll@\S+/g, './'));
    expect(spawnSync('actionlint', [workflow], { cwd: folder, encoding: 'utf8' })).toMatchObject({
      status: 0,
      stdout: '',
    });
  });
});

describe('the action', () => {
  it('has the inputs that docs/ci.md lists', () => {
    const names = [...read('docs/ci.md').matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name);
    expect(names).toEqual(Object.keys(parse(read('action.yml')).inputs));
  });

  it('installs the version of this package by default', () => {
    const { version } = JSON.parse(read('package.json'));
    expect(version).toMatch(new RegExp(`^${parse(read('action.yml')).inputs.version.default.replace('.', '\\.')}\\.`));
  });
});

describe('the image', () => {
  const dockerfile = read('templates/ci/Dockerfile');

  it('has nothing that blocks, and keeps only the version of Git open', async () => {
    expect(await findingsOf('Dockerfile', dockerfile)).toEqual(['DL3008']);
  });

  it('is of the version of this package', () => {
    const { version } = JSON.parse(read('package.json'));
    expect(/^ARG VERSION=(.*)$/m.exec(dockerfile)?.[1]).toBe(version);
  });

  it('has a base that is supported for more than a year', async () => {
    const image = /^FROM (.*)$/m.exec(dockerfile)?.[1] ?? '';
    const { out, status } = await plimsoll(['recommend', image], { env: { PLIMSOLL_TODAY: '2026-11-24' } });
    expect(status).toBe(0);
    const days = [...out.slice(0, out.indexOf('\n\n')).matchAll(/until\s+(\d{4}-\d\d-\d\d)/g)].map(
      ([, day = '']) => day,
    );
    expect(days).toHaveLength(2);
    for (const day of days) expect(day > '2027-11-24').toBe(true);
  });
});

describe('.pre-commit-hooks.yaml', () => {
  const hooks: { id: string; entry: string; files?: string }[] = parse(read('.pre-commit-hooks.yaml'));

  it('runs commands that exist', () => {
    expect(hooks.map(({ id }) => id)).toEqual(['plimsoll', 'plimsoll-system', 'plimsoll-push', 'plimsoll-push-system']);
    for (const { entry } of hooks) {
      const [program, command] = entry.split(' ');
      expect(program).toBe('plimsoll');
      expect(COMMANDS.map(({ name }) => name)).toContain(command);
    }
  });

  it.each([
    ['Dockerfile', true],
    ['services/api.Dockerfile', true],
    ['build/dockerfile', true],
    ['Containerfile', true],
    ['compose.yaml', true],
    ['k8s/app.YML', true],
    ['chart/values.yaml.tmpl', true],
    ['deploy.json', true],
    ['README.md', false],
    ['src/main.go', false],
  ])('passes %s on: %s', (path, expected) => {
    const patterns = hooks.flatMap(({ files }) => (files === undefined ? [] : [files]));
    expect(patterns).toHaveLength(2);
    for (const pattern of patterns) {
      expect(pattern.startsWith('(?i)')).toBe(true);
      expect(new RegExp(pattern.slice(4), 'i').test(path)).toBe(expected);
    }
  });
});
