import rule from '../../../src/languages/shell/rules/sc1075-else-if.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'if a; then b; ⟦else⟧ if c; then d; fi',
    { code: 'if a; then b; ⟦else⟧ if c; then d; fi; fi', profile: 'hadolint' },
  ],
  accepts: [
    'if a; then b; elif c; then d; fi',
    'if a; then b; else if c; then d; fi; fi',
    'if a; then b\nelse\nif c; then d; fi',
    'if a; then b; else c',
  ],
});
