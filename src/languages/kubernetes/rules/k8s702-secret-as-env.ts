import { defineRule } from '../../../core/rule.ts';
import { entryOf, get, itemsOf } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { containersAndStepsOf, reportIn } from '../facts.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S702',
  name: 'secret-as-env',
  title: 'secret in an environment variable',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: {},
  aliases: ['CKV_K8S_35', 'read-secret-from-env-var'],
  references: ['https://kubernetes.io/docs/concepts/configuration/secret/'],
  docs: {
    what: 'A variable comes from `secretKeyRef`, or `envFrom.secretRef` imports all variables of a secret.',
    why: 'The environment is passed to child processes and appears in crash dumps and debug pages, and it is not updated when the secret changes.',
    instead: 'Mount the secret as a file. (Opt-in: this is still better than a literal value.)',
  },
  examples: {
    bad: [
      { code: podWith('env:\n  - name: A\n    valueFrom: {secretKeyRef: {name: a, key: b}}\n'), line: 11 },
      { code: podWith('envFrom:\n  - secretRef: {name: a}\n'), line: 10 },
    ],
    good: [
      { code: podWith('env: [{name: A, value: b}]\n') },
      { code: podWith('envFrom:\n  - configMapRef: {name: a}\n') },
    ],
  },

  needs: ['secretKeyRef', 'secretRef'],
  *check(doc, facts) {
    const words = {
      message: 'a secret in an environment variable leaks into child processes and crash dumps',
      help: 'mount the secret as a file',
    };
    for (const container of containersAndStepsOf(doc, facts)) {
      for (const variable of itemsOf(get(container.node, 'env'))) {
        const at = entryOf(get(variable, 'valueFrom'), 'secretKeyRef')?.key.span;
        if (at) yield reportIn(container, ['env'], { at, ...words });
      }
      for (const source of itemsOf(get(container.node, 'envFrom'))) {
        const at = entryOf(source, 'secretRef')?.key.span;
        if (at) yield reportIn(container, ['envFrom'], { at, ...words });
      }
    }
  },
});
