import rule from '../../../src/languages/shell/rules/sc3050-printf-q.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['printf ⟦"%q"⟧ "$x"', "printf ⟦'a %q\\n'⟧ b"],
  accepts: ['printf "%s" "$x"', '#!/bin/bash\nprintf "%q" "$x"', "#!/bin/bash\nprintf 'a %q\\n' b"],
});
