import { defineRule } from '../../../core/rule.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { entriesOf, get } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown } from '../document.ts';
import { podWith } from '../examples.ts';
import { labelOf, ownSetting, podsOf, reportIn } from '../facts.ts';
import { replaceFix } from '../fixes.ts';

const ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';
const LOADED = /^(?:|runtime\/default|localhost\/.*)$/;

export default defineRule<KubernetesDocument>({
  id: 'K8S109',
  name: 'apparmor-off',
  title: 'disabled AppArmor profile',
  severity: 'error',
  since: '0.1.0',
  fixable: 'sometimes',
  profiles: { recommended: 'error', 'pss-baseline': 'error', 'pss-restricted': 'error' },
  aliases: [],
  references: ['https://kubernetes.io/docs/tutorials/security/apparmor/'],
  docs: {
    what: '`appArmorProfile.type` of the pod or a container, or the older annotation for a container, is neither the runtime default nor a profile on the node.',
    why: 'The default profile keeps a container from mounting file systems and from writing to `/proc` and `/sys`, even as root.',
    instead: 'Use `RuntimeDefault`, or a profile that allows only what is needed.',
  },
  examples: {
    bad: [
      {
        code: podWith('securityContext:\n  appArmorProfile:\n    type: Unconfined\n'),
        line: 11,
        fixed: podWith('securityContext:\n  appArmorProfile:\n    type: RuntimeDefault\n'),
      },
      {
        code: podWith('').replace(
          '  name: web\n',
          '  name: web\n  annotations:\n    container.apparmor.security.beta.kubernetes.io/app: unconfined\n',
        ),
        line: 6,
      },
    ],
    good: [
      { code: podWith('securityContext:\n  appArmorProfile:\n    type: RuntimeDefault\n') },
      { code: podWith('securityContext:\n  appArmorProfile: {type: Localhost, localhostProfile: web}\n') },
    ],
  },

  needs: ['appArmorProfile', 'container.apparmor.security.beta.kubernetes.io/'],
  *check(doc, facts) {
    for (const pod of podsOf(doc, facts)) {
      for (const place of [pod, ...pod.containers]) {
        const type = get(ownSetting(place, 'appArmorProfile')?.value, 'type');
        const text = stringOf(type);
        if (type?.kind !== 'scalar' || !text || isUnknown(doc, type)) continue;
        if (text === 'RuntimeDefault' || text === 'Localhost') continue;
        yield reportIn(place, ['securityContext', 'appArmorProfile', 'type'], {
          at: type.span,
          message: `this disables AppArmor for ${labelOf(place)}`,
          help: 'enable it: `type: RuntimeDefault`',
          ...replaceFix(pod.resource, type, 'RuntimeDefault', 'unsafe'),
        });
      }
      for (const { key, value } of entriesOf(get(pod.metadata, 'annotations'))) {
        const text = stringOf(value);
        if (!key.text.startsWith(ANNOTATION) || text === undefined || LOADED.test(text) || isUnknown(doc, value))
          continue;
        const container = key.text.slice(ANNOTATION.length);
        yield {
          ...reportIn(pod, [], {
            at: value.span,
            message: `this disables AppArmor for container "${container}"`,
            help: 'enable it: `runtime/default`',
          }),
          path: [pod.resource.prefix, ...pod.steps.slice(0, -1), 'metadata', `annotations['${key.text}']`].join(' > '),
        };
      }
    }
  },
});
