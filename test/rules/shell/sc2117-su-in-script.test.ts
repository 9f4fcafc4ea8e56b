import rule from '../../../src/languages/shell/rules/sc2117-su-in-script.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦su app⟧; make', '⟦su⟧'],
  accepts: ['su -c "make" app', 'su - app', 'echo make | su app', 'su app < f'],
});
