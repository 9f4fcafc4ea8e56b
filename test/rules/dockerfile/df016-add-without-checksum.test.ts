import rule from '../../../src/languages/dockerfile/rules/df016-add-without-checksum.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a\nADD ⟦https://x.org/${V}.tgz⟧ /o\n', profile: 'recommended', severity: 'info' },
    { code: 'FROM a\r\nADD --chown=1 \\\r\n  ⟦HTTP://x.org/a⟧ /o\r\n', profile: 'recommended', severity: 'warning' },
    'FROM a\nADD [⟦"https://x.org/a"⟧, "/b c/"]\n',
    'FROM a\nONBUILD ADD ⟦https://x.org/a⟧ ⟦https://x.org/b⟧ /o/\n',
  ],
  accepts: [
    'FROM a\nADD $URL /x\nADD git@x.org:a/b.git /c\nADD https://x.org/a.git /d\nADD https://x.org/a.git?ref=v1 /d\n',
    'FROM a\nADD a.tgz https://\nCOPY https://x.org/a /b\n',
    'FROM a\nADD --checksum=sha256:$SUM https://x.org/a /b\n',
    'FROM a\nADD <<EOF /x\nhttps://x.org/a\nEOF\n',
  ],
});
