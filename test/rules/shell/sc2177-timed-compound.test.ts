import rule from '../../../src/languages/shell/rules/sc2177-timed-compound.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'time ⟦{ a; }⟧',
    'time ⟦( a )⟧',
    'time ⟦if a; then b; fi⟧',
    'time ⟦while a; do b; done⟧',
    'time ⟦until a; do b; done⟧',
    'time ⟦for i in a b; do c; done⟧',
    'time ⟦case a in b) ;; esac⟧',
    'time ⟦{ a; } > b⟧',
    'time ⟦{ a; }⟧ | b',
    'time -p ⟦{ a; }⟧',
    'time -- ⟦{ a; }⟧',
    'time time ⟦{ a; }⟧',
    '! time ⟦{ a; }⟧',
    'x=$(time ⟦{ a; }⟧)',
    'if time ⟦{ a; }⟧; then b; fi',
    'time ⟦f() { a; }⟧',
    '#!/bin/dash\ntime ⟦{ a; }⟧',
    '#!/bin/busybox sh\ntime ⟦( a )⟧',
  ],
  accepts: [
    'time a',
    'time -p a',
    'time',
    'time x=1 a',
    'time a | { b; }',
    'time ! a',
    'time\n{ a; }',
    'time [ a ]',
    "time sh -c '{ a; }'",
    '#!/bin/bash\ntime { a; }',
    '#!/bin/ksh\ntime { a; }',
  ],
});
