import rule from '../../../src/languages/dockerfile/rules/df006-undefined-arg-in-from.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM a:⟦$V⟧\n',
    'ARG A=1\r\nFROM --platform=⟦${P}⟧ \\\r\n a:$A-⟦${B}⟧\r\n',
    'FROM a:1\nARG V=1\nFROM b:⟦$V⟧\n',
    { code: 'FROM a:⟦${V:-1}⟧\n', profile: 'buildkit', says: /declares `V` / },
  ],
  accepts: [
    'ARG V\nFROM a:$V\n',
    'FROM a:${V:-1}\n',
    'FROM --platform=$TARGETPLATFORM a:$TARGETARCH$TARGETVARIANT$BUILDOS\n',
    'FROM {{ a }}:$V\n',
  ],
});
