import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';

const SYSTEM = /^\/(?:proc|boot|dev|initrd|lost\+found|sys)(?:\/|$)/;

export default defineRule<DockerfileDocument>({
  id: 'DF022',
  name: 'system-workdir',
  title: 'WORKDIR in a system directory',
  severity: 'error',
  profiles: { recommended: 'error' },
  since: '0.1.0',
  fixable: 'never',
  aliases: ['DS-0030'],
  references: ['https://docs.docker.com/reference/dockerfile/#workdir'],
  docs: {
    what: 'A WORKDIR in `/proc`, `/sys`, `/dev`, `/boot`, `/initrd` or `/lost+found`.',
    why: 'When the container starts, kernel file systems are mounted there: files of the image are hidden, and with a crafted directory such as `/proc/self/fd/8` a process can escape the container.',
    instead: 'Use a directory of your own: `WORKDIR /app`.',
  },
  examples: {
    bad: [
      { code: 'FROM a:1\nWORKDIR /proc/self\n', line: 2 },
      { code: 'FROM a:1\nWORKDIR /dev\n', line: 2 },
    ],
    good: [{ code: 'FROM a:1\nWORKDIR /app\n' }, { code: 'FROM a:1\nWORKDIR /development\n' }],
  },
  needs: ['WORKDIR:system'],

  *check(doc) {
    for (const outer of doc.instructions) {
      const { keyword, args } = outer.trigger ?? outer;
      const folder = args.value.replace(/\/{2,}/g, '/');
      if (keyword !== 'WORKDIR' || !SYSTEM.test(folder)) continue;
      yield {
        at: args.span,
        message: `\`${args.raw}\` is a system directory, hidden by a mount when the container starts`,
        help: 'use a directory of your own: WORKDIR /app',
      };
    }
  },
});
