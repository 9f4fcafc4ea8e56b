import rule from '../../../src/languages/dockerfile/rules/dl3010-copy-then-unpack.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a\n⟦COPY⟧ b.gz /c/\nRUN gunzip /c/b.gz\n', profile: 'hadolint' },
    { code: 'FROM a\n⟦COPY⟧ b.tar.xz /c/\nRUN unxz b.tar.xz\n', profile: 'hadolint' },
    {
      name: 'the fix takes a removal out',
      code: 'FROM a\r\n⟦COPY⟧ b.tar /c/\r\nUSER d\r\nRUN tar -xf /c/b.tar \\\r\n  && rm -f /c/b.tar \\\r\n  # e\r\n  && f\r\n',
      fixed:
        'FROM a\r\nUSER d\r\nRUN --mount=type=bind,source=b.tar,target=/c/b.tar tar -xf /c/b.tar \\\r\n  # e\r\n  && f\r\n',
    },
    {
      name: 'the fix under a known folder, in a here-document',
      code: 'FROM a\nWORKDIR /w\n⟦COPY⟧ ./b/c.tgz .\nRUN --network=none <<EOF\ntar xf c.tgz\nd\nEOF\n',
      fixed:
        'FROM a\nWORKDIR /w\nRUN --mount=type=bind,source=./b/c.tgz,target=/w/c.tgz --network=none <<EOF\ntar xf c.tgz\nd\nEOF\n',
    },
    {
      name: 'the fix of a copy under another name',
      code: 'FROM a\n⟦COPY⟧ ["b.tgz", "/c.tgz"]\nRUN ["tar", "-xf", "/c.tgz"]\n',
      fixed: 'FROM a\nRUN --mount=type=bind,source=b.tgz,target=/c.tgz ["tar", "-xf", "/c.tgz"]\n',
    },
    ...[
      '⟦COPY⟧ b.tar c/\nRUN tar -xf c/b.tar',
      '⟦COPY⟧ b.tar /c\nRUN tar -xf /c/b.tar',
      '⟦COPY⟧ b.tar d /c/\nRUN tar -xf /c/b.tar',
      '⟦COPY⟧ --chown=1 b.tar /c/\nRUN tar -xf /c/b.tar',
      '⟦COPY⟧ *.tar /c/\nRUN tar -xf /c/*.tar',
      '⟦COPY⟧ b.tar /c/\nRUN tar -xf /c/b.tar && sha256sum /c/b.tar',
      '⟦COPY⟧ b.tar /c/\nRUN tar -xf /c/b.tar; rm /c/b.tar',
      '⟦COPY⟧ b.tar /c/\nRUN tar -xf /c/b.tar && rm -rf /c',
      '⟦COPY⟧ b.tar /c/\nRUN tar -xf /c/b.tar && chown -R d /c',
      '⟦COPY⟧ b.tar /c/\nRUN tar -xf /c/b.tar\nENTRYPOINT ["d", "/c/b.tar"]',
      '# hadolint ignore=DL3059\n⟦COPY⟧ b.tar /c/\nRUN tar -xf /c/b.tar',
      '⟦COPY⟧ b.tar /c/\nONBUILD RUN tar -xf /c/b.tar',
    ].map((lines) => ({
      name: `no fix of ${JSON.stringify(lines)}`,
      code: `FROM a\n${lines}\n`,
      fixed: `FROM a\n${lines.replace(/[⟦⟧]/g, '')}\n`,
    })),
    'FROM a\n⟦COPY⟧ b.tar /c/\nRUN tar -xf /c/b.tar\n',
    'FROM a\r\n⟦copy⟧ \\\r\n b.tgz d.tgz /c/\r\nRUN x && \\\r\n tar --extract -f /c/d.tgz\r\n',
    'FROM a\n⟦COPY⟧ b.tar.gz /c.tar.gz\nRUN tar xzf c.tar.gz\nFROM d\n',
    'FROM a\n⟦COPY⟧ ["b.tar", "/c/"]\nRUN tar -C / -x -f /c/b.tar\n',
  ],
  accepts: [
    { code: 'FROM a\nCOPY b.tar /c/\nRUN tar --exclude=x -cf /c/b.tar x\n', profile: 'hadolint' },
    'FROM a\nCOPY --from=x b.tar /c/\nRUN tar -xf /c/b.tar\n',
    'FROM a\nCOPY b.tar /c/\nFROM d\nRUN tar -xf /c/b.tar\n',
    'FROM a\nCOPY b.tar /c/\nRUN tar -cf /c/b.tar x\n',
    'FROM a\nRUN tar -xf b.tar\nCOPY b.tar /c/\n',
    'FROM a\nCOPY b.gz /c/\nRUN gunzip /c/b.gz\n',
  ],
});
