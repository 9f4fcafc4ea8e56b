import rule from '../../../src/languages/kubernetes/rules/k8s908-forbidden-kind.ts';
import { testRule } from '../../support/test-rule.ts';

const object = (apiVersion: string, kind: string): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: web}\n`;
const forbid = (...forbiddenKinds: string[]) => ({ policy: { forbiddenKinds } });

testRule(rule, {
  reports: [
    {
      code: object('v1', '⟦Pod⟧'),
      settings: forbid('Pod'),
      says: 'pod/web has kind `Pod`, which the configuration forbids',
      severity: 'warning',
    },
    { code: object('v1', '⟦"Secret"⟧'), settings: forbid('v1/Secret') },
    { code: object('apps/v1', '⟦DaemonSet⟧'), settings: forbid('apps/DaemonSet') },
    { code: object('example.org/v1', '⟦Job⟧'), settings: forbid('*.org/v1/*') },
    {
      name: 'in a List and after another document',
      code: 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n---\napiVersion: v1\nkind: List\nitems: [{apiVersion: v1, kind: ⟦Pod⟧, metadata: {name: b}}]\n',
      settings: forbid('Pod'),
    },
  ],
  accepts: [
    object('v1', 'Pod'),
    { code: object('v1', 'Pod'), settings: forbid('Pods', 'apps/Pod', 'v2/Pod') },
    { code: object('apps/v1', 'Deployment'), settings: forbid('apps/v1beta1/Deployment', 'v1/Deployment') },
  ],
});
