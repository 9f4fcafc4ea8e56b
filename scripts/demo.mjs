// The main job on real input: the article's story in a temporary repository, with real git and the packed tarball.
// Every claim is checked against what happened; the first that does not hold ends the demo with status 1.
import { cpSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { installPacked, pack } from './pack.mjs';

const root = new URL('..', import.meta.url).pathname;
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'plimsoll-demo-')));
const repository = join(folder, 'goof');
const color = process.stdout.isTTY && !process.env.NO_COLOR;
const bold = (text) => (color ? `\x1b[1m${text}\x1b[22m` : text);

// The user's own git settings, hooks and plimsoll switches play no part.
const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(GIT_|PLIMSOLL|HUSKY|npm_)/.test(name))),
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  PLIMSOLL_TODAY: '2026-11-24',
  ...(color ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
};

function title(text) {
  console.log(`\n${bold(`── ${text} ${'─'.repeat(Math.max(0, 88 - text.length))}`)}\n`);
}

function claim(holds, text) {
  if (!holds) throw new Error(`the demo claims that ${text}, and that is not so`);
  console.log(`  ✓ ${text}`);
}

/** Runs a command in the repository, shows it and all that it prints, and gives its status and output. */
async function show(command, args, options = {}) {
  console.log(bold(`$ ${[command, ...args].join(' ')}`));
  const { exitCode, all } = await execa(command, args, {
    cwd: repository,
    env,
    extendEnv: false,
    all: true,
    reject: false,
    ...options,
  });
  if (all) console.log(all);
  return { exitCode, output: all };
}

/** The findings of what is staged, as `--format json` gives them. */
async function staged() {
  const args = ['plimsoll', 'check', '--staged', '--format', 'json'];
  const { stdout } = await execa('npx', ['--no-install', ...args], {
    cwd: repository,
    env,
    extendEnv: false,
    reject: false,
  });
  return JSON.parse(stdout).findings;
}

async function git(...args) {
  await execa('git', args, { cwd: repository, env, extendEnv: false });
}

async function commits() {
  const { stdout } = await execa('git', ['rev-list', '--count', '--all'], { cwd: repository, env, extendEnv: false });
  return Number(stdout);
}

function edit(file, replacements) {
  const path = join(repository, file);
  let text = readFileSync(path, 'utf8');
  for (const [from, to] of replacements) {
    if (!text.includes(from)) throw new Error(`${file} has no ${JSON.stringify(from)} to edit`);
    text = text.replace(from, () => to);
  }
  writeFileSync(path, text);
}

