import rule from '../../../src/languages/shell/rules/sc2016-unexpanded-variable.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    "echo ⟦'$x'⟧",
    "x=⟦'a $(b) c'⟧",
    "echo a⟦'`b`'⟧",
    "sed ⟦'s/a/$b/'⟧ f",
    "find . -exec echo ⟦'$x'⟧ \\;",
    "printf ⟦'${x}\\n'⟧ ⟦'$1'⟧",
  ],
  accepts: [
    "echo 'a $ b' '$' '5$,'",
    "awk '{print $1}'; gawk '$1'; /usr/bin/perl5 -e '$x'",
    "sh -c '$x'; sudo a '$x'; trap 'rm $x' EXIT; eval '$x'",
    "sed '$d' f; sed '$s/a/b/' f",
    "find . -exec sh -c '$1' \\;",
    "PS1='$x'",
    "git filter-branch --x '$y'",
    "echo $'a$b'",
  ],
});
