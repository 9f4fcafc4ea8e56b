// Commits: nothing but Git, its hooks, ours, and the hooks of others.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { context, deployment, dockerfile, many } from './inputs.mjs';
import { roundRobin } from './measure.mjs';
import { lintStaged, managers } from './peers.mjs';
import { commit, hookFolder, keptIn, repository } from './repositories.mjs';

const BARE = 'bare node hook';

function hooksIn(temp, root) {
  writeFileSync(join(temp, 'empty.cjs'), '');
  return {
    empty: hookFolder(join(temp, 'hook-empty'), '#!/bin/sh\nexit 0\n'),
    node: hookFolder(join(temp, 'hook-node'), `#!/bin/sh\nexec node ${join(temp, 'empty.cjs')}\n`),
    ours: hookFolder(join(temp, 'hook-ours'), readFileSync(join(root, 'hooks/pre-commit'), 'utf8')),
  };
}

/** Repositories with some files staged, and the hooks of every row. */
function prepared({ temp, root }) {
  const base = { 'README.md': '# bench\n', '.gitignore': 'node_modules\n' };
  const make = (name, staged, more = {}) => repository(join(temp, name), { ...base, ...more }, staged);
  const docker = (name, count) => {
    const contexts = Array.from({ length: count }, (_, n) => context(`svc${n}`));
    return make(
      name,
      many(count, dockerfile, (n) => `svc${n}/Dockerfile`),
      Object.assign({}, ...contexts),
    );
  };
  return { hooks: hooksIn(temp, root), make, docker };
}

/** The rows of one or few files: every one in every round. */
export async function fewFiles(bench, table, wide) {
  const { temp, root, env, quick } = bench;
  const { hooks, make, docker } = prepared(bench);
  const plain = make('plain', { 'notes.txt': 'x\n' });
  const one = docker('one', 1);
  const first = docker('first', 1);
  const manifest = make('manifest', { 'app.yaml': deployment(0) });
  const certificates = join(temp, 'certificates.pem');
  writeFileSync(certificates, `${rootCertificates.join('\n')}\n`);
  const certified = { ...env, NODE_EXTRA_CA_CERTS: certificates };
  console.log('\nOther tools');
  const others = await managers(temp, docker('managers', 1), env);
  const peers = lintStaged(temp, root, docker('peers', 1), env);
  const cold = commit('1 Dockerfile, first time', first, hooks.ours, env);
  const cases = [
    commit('no hook', plain, undefined, env),
    commit('empty hook', plain, hooks.empty, env),
    commit('nothing relevant', plain, hooks.ours, env),
    commit(BARE, one, hooks.node, env),
    commit('1 Dockerfile', one, hooks.ours, env),
    commit('1 manifest', manifest, hooks.ours, env),
    commit('10 Dockerfiles', docker('ten', 10), hooks.ours, env),
    {
      ...cold,
      before() {
        // Without the compiled code that earlier runs keep.
        rmSync(join(first.folder, '.git/plimsoll'), { recursive: true, force: true });
        return cold.before();
      },
    },
    commit('bare node hook, NODE_EXTRA_CA_CERTS', one, hooks.node, certified),
    commit('1 Dockerfile, NODE_EXTRA_CA_CERTS', one, hooks.ours, certified),
    commit('wide, empty hook', wide, hooks.empty, env),
    commit('wide, 1 Dockerfile', wide, hooks.ours, env),
    commit('wide, no hook', wide.unrelated, undefined, env),
    commit('wide, nothing relevant', wide.unrelated, hooks.ours, env),
    peers.direct,
    peers.husky,
    ...others,
  ];
  const rounds = await roundRobin(cases, { rounds: quick ? 5 : 21, warmup: quick ? 1 : 3, floor: BARE });
  console.log(`\nCommits (${rounds})`);
  const files = `${wide.size.toLocaleString('en')} files`;
  const row = (id, what, base, failAbove) =>
    table.add({ id, what: `${what} / ${base}`, ms: rounds.median(what), value: rounds.ratio(what, base), failAbove });
  row('', 'empty hook', 'no hook');
  row('', BARE, 'no hook');
  row('B1', 'nothing relevant', 'empty hook', 1.8);
  row('B2', '1 Dockerfile', BARE, 2.0);
  row('B3', '1 manifest', BARE, 1.8);
  row('B4', '10 Dockerfiles', '1 Dockerfile', 2.2);
  for (const { name, version } of others) {
    console.log(`  ${name}: ${version}`);
    // The budget is lefthook's; the others are for comparison.
    const limit = name.startsWith('lefthook');
    row(limit ? 'B5' : '', '1 Dockerfile', name, limit ? 2.2 : undefined);
    row(limit ? 'B6' : '', 'nothing relevant', name, limit ? 0.7 : undefined);
  }
  if (!others.some(({ name }) => name.startsWith('lefthook'))) console.log('  B5, B6: lefthook is not installed');
  row('B7', '1 Dockerfile', 'lint-staged running true', 0.4);
  row('', '1 Dockerfile', 'husky + lint-staged running true');
  row('B14', 'wide, 1 Dockerfile', 'wide, empty hook', wide.isWhole ? 1.8 : undefined);
  row('', 'wide, nothing relevant', 'wide, no hook');
  console.log(`       (wide: a repository of ${files})`);
  row('', '1 Dockerfile, first time', BARE);
  row('', 'bare node hook, NODE_EXTRA_CA_CERTS', BARE);
  row('', '1 Dockerfile, NODE_EXTRA_CA_CERTS', BARE);
  const value = rounds.ratio('1 Dockerfile', BARE, 'megabytes');
  table.add({ id: 'B11', what: 'peak memory: 1 Dockerfile / bare node hook', value, failAbove: 1.5 });
  return { npx: peers.npx, bareMegabytes: rounds.median(BARE, 'megabytes'), one, hooks, docker };
}

