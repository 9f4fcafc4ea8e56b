import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { toolCalls } from '../packages.ts';
import { spanOf } from '../runs.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3035',
  name: 'zypper-dist-upgrade',
  title: '`zypper dist-upgrade` in a RUN',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning', hadolint: 'warning' },
  aliases: [],
  references: ['https://en.opensuse.org/SDB:System_upgrade'],
  docs: {
    what: 'A RUN has `zypper dist-upgrade` or `zypper dup`.',
    why: 'It moves the image to a different release than FROM names: packages are replaced or removed depending on the current repositories.',
    instead: 'Name the required release in FROM.',
  },
  examples: {
    bad: [
      { code: 'FROM opensuse/leap:15.5\nRUN zypper -n dist-upgrade\n', line: 2 },
      { code: 'FROM opensuse/leap:15.5\nRUN zypper -n dup && zypper clean\n', line: 2 },
    ],
    good: [
      { code: 'FROM opensuse/leap:15.6\nRUN zypper -n patch\n' },
      { code: 'FROM opensuse/leap:15.6\nRUN zypper -n update curl && zypper clean\n' },
    ],
  },
  needs: ['program:zypper'],

  *check(doc, facts) {
    for (const { run, name, sub } of toolCalls(doc, facts, ['zypper'], ['dist-upgrade', 'dup'])) {
      yield {
        at: spanOf(run, sub.span),
        message: `\`${name} ${sub.value}\` upgrades the base image to a different release`,
        help: 'remove it and name the required release in FROM',
      };
    }
  },
});
