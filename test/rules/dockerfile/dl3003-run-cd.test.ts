import rule from '../../../src/languages/dockerfile/rules/dl3003-run-cd.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a\nRUN ⟦command cd /b⟧\nRUN ⟦exec -a c cd /b⟧\n', profile: 'hadolint', says: 'WORKDIR /b' },
    { name: 'a lone cd', code: 'FROM a\nRUN ⟦cd /b⟧\n' },
    { code: 'FROM a\nRUN ⟦cd /b⟧ && make\n', fixed: 'FROM a\nWORKDIR /b\nRUN make\n' },
    {
      name: 'the fix keeps continued lines, line ends and comments',
      code: 'FROM a\r\n  # c\r\n  run ⟦cd "/b"⟧ \\\r\n    && make \\\r\n    # d\r\n    && e\r\nRUN f\r\n',
      fixed: 'FROM a\r\n  workdir /b\r\n  # c\r\n  run make \\\r\n    # d\r\n    && e\r\nRUN f\r\n',
    },
    {
      name: 'the fix of a path under a known folder',
      code: 'FROM a AS x\nWORKDIR /w\nFROM x\nRUN --network=none ⟦cd b/../c⟧ && (make)\n',
      fixed: 'FROM a AS x\nWORKDIR /w\nFROM x\nWORKDIR /w/c\nRUN --network=none (make)\n',
    },
    {
      name: 'the fix in a here-document',
      code: 'FROM a\nRUN <<-EOF\n\t⟦cd /b⟧ && make\n\tc\n\tEOF\n',
      fixed: 'FROM a\nWORKDIR /b\nRUN <<-EOF\n\tmake\n\tc\n\tEOF\n',
    },
    ...[
      'RUN ⟦cd b⟧ && make',
      'RUN ⟦cd $B⟧ && make',
      'RUN ⟦cd ~⟧ && make',
      'RUN ⟦cd -⟧ && make',
      'RUN ⟦cd -P /b⟧ && make',
      'RUN ⟦cd "/b c"⟧ && make',
      'RUN ⟦cd /b⟧ || make',
      'RUN ⟦cd /b⟧; make',
      'RUN ⟦cd /b⟧ && make && cd - && c',
      'RUN ⟦cd /b⟧ \\\n# why\n && make',
      'RUN --mount=target=c ⟦cd /b⟧ && make',
      'RUN { ⟦cd /b⟧ && make; }',
    ].map((line) => ({
      name: `no fix of ${JSON.stringify(line)}`,
      code: `FROM a\n${line}\n`,
      fixed: `FROM a\n${line.replace(/[⟦⟧]/g, '')}\n`,
    })),
    {
      name: 'no fix while hadolint would report another one',
      code: 'FROM a\nRUN ⟦cd /b⟧ && make && (cd c && d)\n',
      profile: 'hadolint',
      fixed: 'FROM a\nRUN cd /b && make && (cd c && d)\n',
    },
    'FROM a\nRUN ⟦cd /b⟧; make && cd /c\n',
    { name: 'a continued line', code: 'FROM a\r\nRUN \\\r\n  # c\r\n  ⟦cd \\\r\n  /b⟧ && make\r\n' },
    { name: 'hadolint reports any cd', code: 'FROM a\nRUN make && (⟦cd b⟧ && make)\n', profile: 'hadolint' },
    { name: 'hadolint reports a lone cd', code: 'FROM a\nRUN ⟦cd b⟧\n', profile: 'hadolint' },
  ],
  accepts: [
    'FROM a\nRUN (cd /b && make)\n',
    'FROM a\nRUN make && cd b && make\n',
    'FROM a\nONBUILD RUN cd /b && make\n',
    'FROM a\nRUN echo cd /b\n',
    'FROM a\nSHELL ["powershell"]\nRUN cd C:\\b; make\n',
  ],
});
