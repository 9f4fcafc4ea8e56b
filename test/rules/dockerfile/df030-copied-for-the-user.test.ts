import rule from '../../../src/languages/dockerfile/rules/df030-copied-for-the-user.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM a\nCOPY ⟦--chown=1000⟧ a /b\n',
    'FROM a\nADD --link ⟦--chown=app:root⟧ a /b\n',
    'FROM a\r\nCOPY \\\r\n  ⟦--chown=10:0⟧ \\\r\n  a /b\r\n',
    'FROM a\nONBUILD COPY ⟦--chown=app⟧ a /b\n',
    'FROM a AS b\nCOPY ⟦--chown=app⟧ a /b\nFROM b\nUSER app\n',
  ],
  accepts: [
    'FROM a\nCOPY a /b\n',
    'FROM a\nCOPY --chown=0:0 a /b\n',
    'FROM a\nCOPY --chown=root a /b\n',
    'FROM a\nCOPY --chown=:app a /b\n',
    'FROM a\nARG U=1\nCOPY --chown=$U a /b\n',
    'FROM a\nCOPY --chown a /b\n',
    'FROM a AS b\nCOPY --chown=app a /b\nFROM c\nCOPY --from=b /b /b\n',
  ],
});
