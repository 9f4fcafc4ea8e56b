import rule from '../../../src/languages/shell/rules/sc1045-ampersand-semicolon.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'a &⟦;⟧ b\n',
    'a & ⟦;⟧\n',
    'if a &⟦;⟧ then b; fi\n',
    'for i in a b; do c "$i" & ⟦;⟧ done\n',
    '{ a &⟦;⟧ b; }\n',
    '(a &⟦;⟧)\n',
    'while a; do b | c &⟦;⟧ done\n',
    'x=$(a &⟦;⟧ b)\necho "$x"\n',
    'case $1 in a) b &⟦;⟧ c ;; esac\n',
  ],
  accepts: [
    'a & b\n',
    'a; b &\n',
    'case $1 in a) b &;; c) d & ;; esac\n',
    'if a & then b; fi\n',
    '{ a & }\n',
    'a & # ;\n',
  ],
});
