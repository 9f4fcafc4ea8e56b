import { defineRule } from '../../../core/rule.ts';
import { nearest } from '../../../core/suggest.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { get, getIn, itemsOf } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown } from '../document.ts';
import { podWith } from '../examples.ts';
import { podsOf, reportIn } from '../facts.ts';
import type { Pod } from '../pods.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S050',
  name: 'undefined-volume',
  title: 'mount of an undefined volume',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://kubernetes.io/docs/concepts/storage/volumes/'],
  docs: {
    what: '`volumeMounts` or `volumeDevices` names a volume that is not in `volumes` (or, in a StatefulSet, in `volumeClaimTemplates`), or a `subPath` is absolute or contains `..`.',
    why: 'The API server refuses the pod.',
    instead: 'Define the volume, or correct the name.',
    exceptions: 'Patches and templates, whose volumes may be defined elsewhere.',
  },
  examples: {
    bad: [
      {
        code: podWith(
          'volumeMounts:\n  - name: dtaa\n    mountPath: /data\n',
          'volumes:\n  - {name: data, emptyDir: {}}\n',
        ),
        line: 12,
      },
      {
        code: podWith(
          'volumeMounts: [{name: data, mountPath: /data, subPath: ../etc}]\n',
          'volumes:\n  - {name: data, emptyDir: {}}\n',
        ),
        line: 11,
      },
    ],
    good: [
      { code: podWith('volumeMounts: [{name: data, mountPath: /data}]\n', 'volumes: [{name: data, emptyDir: {}}]\n') },
      {
        code: 'apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: a}\nspec:\n  selector: {matchLabels: {a: b}}\n  volumeClaimTemplates: [{metadata: {name: data}}]\n  template:\n    metadata: {labels: {a: b}}\n    spec:\n      containers: [{name: a, image: "a:1", volumeMounts: [{name: data, mountPath: /d}]}]\n',
      },
    ],
  },

  needs: ['volumeMounts', 'volumeDevices'],
  *check(doc, facts) {
    for (const pod of podsOf(doc, facts)) {
      const names = pod.resource.partial ? undefined : volumeNames(pod);
      for (const container of pod.containers) {
        for (const list of ['volumeMounts', 'volumeDevices']) {
          for (const mount of itemsOf(get(container.node, list))) {
            const node = get(mount, 'name');
            const name = stringOf(node);
            if (node && name && names && !names.has(name) && !isUnknown(doc, node)) {
              const near = nearest(name, names);
              yield reportIn(container, [`${list}[${name}]`, 'name'], {
                at: node.span,
                message: `${container.label} mounts \`${name}\`, which this pod does not define`,
                help: near ? `write \`${near}\`` : `add a volume \`${name}\` to the pod`,
              });
            }
            const subPath = get(mount, 'subPath');
            const path = stringOf(subPath);
            if (!subPath || !path || !/^\/|(?:^|\/)\.\.(?:\/|$)/.test(path)) continue;
            yield reportIn(container, [`${list}[${name ?? ''}]`, 'subPath'], {
              at: subPath.span,
              message: `\`${path}\` is not a valid path inside the volume`,
              help: 'use a relative path without `..`',
            });
          }
        }
      }
    }
  },
});

function volumeNames(pod: Pod): Set<string> {
  const names = itemsOf(get(pod.spec, 'volumes')).map((volume) => get(volume, 'name'));
  const claims = itemsOf(getIn(pod.resource.root, ['spec', 'volumeClaimTemplates']));
  return new Set(
    [...names, ...claims.map((claim) => getIn(claim, ['metadata', 'name']))].flatMap((one) => stringOf(one) ?? []),
  );
}
