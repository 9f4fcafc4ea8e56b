import rule from '../../../src/languages/dockerfile/rules/dl1000-syntax-error.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { name: 'an unknown instruction, and the rest is still checked', code: 'FROM a:1\n⟦RUNN⟧ x\n⟦HELO⟧ y\n' },
    'FROM a:1\nCOPY --⟦chwon⟧=1 a /b\n',
    'FROM a:1\nONBUILD COPY --⟦form⟧=x a /b\n',
    'FROM a:1\nCMD --⟦help⟧\n',
    'FROM a:1\nCOPY ⟦--chown⟧ a /b\n',
    'FROM a:1\nCOPY ⟦a⟧\n',
    'FROM a:1\nENV A=1 ⟦B⟧\n',
    'FROM a:1\n⟦USER⟧\n',
    'FROM a:1 ⟦build⟧\n',
    'FROM a:1 AS ⟦1a⟧\n',
    'FROM a:1 ⟦AS⟧\n',
    'FROM a:1\nSHELL ⟦/bin/bash -c⟧\n',
    'FROM a:1\nEXPOSE ⟦http⟧\n',
    'FROM a:1\nHEALTHCHECK ⟦curl⟧ localhost\n',
    'FROM a:1\nHEALTHCHECK --interval=⟦5x⟧ CMD a\n',
    'FROM a:1\nRUN --mount=⟦type=chache⟧,target=/x a\n'.replace('⟦type=chache⟧', 'type=⟦chache⟧'),
    'FROM a:1\nRUN ⟦--mount=type=cache⟧ a\n',
    'FROM a:1\nCMD ⟦["a", 1]⟧\n',
    { name: 'an unclosed here-document', code: 'FROM a:1\nRUN cat ⟦<<EOF⟧\r\nEOF x\r\n' },
    {
      name: 'CRLF and a comment in the continuation',
      code: 'FROM a:1\r\nCOPY --from=b \\\r\n# c\r\n --⟦x⟧=1 a /b\r\n',
    },
    '# escape=⟦x⟧\nFROM a:1\n',
    '⟦RUN⟧ x\n',
    { name: 'a file of comments', code: '⟦⟧# nothing\n' },
  ],
  accepts: [
    'FROM a:1\nEXPOSE 80 53/udp 9/sctp 80-90 127.0.0.1:80:80 $PORT\n',
    'FROM a:1\nHEALTHCHECK --interval=1m30s --timeout=500ms --retries=3 CMD a\nHEALTHCHECK none\n',
    'FROM a:1\nRUN --mount=target=/x,rw --mount=type=secret,id=a,env=B --network=none --security=insecure --device=gpu a\n',
    'FROM a:1\nADD --checksum=sha256:1 --keep-git-dir=true --unpack --link https://a/b /c\n',
    'FROM a:1\nENV KEY a value\nLABEL a\\\n=b\n',
    'FROM a:1\nCMD ["a"\nENTRYPOINT [ -f x ]\n',
    'FROM {{ image }}\n{% if x %}\nRUNN\n',
    { code: 'RUN x\n', profile: 'hadolint' },
  ],
});
