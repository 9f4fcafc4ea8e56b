import type { CustomCheck } from '../../../src/core/settings.ts';
import rule from '../../../src/languages/kubernetes/rules/k8s912-broken-policy.ts';
import { testRule } from '../../support/test-rule.ts';

const custom = (...checks: CustomCheck[]) => ({ policy: { custom: checks } });
const pod = (spec: string): string => `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: ${spec}\n`;
const message = 'as agreed';
const images = { path: ['spec', 'containers', 'image'], message };
const required: CustomCheck = { path: ['spec', 'tolerations'], required: true, message };

testRule(rule, {
  reports: [
    {
      name: 'a value that fits no pattern, in each item of a list',
      code: pod('{containers: [{name: a, image: ⟦a:1⟧}, {name: b, image: x/b}, {name: c, image: ⟦c⟧}]}'),
      settings: custom({ ...images, allow: ['x/*'], help: 'use x', severity: 'error' }),
      says: 'as agreed use x',
      severity: 'error',
    },
    {
      code: pod('{containers: [{name: a, image: ⟦a:1⟧}]}'),
      settings: custom({ ...images, deny: ['b', 'a:*'] }),
      severity: 'warning',
    },
    {
      name: 'a list of values',
      code: pod('{args: [a, ⟦b⟧]}'),
      settings: custom({ path: ['spec', 'args'], deny: ['b'], message }),
    },
    { name: 'absent', code: pod('{a: b}').replace('spec', '⟦spec⟧'), settings: custom(required) },
    { name: 'empty', code: pod('{⟦tolerations⟧: }'), settings: custom(required) },
    {
      name: 'absent from an item',
      code: pod('{volumes: [⟦{name: a}⟧, {emptyDir: {}, name: b}]}'),
      settings: custom({ path: ['spec', 'volumes', 'emptyDir'], required: true, message }),
    },
    {
      name: 'may not be there',
      code: pod('{hostPID: ⟦false⟧}'),
      settings: custom({ path: ['spec', 'hostPID'], message }),
    },
    {
      name: 'a mapping that may not be there',
      code: pod('{⟦affinity⟧: {a: b}}'),
      settings: custom({ path: ['spec', 'affinity'], message }),
    },
    {
      name: 'the object lacks its first key',
      code: 'apiVersion: v1\nkind: ⟦Pod⟧\nmetadata: {name: a}\n',
      settings: custom(required),
    },
    {
      name: 'one of several kinds',
      code: pod('{hostPID: ⟦true⟧}'),
      settings: custom({ kinds: ['apps/*', 'v1/Pod'], path: ['spec', 'hostPID'], message }),
    },
    {
      name: 'an alias once',
      code: `${pod('{a: &x {b: ⟦c⟧}, d: *x}')}`,
      settings: custom({ path: ['spec', 'a', 'b'], deny: ['c'], message }),
    },
    {
      name: 'a patch that sets it',
      path: 'patch.yaml',
      code: pod('{hostPID: ⟦true⟧}'),
      settings: custom({ path: ['spec', 'hostPID'], deny: ['true'], message }),
    },
  ],
  accepts: [
    pod('{hostPID: true}'),
    { code: pod('{hostPID: true}'), settings: custom({ kinds: ['Deployment'], path: ['spec', 'hostPID'], message }) },
    { code: pod('{tolerations: [{key: a}]}'), settings: custom(required) },
    {
      code: pod('{containers: [{name: a, image: x/a}]}'),
      settings: custom({ ...images, allow: ['x/*'], deny: ['x/b'] }),
    },
    {
      name: 'absent and not required',
      code: pod('{containers: [{name: a}]}'),
      settings: custom({ ...images, allow: ['x/*'] }),
    },
    { name: 'a patch without it', path: 'patch.yaml', code: pod('{a: b}'), settings: custom(required) },
    {
      name: 'filled in',
      code: pod('{containers: [{name: a, image: "${IMAGE}"}]}'),
      settings: custom({ ...images, allow: ['x/*'] }),
    },
    { name: 'filled in above', code: pod('"${SPEC}"'), settings: custom(required) },
    { name: 'a template', code: pod('{a: b}').replace('web', '{{ .Values.name }}'), settings: custom(required) },
    { code: pod('{hostPID: true}'), settings: custom({ path: [], message }) },
  ],
});
