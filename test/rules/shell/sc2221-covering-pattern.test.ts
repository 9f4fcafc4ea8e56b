import rule from '../../../src/languages/shell/rules/sc2221-covering-pattern.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'case $x in ⟦a*⟧) b;; abc) c;; ⟦*⟧) d;; e) f;; esac',
    'case $x in ⟦a⟧|b|a) b;; esac',
    'case $x in ⟦"a"⟧) b;; \'a\') c;; esac',
    'case $x in ⟦*a*⟧) b;; *b*a*) c;; ⟦?⟧) d;; x) e;; esac',
  ],
  accepts: [
    'case $x in a) b;; $y) c;; "$y") e;; esac',
    'case $x in [ab]) d;; a) e;; esac',
    'case $x in ~/a) b;; "~/a") c;; esac',
    'case $x in a?) b;; abc) c;; esac',
    'case $x in *.c) a;; *.h|*.cc) b;; esac',
    'case $x in a) b;& a) c;; esac',
  ],
});
