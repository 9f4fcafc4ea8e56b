import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { callsSeen, isShell, nameSpan, runs } from '../runs.ts';

const COMMANDS = ['free', 'kill', 'mount', 'ps', 'service', 'shutdown', 'ssh', 'top', 'vim'];

export default defineRule<DockerfileDocument>({
  id: 'DL3001',
  name: 'host-command',
  title: 'command with no purpose in a build',
  severity: 'info',
  profiles: { recommended: 'info', hadolint: 'info' },
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#run'],
  docs: {
    what: 'A RUN that calls free, kill, mount, ps, service, shutdown, ssh, top or vim.',
    why: 'These commands act on a running system. A build has no init system, no other processes and no terminal: a service started with `service x start` is gone when the RUN ends.',
    instead: 'Start programs with CMD or ENTRYPOINT, and inspect containers from outside.',
    exceptions:
      'A service that the same RUN also stops, and a process that it kills: those are intentional. The profile `hadolint` reports them too.',
  },
  examples: {
    bad: [
      { code: 'FROM debian:13-slim\nRUN service nginx start\n', line: 2 },
      { code: 'FROM debian:13-slim\nRUN make && ps aux\n', line: 2 },
    ],
    good: [
      { code: 'FROM debian:13-slim\nCMD ["nginx", "-g", "daemon off;"]\n' },
      { code: 'FROM debian:13-slim\nRUN apt-get install -y vim\n' },
    ],
  },
  needs: [
    'program:free',
    'program:kill',
    'program:mount',
    'program:ps',
    'program:service',
    'program:shutdown',
    'program:ssh',
    'program:top',
    'program:vim',
  ],

  *check(doc, facts) {
    for (const run of runs(doc)) {
      if (!isShell(run)) continue;
      const calls = callsSeen(run, facts, ...COMMANDS);
      // A server that is started, used and stopped in one RUN has its place there.
      if (
        facts.profile !== 'hadolint' &&
        calls.some(({ program, words }) => program === 'kill' || words.some(({ value }) => value === 'stop'))
      )
        continue;
      const [first] = calls;
      if (first) {
        yield {
          at: nameSpan(run, first),
          message: `\`${first.program}\` acts on a running system, not on an image build`,
          help: 'move it to the start of the container, or remove it',
        };
      }
    }
  },
});
