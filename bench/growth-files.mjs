// How time grows with the number of files: the whole `check` command over repositories of which one has twice the files
// of the other, and the default profile beside hadolint's. CPU time where it can be measured, else wall time.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { execaSync } from 'execa';
import { once } from './measure.mjs';
import { ENV, put } from './repositories.mjs';

const ROUNDS = 3;
const LIMIT_MS = 60_000;

/** A service with a Dockerfile whose COPY sources are missing, what is around it, and the manifest that runs it. */
function service(n, folder) {
  const pod = `{metadata: {labels: {app: s${n}}}, spec: {containers: [{name: s${n}, image: "example.com/s${n}:1"}]}}`;
  return {
    [`${folder}/Dockerfile`]: `FROM node:24-slim\nCOPY package*.json missing${n} a/b${n}/*.txt ./\nRUN npm ci\nUSER app\nCMD ["npm", "start"]\n`,
    [`${folder}/.dockerignore`]: 'node_modules\n',
    [`${folder}/package.json`]: `{"name": "s${n}", "scripts": {"start": "node a.js"}}\n`,
    [`${folder}/k8s/app.yaml`]: `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: s${n}}\nspec:\n  selector: {matchLabels: {app: s${n}}}\n  template: ${pod}\n`,
    ...(n % 10 === 0 && { [`${folder}/compose.yaml`]: `services: {s${n}: {image: s${n}, build: .}}\n` }),
  };
}

/** Everything lies in one folder. */
function flat(n) {
  return {
    [`Dockerfile.s${n}`]: `FROM node:24-slim\nCOPY package*.json missing${n} ./\nUSER app\n`,
    [`s${n}.yaml`]: `apiVersion: v1\nkind: Service\nmetadata: {name: s${n}}\nspec: {selector: {app: s${n}}, ports: [{port: 80}]}\n`,
  };
}

/** About as long, and as much to report, as those of public repositories. */
function usual(n) {
  return [
    'FROM debian:13-slim AS build',
    `LABEL org.opencontainers.image.title="s${n}"`,
    'ENV LANG=C.UTF-8',
    `ENV VERSION 1.${n}`,
    'RUN set -xe && apt-get update && apt-get install -y curl gcc make $EXTRA && rm -rf /var/lib/apt/lists/*',
    `RUN cd /usr/src && curl -sSL https://example.com/s-$VERSION.tar.gz | tar xz && make -j$(nproc) && make install`,
    'RUN for f in *.conf; do if [ -n "$f" ]; then sed -i "s/a/b/" $f; fi; done',
    `ADD s${n}.conf /etc/s.conf`,
    'FROM debian:13-slim',
    'COPY --from=build /usr/local /usr/local',
    'VOLUME /data',
    'EXPOSE 8080',
    'CMD s --config /etc/s.conf',
    '',
  ].join('\n');
}

const KINDS = [
  ['services of a Dockerfile and a manifest', (n) => service(n, `services/s${n}`)],
  ['Dockerfiles and manifests in one folder', flat],
];

function repositoryOf({ temp }, name, count, make) {
  const folder = join(temp, `files-${name.replaceAll(' ', '-')}-${count}`);
  mkdirSync(folder);
  for (let n = 0; n < count; n++) put(folder, make(n));
  const git = (...args) => execaSync('git', ['-C', folder, ...args], { env: ENV, extendEnv: false });
  git('init', '-q');
  git('add', '-A');
  return folder;
}

/** The best of a few runs, because noise only ever adds. */
async function timeOf({ root, env }, folder, select) {
  const argv = [process.execPath, join(root, 'bin/plimsoll.cjs'), 'check', '--no-config', '--fail-on', 'never'];
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const run = await once([...argv, '--select', select], { cwd: folder, env, limit: LIMIT_MS });
    if (run.status !== 0) throw new Error(`check in ${folder}: status ${run.status}: ${run.stderr}`);
    best = Math.min(best, Number.isFinite(run.cpu) ? run.cpu : run.ms);
  }
  return best;
}

/** K2 and K3. */
export async function growthOfFiles(bench, table) {
  const count = bench.quick ? 500 : 2500;
  console.log(`\nGrowth with files (\`check\` of ${count} and ${2 * count} pairs of files)`);
  for (const [name, make] of KINDS) {
    const folders = [count, 2 * count].map((size) => repositoryOf(bench, name, size, make));
    const [small, large] = [
      await timeOf(bench, folders[0], 'recommended'),
      await timeOf(bench, folders[1], 'recommended'),
    ];
    const what = `${name}: ${Math.round(small)} → ${Math.round(large)} ms`;
    table.add({ id: 'K3', what, value: { median: large / small }, failAbove: 2.3 });
  }
  const many = repositoryOf(bench, 'profiles', count, (n) => ({ [`s${n}/Dockerfile`]: usual(n) }));
  const [all, hadolint] = [await timeOf(bench, many, 'recommended'), await timeOf(bench, many, 'hadolint')];
  const profiles = `${count} Dockerfiles by the default profile / by hadolint's`;
  table.add({ id: 'K2', what: profiles, value: { median: all / hadolint }, failAbove: 2 });
}
