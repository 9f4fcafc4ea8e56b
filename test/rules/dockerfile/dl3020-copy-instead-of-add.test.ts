import rule from '../../../src/languages/dockerfile/rules/dl3020-copy-instead-of-add.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { name: 'hadolint reports variables', code: 'FROM a\n⟦ADD⟧ $SRC /c\n', profile: 'hadolint' },
    { name: 'it is taste', code: 'FROM a\n⟦ADD⟧ b /c\n', profile: 'recommended', severity: 'info' },
    { name: 'but not for hadolint', code: 'FROM a\n⟦ADD⟧ b /c\n', profile: 'hadolint', severity: 'error' },
    { code: 'FROM a\n⟦ADD⟧ b /c\n', fixed: 'FROM a\nCOPY b /c\n' },
    { code: 'FROM a\n⟦add⟧ \\\r\n # c\r\n b \\\r\n /c\r\n', fixed: 'FROM a\ncopy \\\r\n # c\r\n b \\\r\n /c\r\n' },
    { code: 'FROM a\n⟦ADD⟧ ["b c", "/d"]\n', fixed: 'FROM a\nCOPY ["b c", "/d"]\n' },
    { name: 'no fix beside an archive', code: 'FROM a\n⟦ADD⟧ b c.tar /d/\n', fixed: 'FROM a\nADD b c.tar /d/\n' },
    { name: 'no fix to a COPY that DL3045 reports', code: 'FROM a\n⟦ADD⟧ b c\n', fixed: 'FROM a\nADD b c\n' },
    { name: 'no fix to a COPY that DL3021 reports', code: 'FROM a\n⟦ADD⟧ b c /d\n', fixed: 'FROM a\nADD b c /d\n' },
    { code: 'FROM a AS x\nWORKDIR /w\nFROM x\n⟦ADD⟧ b .\n', fixed: 'FROM a AS x\nWORKDIR /w\nFROM x\nCOPY b .\n' },
    { name: 'no fix beside a variable', code: 'FROM a\n⟦ADD⟧ b $C /d/\n', fixed: 'FROM a\nADD b $C /d/\n' },
  ],
  accepts: [
    { code: 'FROM a\nADD <<EOF /c\nx\nEOF\n', profile: 'hadolint' },
    'FROM a\nADD b.tar.gz c.txz /d/\n',
    'FROM a\nADD HTTPS://example.com/a /b\n',
    'FROM a\nADD git@example.com:a/b.git /c\nADD https://example.com/a.git#v1 /d\n',
    'FROM a\nADD --checksum=sha256:0 b /c\n',
    'FROM a\nADD $SRC /c\n',
    'FROM a\nADD <<EOF /c\nADD x /y\nEOF\n',
    'FROM a\nCOPY b /c\n',
    'FROM a\nADD b\n',
  ],
});