async function story() {
  title('a repository, and plimsoll in it');
  cpSync(join(root, 'test/fixtures/article'), repository, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  installPacked(repository, pack(folder), manifest);
  await git('init', '-q', '-b', 'main');
  await git('config', 'user.name', 'Demo');
  await git('config', 'user.email', 'demo@example.invalid');
  writeFileSync(join(repository, '.gitignore'), 'node_modules\n');
  const install = await show('npx', ['--no-install', 'plimsoll', 'install']);
  claim(install.exitCode === 0, 'the hooks are installed');
  await git('add', '.gitignore', 'package.json', 'package-lock.json', 'app.js');
  const first = await show('git', ['commit', '-q', '-m', 'Add the application']);
  claim(first.exitCode === 0 && first.output === '', 'a commit without container files passes in silence');

  title("the article's Dockerfile and the goof manifests");
  renameSync(join(repository, 'Dockerfile-initial'), join(repository, 'Dockerfile'));
  console.log(readFileSync(join(repository, 'Dockerfile'), 'utf8'));
  await git('add', 'Dockerfile', 'goof-deployment.yaml');
  const refused = await show('git', ['commit', '-m', 'Containerise goof']);
  claim(refused.exitCode === 1, 'the commit was refused');
  claim((await commits()) === 1, 'and nothing was committed');
  const found = await staged();
  const has = (rule, line, file = 'Dockerfile') =>
    found.some((finding) => finding.rule === rule && finding.file === file && finding.start.line === line);
  claim(has('DL3020', 5), 'DL3020: ADD of plain files in line 5');
  claim(has('XF123', 8), 'XF123: the cd in line 8 ends with its RUN');
  const { covers = [] } = found.find(({ rule }) => rule === 'XF123') ?? {};
  claim(
    ['DL3003', 'SC2164', 'XF105'].every((id) => covers.includes(id)),
    'one cause is one finding: it covers DL3003, SC2164, and that npm ci finds no package.json (XF105)',
  );
  claim(has('DL3025', 10), 'DL3025: CMD not in JSON form');
  claim(
    found.some(({ rule }) => rule === 'DF001'),
    'DF001: no USER at all, so the container runs as root',
  );
  claim(has('BASE001', 1), 'BASE001: node:14 is past its end of support');
  const paths = (name) => found.filter((finding) => finding.path?.includes(`containers[${name}]`));
  const snyk = (id, end) =>
    paths('goof').some(
      ({ aliases, path }) =>
        aliases.includes(id) &&
        path === `[DocId: 0] > input > spec > template > spec > containers[goof] > securityContext > ${end}`,
    );
  claim(snyk('SNYK-CC-K8S-6', 'capabilities > drop'), "SNYK-CC-K8S-6 on goof, at Snyk's path");
  claim(snyk('SNYK-CC-K8S-10', 'runAsNonRoot'), "SNYK-CC-K8S-10 on goof, at Snyk's path");
  const mongo = paths('goof-mongo').filter(({ aliases }) =>
    aliases.some((alias) => alias === 'SNYK-CC-K8S-6' || alias === 'SNYK-CC-K8S-10'),
  );
  claim(mongo.length === 0, 'neither of them on goof-mongo, which is hardened');

  title('what plimsoll fixes by itself');
  const fixed = await show('npx', ['--no-install', 'plimsoll', 'fix', '--staged']);
  claim(fixed.exitCode <= 1, 'plimsoll fix ran');
  await show('git', ['diff', '--cached', '--', 'Dockerfile', 'goof-deployment.yaml']);
  const after = readFileSync(join(repository, 'Dockerfile'), 'utf8');
  claim(after.includes('COPY . /usr/src/goof'), 'ADD became COPY: the same image is built');

  title('what a person decides: base image, working directory, user, command, manifest');
  edit('Dockerfile', [
    ['FROM node:14.1.0', 'FROM node:24-slim'],
    ['RUN cd /usr/src/goof', 'WORKDIR /usr/src/goof'],
    ['CMD npm start', 'USER 1000\nCMD ["npm", "start"]'],
  ]);
  edit('goof-deployment.yaml', [
    ['image: goof:latest', 'image: goof:1.0.1'],
    [
      '              value: "1"\n---',
      `              value: "1"
          securityContext:
            allowPrivilegeEscalation: false
            runAsNonRoot: true
            capabilities:
              drop: [ALL]
---`,
    ],
    ['            runAsUser: 999\n', '            runAsUser: 999\n            allowPrivilegeEscalation: false\n'],
  ]);
  writeFileSync(join(repository, '.dockerignore'), '.git\nnode_modules\n');
  await show('git', ['add', 'Dockerfile', 'goof-deployment.yaml', '.dockerignore']);
  const accepted = await show('git', ['commit', '-m', 'Containerise goof']);
  claim(accepted.exitCode === 0, 'the commit was accepted');
  claim((await commits()) === 2, 'and is in the history');

  title('the emergency exit');
  edit('Dockerfile', [['USER 1000', 'USER root']]);
  await git('add', 'Dockerfile');
  const stopped = await show('git', ['commit', '-q', '-m', 'Run as root']);
  claim(stopped.exitCode === 1 && (await commits()) === 2, 'as root: refused');
  const bypass = await show('git', ['commit', '-q', '--no-verify', '-m', 'Run as root']);
  claim(bypass.exitCode === 0 && (await commits()) === 3, '--no-verify skips the hook');
  edit('Dockerfile', [['USER root', 'USER 0']]);
  await git('add', 'Dockerfile');
  const off = await show('git', ['commit', '-q', '-m', 'Still as root'], { env: { ...env, PLIMSOLL: '0' } });
  claim(off.exitCode === 0 && /PLIMSOLL/.test(off.output), 'PLIMSOLL=0 skips plimsoll and says so');

  title('uninstall');
  const removed = await show('npx', ['--no-install', 'plimsoll', 'uninstall']);
  claim(removed.exitCode === 0, 'uninstall removes exactly what install added');
  console.log('\nThe demo did what it claims.');
}

try {
  await story();
} catch (error) {
  console.error(`\n✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
