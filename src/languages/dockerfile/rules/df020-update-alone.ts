import { defineRule } from '../../../core/rule.ts';
import { table } from '../../../core/table.ts';
import { WordList } from '../../../core/word-list.ts';
import type { DockerfileDocument, Script, Stage } from '../document.ts';
import { chainOf } from '../facts.ts';
import { type Call, callSpan, callsOf, hasMountAt, isShell, runs } from '../runs.ts';

interface Manager {
  readonly update: readonly string[];
  /** Subcommands that need the lists. */
  readonly use: readonly string[];
  readonly lists: string;
}

const APT: Manager = {
  update: ['update'],
  use: 'install upgrade dist-upgrade full-upgrade build-dep download source satisfy'.split(' '),
  lists: '/var/lib/apt',
};
const MANAGERS: Readonly<Record<string, Manager>> = table({
  'apt-get': APT,
  apt: APT,
  apk: { update: ['update'], use: ['add', 'upgrade', 'fetch', 'fix'], lists: '/var/cache/apk' },
  zypper: {
    update: ['refresh', 'ref'],
    use: 'install in update up patch dist-upgrade dup install-new-recommends'.split(' '),
    lists: '/var/cache/zypp',
  },
});
interface Run {
  readonly run: Script;
  readonly calls: readonly Call[];
}

/** Commands of which we know that they install nothing from a package list. */
const HARMLESS = new WordList(
  'apt-get apt apk zypper apt-key apt-cache apt-mark add-apt-repository rm mkdir cat cp mv ln echo printf sed grep awk tee set ' +
    'test [ true : cd chmod chown touch curl wget gpg dpkg export sleep ls locale-gen find',
);

/** How many RUNs below it are looked at for an install. */
const FAR = 100;

export default defineRule<DockerfileDocument>({
  id: 'DF020',
  name: 'update-alone',
  title: 'package list update without an install',
  severity: 'warning',
  profiles: { recommended: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: ['DS-0017', 'CKV_DOCKER_5'],
  references: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
  docs: {
    what: '`apt-get update`, `apk update` or `zypper refresh` in a RUN that installs nothing.',
    why: 'The layer with the lists is cached: when a later RUN changes, it installs from lists that may be weeks old, and fails with 404 or gets packages with known vulnerabilities.',
    instead: 'Combine the update and the install in one RUN: `RUN apt-get update && apt-get install -y curl`.',
    exceptions:
      'An `info` where no later RUN of the stage installs from these lists. Not reported: a RUN with other programs that may install packages, and a RUN with a cache mount for the lists.',
  },
  examples: {
    bad: [
      { code: 'FROM debian:13-slim\nRUN apt-get update\nRUN apt-get install -y curl\n', line: 2 },
      { code: 'FROM alpine:3.22\nRUN apk update\nRUN apk add curl\n', line: 2 },
    ],
    good: [
      { code: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y curl\n' },
      {
        code: 'FROM debian:13-slim\nRUN apt-get update && ./install-dependencies.sh\n',
        why: 'the script may install packages',
      },
    ],
  },
  needs: ['program:apt-get', 'program:apt', 'program:apk', 'program:zypper'],

  *check(doc) {
    const all = runs(doc)
      .filter(isShell)
      .map((run): Run => ({ run, calls: callsOf(run) }));
    for (const [index, { run, calls }] of all.entries()) {
      const update = calls.findLast((call) => isUpdate(call));
      const manager = update && managerOf(update);
      if (!update || !manager || hasMountAt(run, manager.lists)) continue;
      if (!calls.every(({ program }) => program !== undefined && HARMLESS.has(program))) continue;
      if (calls.some((call) => managerOf(call) === manager && isUse(call, manager))) continue;
      const user = laterUse(run.stage, all.slice(index + 1, index + 1 + FAR), manager);
      yield {
        at: callSpan(run, update),
        message: user
          ? `\`${textOf(update)}\` is cached separately, so a later RUN may install from outdated lists`
          : `nothing in this RUN uses the lists that \`${textOf(update)}\` fetches`,
        help: `combine both in one RUN: RUN ${textOf(update)} && ${update.program} ${manager.use[0]} …`,
        ...(user
          ? { related: [{ at: user, message: 'installs from the cached lists' }] }
          : { severity: 'info' as const }),
      };
    }
  },
});

function managerOf({ program = '' }: Call): Manager | undefined {
  return Object.hasOwn(MANAGERS, program) ? MANAGERS[program] : undefined;
}

function isUpdate(call: Call): boolean {
  return managerOf(call)?.update.includes(call.args.operands[0]?.literal ?? '') === true;
}

/** Also a subcommand that the text does not show. */
function isUse({ args }: Call, { use }: Manager): boolean {
  const [first] = args.operands;
  return first !== undefined && (first.literal === undefined || use.includes(first.literal));
}

/** An install in a later RUN of the stage, or of a stage built on it, that no update of its own comes before. */
function laterUse(stage: Stage, later: readonly Run[], manager: Manager) {
  for (const { run, calls } of later) {
    if (run.stage !== stage && !chainOf(run.stage).includes(stage)) continue;
    const first = calls.find((call) => managerOf(call) === manager && (isUpdate(call) || isUse(call, manager)));
    if (first && !isUpdate(first)) return callSpan(run, first);
    if (first && run.stage === stage) return undefined;
  }
  return undefined;
}

function textOf({ program, args }: Call): string {
  return `${program} ${args.operands[0]?.value ?? ''}`;
}