const AGAIN = 'again, unchanged';

/** A commit of many files whose answer is not known, and one that finds what an earlier one kept. */
async function firstAndAgain(name, repo, hooks, env) {
  mkdirSync(join(repo.folder, '.git/plimsoll'), { recursive: true });
  const kept = keptIn(repo.folder, 'results');
  const rows = [commit(name, repo, hooks.ours, env), commit(`${name} ${AGAIN}`, repo, hooks.ours, env)];
  rows[0].before();
  await rows[0].run();
  return rows.map((row, index) => ({
    ...row,
    before() {
      if (index === 0) kept.hide();
      else kept.show();
      return row.before();
    },
  }));
}

/** The rows that take long: fewer rounds. */
export async function manyFiles({ env, quick }, table, { npx, one, hooks, docker }) {
  const cases = [
    commit(BARE, one, hooks.node, env),
    commit('1 Dockerfile', one, hooks.ours, env),
    ...(await firstAndAgain('100 Dockerfiles', docker('hundred', 100), hooks, env)),
    npx,
    ...(quick ? [] : await firstAndAgain('1,000 Dockerfiles', docker('thousand', 1000), hooks, env)),
  ];
  const rounds = await roundRobin(cases, { rounds: quick ? 3 : 9, warmup: quick ? 1 : 2, floor: BARE });
  console.log(`\nCommits of many files, and a slow peer (${rounds})`);
  const row = (id, what, base, failAbove) =>
    table.add({ id, what: `${what} / ${base}`, ms: rounds.median(what), value: rounds.ratio(what, base), failAbove });
  row('B7', '1 Dockerfile', npx.name, 0.2);
  row('B4', '100 Dockerfiles', '1 Dockerfile', 4);
  row('B4', `100 Dockerfiles ${AGAIN}`, '1 Dockerfile', 4);
  if (quick) return;
  row('B4', '1,000 Dockerfiles', '1 Dockerfile', 10);
  row('B4', `1,000 Dockerfiles ${AGAIN}`, '1 Dockerfile', 5);
  const value = rounds.ratio('1,000 Dockerfiles', BARE, 'megabytes');
  table.add({ id: 'B11', what: 'peak memory: 1,000 Dockerfiles / bare node hook', value, failAbove: 2 });
}
