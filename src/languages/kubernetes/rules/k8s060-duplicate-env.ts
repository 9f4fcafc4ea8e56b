import { defineRule } from '../../../core/rule.ts';
import type { Span } from '../../../core/text.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { get, itemsOf } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown } from '../document.ts';
import { podWith } from '../examples.ts';
import { containersOf, minorOf, reportIn } from '../facts.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S060',
  name: 'duplicate-env',
  title: 'duplicate or invalid environment variable',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning', 'kube-linter': 'warning', 'kube-score': 'warning' },
  aliases: ['duplicate-env-var', 'environment-variable-key-duplication'],
  references: ['https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/'],
  docs: {
    what: 'A container sets one variable twice, or its name contains `=` or, before Kubernetes 1.30, characters other than letters, digits, `_`, `.` and `-`.',
    why: 'Only the last value counts, and tools that merge by name drop one at random; an invalid name is refused.',
    instead: 'Remove one of them.',
    exceptions: 'Templates, where both branches of an `if` are read.',
  },
  examples: {
    bad: [
      { code: podWith('env:\n  - {name: A, value: "1"}\n  - {name: A, value: "2"}\n'), line: 11 },
      { code: podWith('env: [{name: A=B, value: c}]\n'), line: 9 },
    ],
    good: [
      { code: podWith('env:\n  - {name: A, value: "1"}\n  - {name: B, value: "2"}\n') },
      { code: podWith('env: []\n') },
    ],
  },

  needs: ['env'],
  *check(doc, facts) {
    for (const container of containersOf(doc, facts)) {
      const seen = new Map<string, Span>();
      for (const variable of itemsOf(get(container.node, 'env'))) {
        const node = get(variable, 'name');
        const name = stringOf(node);
        if (!node || name === undefined || isUnknown(doc, node)) continue;
        const first = seen.get(name);
        if (first && !doc.template) {
          yield reportIn(container, [`env[${name}]`], {
            at: node.span,
            message: `\`${name}\` is set twice in ${container.label}; only the last counts`,
            help: 'remove one of them',
            related: [{ at: first, message: 'first set here' }],
          });
        } else seen.set(name, node.span);
        const refused =
          minorOf(facts) < 30 ? !/^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name) : name === '' || name.includes('=');
        if (!refused) continue;
        const message = `\`${name}\` is not a valid variable name`;
        yield reportIn(container, [`env[${name}]`], { at: node.span, message, help: 'rename it', severity: 'error' });
      }
    }
  },
});
