import { defineRule } from '../../../core/rule.ts';
import { entryOf } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { podsOf, reportIn } from '../facts.ts';
import { insertFix } from '../fixes.ts';
import { hostPathsOf } from '../volumes.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S122',
  name: 'writable-host-path',
  title: 'writable hostPath mount',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'warning' },
  aliases: ['writable-host-mount'],
  references: ['https://kubernetes.io/docs/concepts/storage/volumes/#hostpath'],
  docs: {
    what: 'A container mounts a hostPath volume without `readOnly: true`.',
    why: 'Files written there remain on the node after the pod is gone, are visible to the next pod there, and can fill the disk or plant a program that the node runs.',
    instead: 'Set `readOnly: true` on the mount, or use a volume that belongs to the pod.',
    exceptions: 'Runtime sockets and sensitive directories are reported by K8S120 and K8S121 instead.',
  },
  examples: {
    bad: [
      {
        code: podWith(
          'volumeMounts:\n  - name: data\n    mountPath: /data\n',
          'volumes:\n  - name: data\n    hostPath: {path: /srv/data}\n',
        ),
        line: 13,
        fixed: podWith(
          'volumeMounts:\n  - name: data\n    mountPath: /data\n    readOnly: true\n',
          'volumes:\n  - name: data\n    hostPath: {path: /srv/data}\n',
        ),
      },
      {
        code: podWith(
          'volumeMounts: [{name: data, mountPath: /data, readOnly: false}]\n',
          'volumes: [{name: data, hostPath: {path: /srv}}]\n',
        ),
        line: 10,
      },
    ],
    good: [
      {
        code: podWith(
          'volumeMounts: [{name: data, mountPath: /data, readOnly: true}]\n',
          'volumes: [{name: data, hostPath: {path: /srv}}]\n',
        ),
      },
      { code: podWith('volumeMounts: [{name: data, mountPath: /data}]\n', 'volumes: [{name: data, emptyDir: {}}]\n') },
    ],
  },

  needs: ['hostPath'],
  *check(doc, facts) {
    for (const pod of podsOf(doc, facts)) {
      for (const { path, danger, writableIn } of hostPathsOf(doc, pod)) {
        if (danger) continue;
        for (const { container, node, name } of writableIn) {
          yield reportIn(container, [`volumeMounts[${name.text}]`, 'readOnly'], {
            at: name.span,
            message: `${container.label} can write to ${path ? `\`${path}\`` : 'a path'} of the node`,
            help: 'set `readOnly: true` on this mount',
            ...(!entryOf(node, 'readOnly') && insertFix(doc, pod.resource, node, ['readOnly'], 'true', 'unsafe')),
          });
        }
      }
    }
  },
});
