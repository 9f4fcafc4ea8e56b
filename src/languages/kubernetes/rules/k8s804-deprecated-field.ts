import type { Report } from '../../../core/rule.ts';
import { defineRule } from '../../../core/rule.ts';
import { isNull, stringOf } from '../../yaml/scalars.ts';
import { entriesOf, get, itemsOf } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { podWith } from '../examples.ts';
import { minorOf, pathIn, podsOf, reportIn } from '../facts.ts';
import { REPLACED_TYPES, replacementOf } from '../volumes.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S804',
  name: 'deprecated-field',
  title: 'deprecated or ignored field',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning' },
  aliases: [],
  references: ['https://kubernetes.io/docs/concepts/storage/volumes/'],
  docs: {
    what: 'A volume has a type whose driver was removed from Kubernetes (gitRepo, cephfs, rbd, cloud disks …), or a pod sets its seccomp profile with the old annotation.',
    why: 'The annotation is ignored since v1.27; a volume without its driver keeps the pod from starting.',
    instead: 'Use the CSI driver, or the field `seccompProfile`.',
  },
  examples: {
    bad: [
      {
        code: podWith('', 'volumes:\n  - name: src\n    gitRepo: {repository: "https://example.com/a.git"}\n'),
        line: 8,
      },
      {
        code: podWith('').replace(
          'name: web\n',
          'name: web\n  annotations:\n    seccomp.security.alpha.kubernetes.io/pod: runtime/default\n',
        ),
        line: 6,
      },
    ],
    good: [
      { code: podWith('', 'volumes: [{name: data, csi: {driver: ebs.csi.aws.com}}]\n') },
      { code: podWith('', 'securityContext: {seccompProfile: {type: RuntimeDefault}}\n') },
    ],
  },

  needs: [
    ...REPLACED_TYPES,
    'seccomp.security.alpha.kubernetes.io/',
    'container.seccomp.security.alpha.kubernetes.io/',
  ],
  *check(doc, facts) {
    for (const pod of podsOf(doc, facts)) {
      for (const volume of itemsOf(get(pod.spec, 'volumes'))) {
        yield* volumeReports(volume, (key, report) =>
          reportIn(pod, [`volumes[${stringOf(get(volume, 'name')) ?? ''}]`, key], report),
        );
      }
      if (minorOf(facts) < 27) continue;
      for (const { key } of entriesOf(get(pod.metadata, 'annotations'))) {
        if (!/^(?:container\.)?seccomp\.security\.alpha\.kubernetes\.io\//.test(key.text)) continue;
        yield reportIn(pod, [], {
          at: key.span,
          message: `\`${key.text}\` is ignored since v1.27`,
          help: 'use the field `securityContext.seccompProfile`',
        });
      }
    }
    for (const resource of doc.resources) {
      if (resource.kind.text !== 'PersistentVolume' || resource.group !== '') continue;
      yield* volumeReports(get(resource.root, 'spec'), (key, report) => ({
        ...report,
        path: pathIn(resource, 'spec', key),
      }));
    }
  },
});

function* volumeReports(
  volume: Parameters<typeof get>[0],
  place: (key: string, report: Omit<Report, 'path'>) => Report,
): Iterable<Report> {
  for (const { key, value } of entriesOf(volume)) {
    const instead = replacementOf(key.text);
    if (!instead || isNull(value)) continue;
    const message = `the driver of \`${key.text}\` volumes is no longer part of Kubernetes`;
    yield place(key.text, { at: key.span, message, help: `use ${instead}` });
  }
}
