import rule from '../../../src/languages/dockerfile/rules/dl3008-unpinned-apt-package.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a\nRUN apt install -y ⟦b⟧\n', says: '`b` is not pinned to a version' },
    { code: 'FROM a\nRUN apt-get install -y ⟦b c d e⟧\n', says: '`b`, `c`, `d` and 1 more are not pinned' },
    'FROM a\nRUN apt-get install ⟦b⟧ c=1\n',
    'FROM a\nRUN apt-get -y -t sid install c=1 ⟦b \\\n  # why\n  d⟧\n',
    'FROM a\nRUN sudo /usr/bin/apt-get install -o X=1 -y ⟦b⟧\n',
    'FROM a\nONBUILD RUN apt-get install ⟦b⟧\n',
    'FROM a\r\nRUN <<EOF\r\napt-get install ⟦b c d e⟧\r\nEOF\r\n',
    'FROM a\nRUN sh -c "apt-get install ⟦b⟧"\n',
    { name: 'hadolint reports variables', code: 'FROM a\nRUN apt-get install ⟦$P⟧\n', profile: 'hadolint' },
  ],
  accepts: [
    'FROM a\nRUN apt-get install b=1 c/sid ./d.deb e.deb\n',
    'FROM a\nRUN apt-get install $P "${Q}" $(cat list)\n',
    'FROM a\nRUN apt-get update && apt-get remove b\n',
    'FROM a\nRUN echo apt-get install b\n',
    'FROM a\nRUN apt-get install -y -t=sid --target-release sid\n',
    'FROM a\nCMD apt-get install b\n',
  ],
});
