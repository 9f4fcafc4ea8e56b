import rule from '../../../src/languages/dockerfile/rules/df026-invalid-default-base.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'ARG A\nARG B=x\nFROM ⟦reg.io/$B:${A}⟧ AS c\n',
    'ARG A=\r\nFROM --platform=linux/amd64 \\\r\n  ⟦$A⟧\r\n',
    { code: 'ARG A=UPPER\nFROM ⟦$A⟧\n', says: '`UPPER`, which is not a valid image reference' },
    { code: 'ARG A\nFROM ⟦n:$A⟧\n', profile: 'recommended', severity: 'info' },
  ],
  accepts: [
    'ARG A=1\nFROM n:$A\nFROM n:$B\nFROM n:${C-1}\n',
    'ARG A\nFROM n:${A:-1}\nFROM n${A:+:$A}\n',
    'FROM n-$TARGETARCH\n',
    'FROM n:$B\n',
    'ARG A\nFROM {{ x }}:$A\n',
    'ARG A=b\nFROM n AS b\nFROM $A\n',
  ],
});
