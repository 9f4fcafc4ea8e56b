// Checks that find no compiled code: outside a repository, where nothing is kept.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { once, roundRobin } from './measure.mjs';

const BARE = 'bare node';
const PLAIN = 'check without a script, cold';
const SHELL = 'check with a RUN, cold';

/** What the chunks cost when all of their code is compiled: of a Dockerfile alone, and of the shell in it. */
export async function coldStarts({ temp, root, env, quick }, table) {
  const folder = join(temp, 'cold');
  mkdirSync(folder);
  const put = (name, text) => {
    writeFileSync(join(folder, name), text);
    return name;
  };
  const head = 'FROM alpine:3.23\nENV PORT=3000\nUSER 1000\n';
  const plain = put('plain.Dockerfile', head);
  const shell = put('shell.Dockerfile', `${head}RUN apk add --no-cache curl=8.14.1-r2 && cd /srv && rm -rf "$PORT"\n`);
  const check = (name, file) => {
    const command = [
      process.execPath,
      join(root, 'bin/plimsoll.cjs'),
      'check',
      '--no-config',
      '--fail-on',
      'never',
      file,
    ];
    return { name, run: () => once(command, { cwd: folder, env }) };
  };
  const empty = [process.execPath, put('empty.cjs', '')];
  const cases = [
    { name: BARE, run: () => once(empty, { cwd: folder, env }) },
    check(PLAIN, plain),
    check(SHELL, shell),
  ];
  const rounds = await roundRobin(cases, { rounds: quick ? 5 : 21, warmup: quick ? 1 : 3, floor: BARE });
  console.log(`\nWithout compiled code (${rounds})`);
  const row = (what, base) =>
    table.add({ what: `${what} / ${base}`, ms: rounds.median(what), value: rounds.ratio(what, base) });
  row(PLAIN, BARE);
  row(SHELL, BARE);
  row(SHELL, PLAIN);
  const cost = rounds.median(SHELL) - rounds.median(PLAIN);
  console.log(`       the shell's chunks, their parse and their rules: ${cost.toFixed(1)} ms`);
}
