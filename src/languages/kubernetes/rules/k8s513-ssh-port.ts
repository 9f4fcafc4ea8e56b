import { defineRule } from '../../../core/rule.ts';
import { integerOf, stringOf } from '../../yaml/scalars.ts';
import { get, getIn, itemsOf } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { containersOf, pathIn, reportIn } from '../facts.ts';

const SSH = new Set([22, 2222]);
const MESSAGE = 'an SSH server in a container is a second way in, with its own users and keys';

export default defineRule<KubernetesDocument>({
  id: 'K8S513',
  name: 'ssh-port',
  title: 'container with an SSH server',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning', snyk: 'info', 'kube-linter': 'error' },
  aliases: ['SNYK-CC-K8S-34'],
  references: ['https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/'],
  docs: {
    what: 'A container lists port 22 or 2222, or a Service sends traffic to port 22.',
    why: 'Access bypasses the API server with its users, permissions and audit log.',
    instead: 'Use `kubectl exec` or `kubectl debug`.',
    exceptions:
      'The finding is `info` for containers and Services named after Git or SFTP, which serve SSH on purpose.',
  },
  examples: {
    bad: [
      { code: podWith('ports:\n  - containerPort: 22\n'), line: 10 },
      {
        code: 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  ports:\n    - port: 2022\n      targetPort: 22\n',
        line: 7,
      },
    ],
    good: [
      { code: podWith('ports:\n  - containerPort: 8080\n') },
      { code: podWith('ports:\n  - {containerPort: 22, protocol: UDP}\n') },
    ],
  },

  needs: ['containerPort:22', 'containerPort:2222', 'targetPort:22'],
  *check(doc, facts) {
    const help = 'use `kubectl exec` or `kubectl debug`';
    for (const container of containersOf(doc, facts)) {
      const image = stringOf(get(container.node, 'image')) ?? '';
      for (const port of itemsOf(get(container.node, 'ports'))) {
        const value = get(port, 'containerPort');
        if (!value || !SSH.has(integerOf(value) ?? 0) || (stringOf(get(port, 'protocol')) ?? 'TCP') !== 'TCP') continue;
        const words = `${container.name} ${image} ${stringOf(get(port, 'name')) ?? ''}`;
        const report = { at: value.span, message: MESSAGE, help, ...lighter(words) };
        yield reportIn(container, ['ports', 'containerPort'], report);
      }
    }
    for (const resource of doc.resources) {
      if (resource.kind.text !== 'Service' || resource.group !== '') continue;
      for (const port of itemsOf(getIn(resource.root, ['spec', 'ports']))) {
        const value = get(port, 'targetPort');
        if (!value || integerOf(value) !== 22) continue;
        const words = `${resource.name ?? ''} ${stringOf(get(port, 'name')) ?? ''}`;
        yield { at: value.span, message: MESSAGE, help, path: pathIn(resource, 'spec', 'ports'), ...lighter(words) };
      }
    }
  },
});

function lighter(words: string) {
  return /git|gitea|gogs|sftp/i.test(words) ? ({ severity: 'info' } as const) : {};
}
