import rule from '../../../src/languages/dockerfile/rules/df022-system-workdir.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM a\nWORKDIR ⟦/proc/self/fd/8⟧\nWORKDIR ⟦"/lost+found"⟧\n',
    'FROM a\r\nworkdir \\\r\n  ⟦//boot/⟧\r\n',
    'FROM a\nONBUILD WORKDIR ⟦/sys⟧\n',
  ],
  accepts: ['FROM a\nWORKDIR /devel\nWORKDIR proc\nWORKDIR /app/proc\nWORKDIR $X\n', 'FROM a\nRUN cd /proc\n'],
});
