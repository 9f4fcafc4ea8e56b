import rule from '../../../src/languages/dockerfile/rules/dl3000-relative-workdir.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM busybox\nWORKDIR ⟦app⟧\n', profile: 'recommended', severity: 'info' },
    { code: 'FROM team/base\nWORKDIR ⟦app⟧\n', profile: 'recommended', severity: 'warning' },
    'FROM a\nWORKDIR ⟦app⟧\n',
    'FROM a\nworkdir ⟦./app⟧\nWORKDIR b\n',
    { name: 'a continued line with CRLF', code: 'FROM a\r\nWORKDIR \\\r\n# c\r\n  ⟦app⟧\r\n' },
    'FROM a\nWORKDIR /a\nFROM b\nWORKDIR ⟦c⟧\n',
    { name: 'hadolint judges each one', code: 'FROM a\nWORKDIR /a\nWORKDIR ⟦b⟧\n', profile: 'hadolint' },
  ],
  accepts: [
    'FROM a\nWORKDIR /a\nWORKDIR b\n',
    'FROM a AS x\nWORKDIR /a\nFROM x\nWORKDIR b\n',
    'FROM a\nWORKDIR "$APP"\nWORKDIR ${B}/c\n',
    'FROM a\nWORKDIR "/a b"\n',
    '# escape=`\nFROM a\nWORKDIR C:\\app\n',
    'FROM a\nRUN <<EOF\nWORKDIR x\nEOF\n',
  ],
});
