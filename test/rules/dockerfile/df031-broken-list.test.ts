import rule from '../../../src/languages/dockerfile/rules/df031-broken-list.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: "FROM a\r\nENTRYPOINT [ ⟦'a b'⟧ ,\\\r\n# c\r\n  'c\"d' ]\r\n",
      says: 'plain double quotes',
      fixed: 'FROM a\r\nENTRYPOINT [ "a b" ,\\\r\n# c\r\n  "c\\"d" ]\r\n',
    },
    { code: 'FROM a\nCMD [⟦“a”⟧, "b"]\n', fixed: 'FROM a\nCMD ["a", "b"]\n' },
    { code: 'FROM a\nRUN ["a", "b"⟦,⟧ ]\n', says: 'trailing comma', fixed: 'FROM a\nRUN ["a", "b" ]\n' },
    { code: 'FROM a\nONBUILD RUN ["a" ⟦"b"⟧]\n', says: 'comma is missing', fixed: 'FROM a\nONBUILD RUN ["a", "b"]\n' },
    { code: 'FROM a\nCMD [⟦npm⟧, start]\n', fixed: 'FROM a\nCMD ["npm", "start"]\n' },
    { code: 'FROM a\nVOLUME [⟦/data⟧]\n', says: 'part of the path', fixed: 'FROM a\nVOLUME ["/data"]\n' },
    { code: 'FROM a\nCOPY --chown=1 ["a", ⟦b⟧]\n', fixed: 'FROM a\nCOPY --chown=1 ["a", "b"]\n' },
    {
      code: '# escape=`\nFROM a\nCMD ["C:⟦\\a⟧pp\\\\x", "C:\\y"]\n',
      says: '`\\a` is not a valid JSON escape',
      fixed: '# escape=`\nFROM a\nCMD ["C:\\\\app\\\\x", "C:\\\\y"]\n',
    },
    { code: 'FROM a\nCMD ["a", "b"⟦⟧\n', says: '`]` is missing', fixed: 'FROM a\nCMD ["a", "b"]\n' },
    { code: 'FROM a\nCMD ["a"] ⟦# b⟧\n', says: 'unexpected text after', fixed: 'FROM a\nCMD ["a"] # b\n' },
    { code: "FROM a\nHEALTHCHECK --interval=5s CMD [⟦'a'⟧]\n", fixed: 'FROM a\nHEALTHCHECK --interval=5s CMD ["a"]\n' },
    { code: 'FROM a\nCMD ["a",⟦,⟧ "b"]\n', says: 'string is missing' },
  ],
  accepts: [
    'FROM a\nRUN [ -f /x ]\nRUN [ "$A" = b ] && c\nRUN [[ a == b ]]\nRUN [ "$A" ]\nCMD [ "-f" "/x" ]\n',
    'FROM a\nRUN ["a", "b"]\nCMD []\nENTRYPOINT [ "a" ]\nVOLUME /a "/b"\nCOPY [a-z]*.txt /c/\n',
    'FROM a\nSHELL ["powershell", "-Command"]\nRUN [Environment]::SetEnvironmentVariable("a", "b")\n',
    'FROM a\nCMD ["a", 1]\nENV A=[\'b\'] C=["d",]\nLABEL e=[f]\n',
    "FROM a\nRUN <<EOF\n['a']\nEOF\n",
  ],
});
