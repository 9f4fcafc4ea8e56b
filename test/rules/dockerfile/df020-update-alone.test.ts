import rule from '../../../src/languages/dockerfile/rules/df020-update-alone.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'FROM a\nRUN ⟦apt-get -q update⟧ && rm -rf /x\nWORKDIR /y\nRUN apt-get install -y b\n',
      profile: 'recommended',
      severity: 'warning',
    },
    { code: 'FROM a\nRUN ⟦apt-get update⟧\nRUN make\n', profile: 'recommended', severity: 'info' },
    {
      name: 'the later RUN updates for itself',
      code: 'FROM a\nRUN ⟦apt-get update⟧\nRUN apt-get update && apt-get install -y b\n',
      profile: 'recommended',
      severity: 'info',
    },
    {
      name: 'a stage built on it',
      code: 'FROM a AS b\r\nRUN sudo \\\r\n  ⟦apt update⟧\r\nFROM b\r\nRUN apt-get install c\r\n',
      profile: 'recommended',
      severity: 'warning',
    },
    'FROM a\nONBUILD RUN ⟦apk update⟧\n',
    'FROM a\nRUN <<EOF\n⟦zypper refresh⟧\nEOF\n',
    'FROM a\nRUN ["⟦apt-get", "update⟧"]\n',
  ],
  accepts: [
    'FROM a\nRUN apt-get update && apt-get install -y b\n',
    'FROM a\nRUN apt-get update; ./setup.sh; $X\n',
    'FROM a\nRUN apt-get update && apt-get upgrade -y\nRUN apt-get update && apt-get $CMD\n',
    'FROM a\nRUN --mount=type=cache,target=/var/lib/apt apt-get update\nRUN apt-get install b\n',
    'FROM a\nRUN apk --update add b && yum update\n',
    'FROM a\nRUN git submodule update && echo apt-get update\n',
    'FROM a\nRUN if a; then apt-get update && apt-get install b; fi\n',
  ],
});
