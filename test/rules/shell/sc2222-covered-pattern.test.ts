import rule from '../../../src/languages/shell/rules/sc2222-covered-pattern.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'case $x in a*) b;; ⟦abc⟧) c;; *) d;; ⟦e⟧) f;; esac',
    { code: 'case $x in a|b|⟦a⟧) b;; esac', severity: 'info', profile: 'recommended' },
    { code: 'case $x in a*) b;; ⟦ab⟧) c;; esac', severity: 'warning', profile: 'recommended' },
    'case $x in *.c|*.h) a;; ⟦x.c⟧) b;; *.tar.gz) c;; *.gz) d;; ⟦f.tar.gz⟧|*.tgz) e;; esac',
  ],
  accepts: [
    'case $x in a) b;; $y) c;; "$y") e;; esac',
    'case $x in foo$y) a;; foo$y) c;; esac',
    'case $x in -h) a;; -*) b;; *) c;; esac',
    'case $x in a) b;& a) c;; esac',
  ],
});
