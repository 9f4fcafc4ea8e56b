import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { capabilitiesOf, KNOWN } from '../capabilities.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown } from '../document.ts';
import { podWith } from '../examples.ts';
import { containersOf, reportIn } from '../facts.ts';
import { replaceFix } from '../fixes.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S208',
  name: 'capability-spelling',
  title: 'misspelled capability',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'warning' },
  aliases: [],
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
    'https://man7.org/linux/man-pages/man7/capabilities.7.html',
  ],
  docs: {
    what: 'An item in `capabilities.add` or `drop` is not uppercase, begins with `CAP_`, or is not a Linux capability.',
    why: 'Pod Security admission compares names exactly, so `drop: [all]` fails the restricted profile although runtimes accept it. The runtime adds `CAP_` itself: with the prefix the container does not start.',
    instead: 'Write the name in uppercase and without the prefix: `ALL`, `NET_BIND_SERVICE`.',
    safe: 'Runtimes ignore case, so only admission sees a difference. Where a prefix is removed the fix is unsafe: the runtime does not know the name as written.',
  },
  examples: {
    bad: [
      {
        code: podWith('securityContext:\n  capabilities:\n    drop:\n      - all\n'),
        line: 12,
        fixed: podWith('securityContext:\n  capabilities:\n    drop:\n      - ALL\n'),
      },
      {
        code: podWith('securityContext:\n  capabilities:\n    add: ["CAP_CHOWN"]\n'),
        line: 11,
        fixed: podWith('securityContext:\n  capabilities:\n    add: ["CHOWN"]\n'),
      },
    ],
    good: [
      { code: podWith('securityContext:\n  capabilities:\n    drop: [ALL]\n') },
      { code: podWith('securityContext:\n  capabilities:\n    drop: [ALL]\n    add: [NET_BIND_SERVICE]\n') },
    ],
  },

  needs: ['add', 'drop'],
  *check(doc, facts) {
    for (const container of containersOf(doc, facts)) {
      for (const list of ['add', 'drop'] as const) {
        for (const { node, text, name } of capabilitiesOf(container, list)) {
          if ((text === name && KNOWN.has(name)) || isUnknown(doc, node)) continue;
          const steps = ['securityContext', 'capabilities', list];
          const known = KNOWN.has(name) ? name : nearest(name, KNOWN);
          const { resource } = container.pod;
          yield reportIn(container, steps, {
            at: node.span,
            message: KNOWN.has(name)
              ? `${container.label} spells the capability ${name} as \`${text}\`: ${reasonFor(text)}`
              : `${container.label} lists \`${text}\`, which is not a Linux capability`,
            help: known ? `write \`${known}\`` : 'use a name from capabilities(7)',
            ...(KNOWN.has(name) && replaceFix(resource, node, name, text.toUpperCase() === name ? 'safe' : 'unsafe')),
          });
        }
      }
    }
  },
});

function reasonFor(text: string): string {
  return /^cap_/i.test(text)
    ? 'the runtime adds the prefix itself and will not find it'
    : 'admission compares names exactly';
}
