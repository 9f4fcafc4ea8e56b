import rule from '../../../src/languages/shell/rules/sc2251-negation-under-errexit.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['set -e; ⟦!⟧ a; b', 'set -e\n⟦!⟧ a | b\nc', 'set -e; if a; then ⟦!⟧ b; fi; c', 'set -e; a && ⟦!⟧ b; c'],
  accepts: [
    { code: 'set -e; a && ! b; c', profile: 'hadolint' },
    'set -e; ! a & b',
    'set -e; ! a | b &\nc',
    '! a; b',
    'set -e; ! a',
    'set -e; ! a && b; c',
    'set -e; if ! a; then b; fi',
    'set -e; f() { ! a; }; b',
    'set -e; (! a); b',
  ],
});
