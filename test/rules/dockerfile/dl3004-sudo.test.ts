import rule from '../../../src/languages/dockerfile/rules/dl3004-sudo.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      name: 'no fix while the user is unknown',
      code: 'FROM a\nRUN ⟦sudo⟧ apt-get update\n',
      fixed: 'FROM a\nRUN sudo apt-get update\n',
    },
    {
      name: 'the fix in a continued line',
      code: 'FROM a\r\nUSER root\r\nRUN x && \\\r\n  ⟦sudo⟧ y && z\r\n',
      fixed: 'FROM a\r\nUSER root\r\nRUN x && \\\r\n  y && z\r\n',
    },
    { code: 'FROM a\nUSER root\nRUN ⟦sudo⟧ -u b c\n', fixed: 'FROM a\nUSER root\nRUN sudo -u b c\n' },
    { code: 'FROM a\nUSER root\nUSER b\nRUN ⟦sudo⟧ c\n', fixed: 'FROM a\nUSER root\nUSER b\nRUN sudo c\n' },
    'FROM a\nONBUILD RUN ⟦sudo⟧ c\n',
    'FROM a\nRUN if b; then ⟦sudo⟧ c; fi; ⟦sudo⟧ d\n',
    'FROM a\nRUN <<EOF\n⟦sudo⟧ c\nEOF\n',
    'FROM a\nRUN ["⟦sudo⟧", "c"]\n',
    "FROM a\nRUN sh -c '⟦sudo⟧ b'\n",
    'FROM a\nRUN bash -c "env A=1 ⟦/usr/bin/sudo⟧ b" && su d -c "⟦sudo⟧ e"\n',
    { code: 'FROM a\nUSER 0\nRUN exec ⟦sudo⟧ b\n', fixed: 'FROM a\nUSER 0\nRUN exec b\n' },
    'FROM a\nRUN nice env B=1 time ⟦sudo⟧ -u c d | xargs -n1 ⟦sudo⟧ e\n',
    { code: 'FROM a\nRUN command ⟦sudo⟧ b\nRUN exec -a b ⟦sudo⟧ c\n', profile: 'hadolint' },
  ],
  accepts: [
    { code: "FROM a\nRUN env sudo b\nRUN sh -c 'sudo b'\n", profile: 'hadolint' },
    'FROM a\nRUN env A=1 b sudo c\n',
    'FROM a\nRUN apt-get install -y sudo\n',
    'FROM a\nRUN echo sudo x\n',
    'FROM a\nCMD sudo x\n',
  ],
});
