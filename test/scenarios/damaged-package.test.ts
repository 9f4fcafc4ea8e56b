import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { type GitRepo, gitRepo } from '../support/git-repo.ts';

const RECORDER = `
const fs = require('node:fs');
const { openSync } = fs;
const files = new Set();
fs.openSync = (file, ...more) => (/[\\\\/]dist[\\\\/][^\\\\/]+\\.cjs$/.test(String(file)) && files.add(String(file)), openSync(file, ...more));
process.on('exit', () => fs.writeFileSync(process.env.CHUNKS, JSON.stringify([...files])));
`;

const DAMAGES: readonly ((code: string) => string | undefined)[] = [
  () => undefined,
  (code) => code.slice(0, code.length >> 1),
  () => '',
  (code) => code.slice(0, code.lastIndexOf(';') + 1),
  (code) => `)${code}`,
  () => 'module.exports = {};\n',
  (code) => `throw new Error('a\\nb');${code}`,
];

/** The installed package once more, to be spoilt; beside the first one, so that it finds the same packages. */
function copyOfPackage(): string {
  const { installed } = inject('plimsoll');
  const copy = join(dirname(installed), 'plimsoll-damaged');
  cpSync(installed, copy, { recursive: true });
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  return copy;
}

function repository(): GitRepo {
  const repo = gitRepo();
  repo.stage('Dockerfile', 'FROM debian\nADD . /srv\nRUN cd app && if [ -n $x ]; then local a=1; fi\n');
  repo.stage('pod.yaml', 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: a }] }\n');
  repo.stage('compose.yaml', 'services:\n  a:\n    image: nginx\n    command: ["sh", "-c", "echo $$x"]\n');
  repo.stage('run.sh', '#!/bin/sh\necho $1\n');
  repo.stage('.plimsoll.yaml', 'select: [ALL]\noverrides: [{files: ["*.sh"], ignore: [SC2086]}]\n');
  repo.stage('.trivyignore', 'AVD-KSV-0001\n');
  repo.stage('.hadolint.yaml', 'ignored: [DL3007]\n');
  return repo;
}

const FORMATS = ['human', 'json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle', 'snyk', 'sonarqube', 'tty'];

const COMMANDS: readonly (readonly string[])[] = [
  ['run', 'pre-commit'],
  ['check'],
  ['check', '--staged', 'run.sh'],
  ['check', '--since', 'HEAD'],
  ...FORMATS.map((format) => ['check', '--format', format]),
  ['fix', '--diff', 'Dockerfile'],
  ['fix', '--staged', '--diff'],
  ['explain', 'DL3008'],
  ['explain', 'nonsense'],
  ['rules'],
  ['status'],
  ['install', '--dry-run'],
  ['uninstall', '--dry-run'],
  ['init', '--dry-run'],
  ['recommend', 'node:18'],
  ['completion', 'bash'],
  ['--help'],
  ['nonsense'],
];

describe('a file of the package that cannot be loaded', () => {
  it('is named in one line, with status 2, whichever it is and whatever the command', () => {
    const copy = copyOfPackage();
    const cli = join(copy, 'bin/plimsoll.cjs');
    const repo = repository();
    repo.commit();
    repo.stage('Dockerfile', 'FROM debian\nADD . /srv\nRUN cd app && if [ -n $x ]; then local a=1; fi # 2\n');
    const recorder = repo.path('../recorder.cjs');
    const list = repo.path('../chunks.json');
    writeFileSync(recorder, RECORDER);
    const done = new Set<string>();
    for (const command of COMMANDS) {
      repo.run(process.execPath, ['--require', recorder, cli, ...command], { env: { CHUNKS: list } });
      const files: string[] = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
      for (const file of files.filter((one) => !done.has(one))) {
        const code = readFileSync(file, 'utf8');
        const damaged = DAMAGES[done.size % DAMAGES.length]?.(code);
        done.add(file);
        rmSync(file);
        if (damaged !== undefined) writeFileSync(file, damaged);
        const { status, stderr } = repo.run(process.execPath, [cli, ...command]);
        writeFileSync(file, code);
        expect({ command, file: basename(file), status, stderr }).toEqual({
          command,
          file: basename(file),
          status: 2,
          stderr: expect.stringMatching(
            /^(?:plimsoll: configuration[^\n]*\n)?plimsoll: this installation is damaged: cannot load \S+: [^\n]{1,300}\nhint: [^\n]+npm ci[^\n]*\n$/,
          ),
        });
        expect(stderr).toContain(`cannot load ${file}: `);
      }
    }
    const all = readdirSync(join(copy, 'dist')).filter((name) => name.endsWith('.cjs'));
    expect(done.size).toBeGreaterThan(all.length * 0.6);
  }, 600_000);
});
