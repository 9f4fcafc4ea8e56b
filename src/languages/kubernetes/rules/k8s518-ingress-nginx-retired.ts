import { defineRule } from '../../../core/rule.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { get, getIn } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { containersOf, pathIn, reportIn } from '../facts.ts';

const MESSAGE = 'ingress-nginx was retired in March 2026 and no longer receives fixes';
const HELP = 'move to Gateway API or another controller';

export default defineRule<KubernetesDocument>({
  id: 'K8S518',
  name: 'ingress-nginx-retired',
  title: 'retired ingress-nginx controller',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info' },
  aliases: [],
  references: ['https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/'],
  docs: {
    what: 'An IngressClass names the controller `k8s.io/ingress-nginx`, or a container runs its image.',
    why: 'The project was retired in March 2026: security holes found since then remain open, at the very edge of the cluster.',
    instead: 'Move to Gateway API or to another Ingress controller.',
  },
  examples: {
    bad: [
      {
        code: 'apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: nginx}\nspec:\n  controller: k8s.io/ingress-nginx\n',
        line: 5,
      },
      {
        code: podWith('').replace('ghcr.io/acme/app:1.4.2', 'registry.k8s.io/ingress-nginx/controller:v1.12.1'),
        line: 8,
      },
    ],
    good: [
      {
        code: 'apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: nginx}\nspec:\n  controller: nginx.org/ingress-controller\n',
      },
      { code: podWith('') },
    ],
  },

  needs: ['kind:IngressClass', 'image:ingress-nginx'],
  *check(doc, facts) {
    for (const resource of doc.resources) {
      const controller = getIn(resource.root, ['spec', 'controller']);
      if (resource.kind.text !== 'IngressClass' || !controller || stringOf(controller) !== 'k8s.io/ingress-nginx')
        continue;
      yield { at: controller.span, message: MESSAGE, help: HELP, path: pathIn(resource, 'spec', 'controller') };
    }
    for (const container of containersOf(doc, facts)) {
      const image = get(container.node, 'image');
      if (!image || !/(?:^|\/)ingress-nginx\/controller(?:-chroot)?[:@]/.test(stringOf(image) ?? '')) continue;
      yield reportIn(container, ['image'], { at: image.span, message: MESSAGE, help: HELP });
    }
  },
});
