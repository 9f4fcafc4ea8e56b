import rule from '../../../src/languages/dockerfile/rules/df013-chmod-world-writable.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM a\nRUN chmod -R ⟦777⟧ /a && chmod ⟦a+rwx⟧ /b\n',
    'FROM a\r\nADD --chmod=⟦666⟧ \\\r\n a /b\r\n',
    'FROM a\nONBUILD RUN sudo chmod ⟦o+w⟧ /a\n',
  ],
  accepts: [
    'FROM a\nRUN mkfifo /a/trigger && chown b /a/trigger && chmod 0622 /a/trigger\n',
    'FROM a\nRUN chmod 1777 /tmp; chmod 775 /a; chmod +x /b; chmod a+rx /c; chmod go-w /d\n',
    'FROM a\nCOPY --chmod=755 a /b\n',
    'FROM a\nRUN chmod $MODE /a\n',
  ],
});
