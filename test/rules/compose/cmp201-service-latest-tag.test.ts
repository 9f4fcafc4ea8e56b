import rule from '../../../src/languages/compose/rules/cmp201-service-latest-tag.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'services:\n  a:\n    image: ⟦host:5000/team/app⟧\n', profile: 'recommended', severity: 'warning' },
    { code: 'services:\n  a:\n    image: "nginx:⟦latest⟧"\n  b:\n    image: ${I:-redis:⟦latest⟧}\n' },
    {
      code: 'services:\n  a:\n    image: nginx:⟦edge⟧\n  b:\n    image: ⟦mine⟧\n    pull_policy: never\n',
      profile: 'recommended',
      severity: 'info',
    },
    { code: 'services:\n  a:\n    image: ⟦nginx⟧\n    profiles: [dev]\n', profile: 'recommended', severity: 'info' },
  ],
  accepts: [
    'services:\n  a:\n    image: nginx:latest@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n',
    'services:\n  a:\n    image: nginx:${T}\n  b:\n    image: ${I}\n  c:\n    image: BAD\n',
  ],
});
