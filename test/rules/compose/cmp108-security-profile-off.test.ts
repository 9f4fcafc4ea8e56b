import rule from '../../../src/languages/compose/rules/cmp108-security-profile-off.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'services:\n  web:\n    image: a:1\n    security_opt: [⟦seccomp=unconfined⟧, ⟦"apparmor:unconfined"⟧, ⟦systempaths=unconfined⟧]\n',
    },
  ],
  accepts: ['services:\n  web:\n    image: a:1\n    security_opt: ["label:type:svirt", "seccomp=./p.json"]\n'],
});
