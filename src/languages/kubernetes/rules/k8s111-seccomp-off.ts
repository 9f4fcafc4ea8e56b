import { defineRule } from '../../../core/rule.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { entriesOf, get } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown } from '../document.ts';
import { podWith } from '../examples.ts';
import { isWindows, labelOf, minorOf, ownSetting, podsOf, reportIn } from '../facts.ts';
import { replaceFix } from '../fixes.ts';
import type { Pod } from '../pods.ts';

const POD_ANNOTATION = 'seccomp.security.alpha.kubernetes.io/pod';
const CONTAINER_ANNOTATION = 'container.seccomp.security.alpha.kubernetes.io/';
const FILTERED = /^(?:runtime\/default|docker\/default|localhost\/.*)$/;

export default defineRule<KubernetesDocument>({
  id: 'K8S111',
  name: 'seccomp-off',
  title: 'seccomp disabled',
  severity: 'error',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'error', 'pss-baseline': 'error', 'pss-restricted': 'error' },
  aliases: ['CKV_K8S_31', 'KSV-0104'],
  references: ['https://kubernetes.io/docs/tutorials/security/seccomp/'],
  docs: {
    what: '`seccompProfile.type` of the pod or a container is neither `RuntimeDefault` nor `Localhost`; for versions before 1.19 the annotations are read.',
    why: 'The default filter blocks about 50 system calls that containers never need and that most kernel exploits start with.',
    instead: 'Use `RuntimeDefault`.',
  },
  examples: {
    bad: [
      {
        code: podWith('securityContext:\n  seccompProfile:\n    type: Unconfined\n'),
        line: 11,
        fixed: podWith('securityContext:\n  seccompProfile:\n    type: RuntimeDefault\n'),
      },
      { code: podWith('', 'securityContext:\n  seccompProfile: {type: Unconfined}\n'), line: 7 },
    ],
    good: [
      { code: podWith('', 'securityContext:\n  seccompProfile:\n    type: RuntimeDefault\n') },
      { code: podWith('securityContext:\n  seccompProfile: {type: Localhost, localhostProfile: web.json}\n') },
    ],
  },

  needs: ['seccompProfile', 'seccomp.security.alpha.kubernetes.io/', 'container.seccomp.security.alpha.kubernetes.io/'],
  *check(doc, facts) {
    const minor = minorOf(facts);
    for (const pod of podsOf(doc, facts)) {
      if (minor < 19) {
        yield* annotations(doc, pod);
        continue;
      }
      if (facts.profile === 'pss-restricted' && minor >= 25 && isWindows(pod)) continue;
      for (const place of [pod, ...pod.containers]) {
        const type = get(ownSetting(place, 'seccompProfile')?.value, 'type');
        const text = stringOf(type);
        if (type?.kind !== 'scalar' || !text || isUnknown(doc, type)) continue;
        if (text === 'RuntimeDefault' || text === 'Localhost') continue;
        yield reportIn(place, ['securityContext', 'seccompProfile', 'type'], {
          at: type.span,
          message: `seccomp is \`${text}\` for ${labelOf(place)}`,
          help: 'enable it: `type: RuntimeDefault`',
          ...replaceFix(pod.resource, type, 'RuntimeDefault', 'unsafe'),
        });
      }
    }
  },
});

function* annotations(doc: KubernetesDocument, pod: Pod) {
  for (const { key, value } of entriesOf(get(pod.metadata, 'annotations'))) {
    const text = stringOf(value);
    const name = key.text.startsWith(CONTAINER_ANNOTATION) ? key.text.slice(CONTAINER_ANNOTATION.length) : undefined;
    const known = key.text === POD_ANNOTATION || pod.containers.some((container) => container.name === name);
    if (!known || text === undefined || FILTERED.test(text) || isUnknown(doc, value)) continue;
    yield reportIn(pod, [], {
      at: value.span,
      message: `seccomp is \`${text}\` for ${name === undefined ? 'the pod' : `container "${name}"`}`,
      help: 'enable it: `runtime/default`',
    });
  }
}
