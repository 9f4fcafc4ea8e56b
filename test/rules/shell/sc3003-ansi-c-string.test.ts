import rule from '../../../src/languages/shell/rules/sc3003-ansi-c-string.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'x=⟦$\'\\n\'⟧; echo "$x"', profile: 'hadolint' },
    { code: "#!/bin/dash\necho a⟦$'b'⟧", profile: 'hadolint' },
  ],
  accepts: [
    "#!/bin/bash\necho $'a'",
    'echo "$\'a\'"',
    "#!/bin/ksh\necho $'a'",
    { code: "echo $'a'", name: 'in the newest standard', profile: 'recommended' },
  ],
});
