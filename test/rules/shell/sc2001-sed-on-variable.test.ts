import rule from '../../../src/languages/shell/rules/sc2001-sed-on-variable.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    '#!/bin/bash\n⟦echo "$x" | sed s/a/b/⟧',
    '#!/bin/bash\nx=$(⟦echo $x | sed -e "s/a/$y/g"⟧)',
    '#!/bin/bash\n⟦sed \'s,a,b,\' <<< "$x"⟧',
    { code: '#!/bin/bash\n⟦echo "$x" | sed \'s/a.*$/b/\'⟧', profile: 'hadolint' },
  ],
  accepts: [
    'echo "$x" | sed s/a/b/',
    '#!/bin/bash\necho "$x" | sed \'s/a.*$/b/\'',
    '#!/bin/bash\necho "$x" | sed -n s/a/b/p',
    '#!/bin/bash\necho "$x" | sed "s/a/b/;s/c/d/"',
    '#!/bin/bash\necho "$x" "$y" | sed s/a/b/',
    '#!/bin/bash\necho "$x" | sed s/a/b/ | c',
    '#!/bin/bash\nsed s/a/b/ file',
  ],
});
