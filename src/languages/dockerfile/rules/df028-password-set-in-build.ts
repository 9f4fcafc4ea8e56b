import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { type Call, callsOf, isShell, nameSpan, runs } from '../runs.ts';

const PRINTERS = new Set(['echo', 'printf']);

export default defineRule<DockerfileDocument>({
  id: 'DF028',
  name: 'password-set-in-build',
  title: 'password set in the build',
  severity: 'warning',
  profiles: { recommended: 'warning' },
  since: '0.1.0',
  fixable: 'never',
  aliases: ['CKV2_DOCKER_17'],
  references: ['https://docs.docker.com/build/building/secrets/'],
  docs: {
    what: 'A RUN that pipes `user:password` into `chpasswd`, or a password into `passwd --stdin`.',
    why: 'Every container has the same password, and the image history shows it to anyone who can pull the image.',
    instead: 'Leave the accounts without a password and switch users with `USER` or `docker exec -u`.',
    exceptions:
      'A password read from a file, such as a secret mount, is not reported. A password from a variable is an `info`.',
  },
  examples: {
    bad: [
      { code: "FROM a:1\nRUN echo 'root:hunter2' | chpasswd\n", line: 2 },
      { code: 'FROM a:1\nARG PW\nRUN echo "app:$PW" | chpasswd\n', line: 3 },
    ],
    good: [
      { code: 'FROM a:1\nRUN --mount=type=secret,id=pw chpasswd < /run/secrets/pw\n' },
      { code: 'FROM a:1\nRUN useradd --no-log-init --uid 1000 app\n' },
    ],
  },
  needs: ['program:chpasswd', 'program:passwd'],

  *check(doc) {
    for (const run of runs(doc)) {
      if (!isShell(run)) continue;
      const calls = callsOf(run);
      for (const call of calls) {
        const sets = call.program === 'chpasswd' || (call.program === 'passwd' && call.args.has('stdin'));
        const source = sets ? sourceOf(calls, call) : undefined;
        if (!source) continue;
        const literal = source.words.slice(1).every((word) => word.literal !== undefined);
        yield {
          at: nameSpan(run, call),
          message: literal
            ? `\`${call.program}\` gives every container the password written in this file`
            : `\`${call.program}\` gives every container of the image the same password`,
          help: 'leave the account without a password and switch users with USER',
          ...(!literal && { severity: 'info' as const }),
        };
      }
    }
  },
});

/** The `echo` or `printf` whose text a command reads. */
function sourceOf(calls: readonly Call[], { command }: Call): Call | undefined {
  const pipe = command.tree.parentOf(command.node);
  const index = command.context.pipeIndex - 1;
  if (pipe?.type !== 'Pipeline' || index < 0) return undefined;
  return calls.find((one) => one.command.node === pipe.commands[index] && PRINTERS.has(one.program ?? ''));
}
