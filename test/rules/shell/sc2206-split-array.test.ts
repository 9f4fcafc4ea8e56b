import rule from '../../../src/languages/shell/rules/sc2206-split-array.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['#!/bin/bash\na=(⟦$b⟧ c ⟦${d%e}⟧)', '#!/bin/bash\na+=(⟦$1⟧)'],
  accepts: ['#!/bin/bash\na=("$b" $# ${#c} ${d+e} $(f))', '#!/bin/bash\na=("${b[@]}" "$@")'],
});
