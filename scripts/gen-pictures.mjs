// Makes the pictures of the documentation from real runs of the built package: a repository is made, a commit is tried,
// and what the terminal would show becomes an SVG. Times are left out, so that the same code gives the same picture.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execaSync } from 'execa';
import { terminalSvg } from './terminal-svg.mjs';

const root = new URL('..', import.meta.url).pathname;
// What plimsoll takes where no terminal tells a width.
const COLUMNS = 100;
const DOCKERFILE = `FROM node:24-slim
COPY . /usr/src/goof
RUN cd /usr/src/goof
RUN npm ci
USER node
CMD ["node", "server.js"]
`;

const folder = mkdtempSync(join(tmpdir(), 'plimsoll-picture-'));
try {
  const repository = join(folder, 'goof');
  mkdirSync(repository);
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@example.com',
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@example.com',
    PLIMSOLL_TODAY: '2026-11-24',
    FORCE_COLOR: '1',
  };
  const run = (program, ...args) =>
    execaSync(program, args, { cwd: repository, env, extendEnv: false, reject: false, all: true });
  const files = {
    Dockerfile: DOCKERFILE,
    'package.json': '{ "name": "goof", "version": "1.0.0" }\n',
    'package-lock.json': '{ "name": "goof", "version": "1.0.0", "lockfileVersion": 3, "packages": {} }\n',
    'server.js': 'console.log(1);\n',
    '.dockerignore': '.git\nnode_modules\n',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(repository, name), text);
  run('git', 'init', '-q', '-b', 'main');
  run(process.execPath, join(root, 'bin/plimsoll.cjs'), 'install');
  run('git', 'add', '.');
  const { all } = run('git', 'commit', '-m', 'Containerise goof');
  const shown = `\x1b[2m$\x1b[0m git commit -m "Containerise goof"\n${all.replace(/ \(\d+ ms\)/g, '')}`;
  const title = 'plimsoll blocks a commit: the finding, the reason and the fix';
  mkdirSync(join(root, 'docs/pictures'), { recursive: true });
  writeFileSync(join(root, 'docs/pictures/blocked-commit.svg'), terminalSvg(shown, { title, columns: COLUMNS }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
