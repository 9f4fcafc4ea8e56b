import rule from '../../../src/languages/compose/rules/cmp112-service-mount-propagation.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['services:\n  web:\n    image: a:1\n    volumes: ["/a:/b:ro,⟦rslave⟧"]\n'],
  accepts: ['services:\n  web:\n    image: a:1\n    volumes: [/a:/b:ro, "shared:/x"]\n'],
});
