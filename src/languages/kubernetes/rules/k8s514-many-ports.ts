import { defineRule } from '../../../core/rule.ts';
import { entryOf, itemsOf } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { containersOf, reportIn } from '../facts.ts';

const MOST = 2;

export default defineRule<KubernetesDocument>({
  id: 'K8S514',
  name: 'many-ports',
  title: 'container with many ports',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { snyk: 'info' },
  aliases: ['SNYK-CC-K8S-36'],
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/'],
  docs: {
    what: 'A container lists more than two ports.',
    why: 'Each open port is an entry point that has to be known, filtered and kept up to date.',
    instead: 'Open only the ports that are needed.',
  },
  examples: {
    bad: [
      { code: podWith('ports: [{containerPort: 1}, {containerPort: 2}, {containerPort: 3}]\n'), line: 9 },
      { code: podWith('ports:\n  - containerPort: 80\n  - containerPort: 443\n  - containerPort: 9090\n'), line: 9 },
    ],
    good: [{ code: podWith('ports: [{containerPort: 1}, {containerPort: 2}]\n') }, { code: podWith('') }],
  },

  needs: ['several:ports'],
  *check(doc, facts) {
    for (const container of containersOf(doc, facts)) {
      const entry = entryOf(container.node, 'ports');
      const count = itemsOf(entry?.value).length;
      if (!entry || count <= MOST) continue;
      const message = `${container.label} has ${count} open ports`;
      yield reportIn(container, ['ports'], {
        at: entry.key.span,
        message,
        help: 'open only the ports that are needed',
      });
    }
  },
});
