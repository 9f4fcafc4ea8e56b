import { defineRule } from '../../../core/rule.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { get, itemsOf } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { containersOf, reportIn } from '../facts.ts';

const SUDO = /(?:^|[;&|(]\s*|\n\s*|\s)(?:sudo|su -)(?:\s|$)/;

export default defineRule<KubernetesDocument>({
  id: 'K8S128',
  name: 'sudo-in-command',
  title: 'container started through sudo',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info' },
  aliases: [],
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  docs: {
    what: '`command` or `args` runs `sudo` or `su -`.',
    why: 'sudo is a setuid program owned by root, so the container can neither forbid privilege escalation nor drop capabilities; signals do not reach the program started by it either.',
    instead: 'Run the container as the user that the program needs (`runAsUser`).',
  },
  examples: {
    bad: [
      { code: podWith('command: [sudo, -u, app, /bin/app]\n'), line: 9 },
      { code: podWith('command: [sh, -c, "cd /srv && sudo ./run"]\n'), line: 9 },
    ],
    good: [
      { code: podWith('command: [/bin/app]\n') },
      { code: podWith('command: [cat, /etc/sudoers]\n'), why: 'a file name' },
    ],
  },

  needs: ['command', 'args'],
  *check(doc, facts) {
    for (const container of containersOf(doc, facts)) {
      const command = itemsOf(get(container.node, 'command'));
      const words = [...command, ...itemsOf(get(container.node, 'args'))];
      const shell = /(?:^|\/)(?:ba|da|a|k|z)?sh$/.test(stringOf(words[0]) ?? '');
      for (const [index, word] of words.entries()) {
        const text = stringOf(word) ?? '';
        const runs = index === 0 ? /(?:^|\/)sudo$/.test(text) : shell && SUDO.test(text);
        if (!runs) continue;
        yield reportIn(container, [index < command.length ? 'command' : 'args'], {
          at: word.span,
          message: `${container.label} starts through sudo, which needs a setuid root program`,
          help: 'set `runAsUser` and start the program directly',
        });
        break;
      }
    }
  },
});
