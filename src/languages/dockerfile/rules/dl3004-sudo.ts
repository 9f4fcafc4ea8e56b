import { firstThat } from '../../../core/bisect.ts';
import { onceFor } from '../../../core/once.ts';
import { defineRule, type Report } from '../../../core/rule.ts';
import type { ShellCommand } from '../../shell/command.ts';
import type { ShellWord } from '../../shell/word.ts';
import type { DockerfileDocument, Instruction, Script, Stage } from '../document.ts';
import { chainOf } from '../facts.ts';
import { plainNameOf } from '../packages.ts';
import { callsOf, fixBy, isShell, runs, scriptTexts, spanOf } from '../runs.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3004',
  name: 'sudo',
  title: 'sudo in RUN',
  severity: 'error',
  profiles: { recommended: 'warning', hadolint: 'error' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: ['DS-0010', 'CKV2_DOCKER_1'],
  references: ['https://docs.docker.com/build/building/best-practices/#user'],
  docs: {
    what: 'A RUN that calls `sudo`.',
    why: 'sudo adds a setuid program and its policy to the image, so a compromised process can become root; it also handles terminals and signals differently from a shell.',
    instead: 'Build as root (`USER root`) and switch to the unprivileged user afterwards.',
    exceptions: 'The fix is only offered for a plain `sudo command` after `USER root` in the stage.',
  },
  examples: {
    bad: [
      { code: 'FROM ubuntu:24.04\nRUN sudo apt-get update\n', line: 2 },
      {
        code: 'FROM ubuntu:24.04\nUSER root\nRUN mkdir /a && sudo chown 1000 /a\n',
        line: 3,
        fixed: 'FROM ubuntu:24.04\nUSER root\nRUN mkdir /a && chown 1000 /a\n',
      },
    ],
    good: [
      { code: 'FROM ubuntu:24.04\nUSER root\nRUN apt-get update\n' },
      { code: 'FROM ubuntu:24.04\nRUN apt-get install -y sudo\n', why: 'installed, not called' },
    ],
  },
  needs: ['program:sudo'],

  *check(doc, facts) {
    const isHadolint = facts.profile === 'hadolint';
    for (const run of isHadolint ? scriptTexts(doc, facts) : runs(doc)) {
      if (!isShell(run)) continue;
      const isRoot = runsAsRoot(run);
      const found = isHadolint ? namedIn(run) : calledIn(run);
      for (const [command, at] of found) yield reportOf(run, command, at, isRoot);
    }
  },
});

/** A command with the index of its word `sudo`. */
type Found = readonly [command: ShellCommand, at: number];

/** Those that hadolint sees, which looks after `command` and `exec` at most. */
function namedIn({ shell }: Script): Found[] {
  return shell.commands.flatMap((command): Found[] => {
    if (plainNameOf(command) !== 'sudo') return [];
    return [[command, command.words.findIndex(({ literal }) => literal === 'sudo')]];
  });
}

/** Those after `env`, `time` and the like too, and those of `sh -c '…'` and `sh <<EOF`. */
function calledIn(run: Script): Found[] {
  const starts = new Map<ShellCommand, number>(run.shell.commands.map((command) => [command, 0]));
  for (const { command, words } of callsOf(run)) {
    const [first] = words;
    if (first) starts.set(command, Math.max(0, command.words.indexOf(first)));
  }
  return [...starts].flatMap(([command, start]): Found[] => {
    const at = command.words.slice(0, start + 1).findIndex(isSudo);
    return at === -1 ? [] : [[command, at]];
  });
}

function isSudo({ literal }: ShellWord): boolean {
  return literal === 'sudo' || literal?.endsWith('/sudo') === true;
}

function reportOf(run: Script, command: ShellCommand, at: number, isRoot: boolean): Report {
  const [sudo, next] = command.words.slice(at);
  const plain = sudo && next && !next.text.startsWith('-') && !/^\w+=/.test(next.text) ? next : undefined;
  return {
    at: spanOf(run, sudo?.span ?? command.span),
    message: 'this step uses sudo for privileges that the build already has or never grants',
    help: 'set USER root before the step and the unprivileged user after it',
    ...(isRoot &&
      sudo &&
      plain &&
      fixBy(run, 'Delete `sudo`', 'unsafe', [{ span: { start: sudo.span.start, end: plain.span.start }, text: '' }])),
  };
}

/** The USERs of a stage, the last one first. */
const usersOf = onceFor(({ instructions }: Stage): readonly Instruction[] =>
  instructions.filter(({ keyword }) => keyword === 'USER').reverse(),
);

/** The USER that holds at this RUN is written here, and it is root. */
function runsAsRoot({ stage, instruction }: Script): boolean {
  for (const one of chainOf(stage)) {
    const users = usersOf(one);
    const user = one === stage ? users[firstThat(users, ({ span }) => span.start < instruction.span.start)] : users[0];
    if (user) return /^(?:root|0)(?::(?:root|0))?$/.test(user.args.value);
  }
  return false;
}
