import rule from '../../../src/languages/shell/rules/sc2090-value-with-quotes-split.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    `a="-x 'b c'"; foo ⟦$a⟧`,
    `a='"'; foo ⟦$a⟧; bar ⟦\${a}⟧`,
    `a='-x "b c"'; b="x $a"; foo ⟦$b⟧`,
    `a="x='y'"; foo x⟦$a⟧`,
    `a="b\\ c"; foo ⟦$a⟧`,
    `a=\\"x\\"; [ ⟦$a⟧ = x ]`,
    `a="$b"' "x"'; exec ⟦$a⟧`,
    `export a='"x"'; foo ⟦$a⟧`,
    `a='"x"'\nf() { foo ⟦\${a%x}⟧; }`,
    `a='"x"'; b=x$a; a=y; foo ⟦$b⟧`,
  ],
  accepts: [
    `a='-x "b c"'; foo "$a"`,
    `a='-x "b c"'; eval foo $a; eval "foo $a"`,
    `a="it's"; foo $a`,
    `a='b\\c'; foo $a`,
    `a='"x"'; a=x; foo $a`,
    `if x; then a='"x"'; else a=y; fi; foo $a`,
    `a=$(echo '"x"'); foo $a`,
    `a='"x"'; b=$a; echo \${#a}`,
    `a='"x"'; for i in $a; do b; done; case $a in x) c ;; esac`,
    `a='"x"' foo $a`,
    `f() { foo $a; }\na='"x"'; f`,
    `#!/bin/bash\na='"x"'; [[ $a ]]`,
    `#!/bin/bash\na=('"x"'); foo \${a[@]}`,
  ],
});
