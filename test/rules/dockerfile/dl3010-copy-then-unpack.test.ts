import rule from '../../../src/languages/dockerfile/rules/dl3010-copy-then-unpack.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM a\n⟦COPY⟧ b.tar /c/\nRUN tar -xf /c/b.tar\n',
    'FROM a\r\n⟦copy⟧ \\\r\n b.tgz d.tgz /c/\r\nRUN x && \\\r\n tar --extract -f /c/d.tgz\r\n',
    'FROM a\n⟦COPY⟧ b.tar.gz /c.tar.gz\nRUN tar xzf c.tar.gz\nFROM d\n',
    'FROM a\n⟦COPY⟧ ["b.tar", "/c/"]\nRUN tar -C / -x -f /c/b.tar\n',
  ],
  accepts: [
    'FROM a\nCOPY --from=x b.tar /c/\nRUN tar -xf /c/b.tar\n',
    'FROM a\nCOPY b.tar /c/\nFROM d\nRUN tar -xf /c/b.tar\n',
    'FROM a\nCOPY b.tar /c/\nRUN tar -cf /c/b.tar x\n',
    'FROM a\nRUN tar -xf b.tar\nCOPY b.tar /c/\n',
    'FROM a\nCOPY b.gz /c/\nRUN gunzip /c/b.gz\n',
  ],
});
