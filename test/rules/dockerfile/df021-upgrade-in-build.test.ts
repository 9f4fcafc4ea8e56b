import rule from '../../../src/languages/dockerfile/rules/df021-upgrade-in-build.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM a\nRUN apt-get -y ⟦dist-upgrade⟧ && apt ⟦full-upgrade⟧ -y\n',
    'FROM a\r\nRUN sudo apk \\\r\n# c\r\n --no-cache ⟦upgrade⟧\r\n',
    'FROM a\nONBUILD RUN yum ⟦update⟧ -y\n',
    'FROM a\nRUN <<EOF\nzypper -n ⟦up⟧\nEOF\n',
  ],
  accepts: [
    'FROM a\nRUN apk upgrade openssl && dnf upgrade -y $P && apt-get update && yum install -y upgrade\n',
    'FROM a\nRUN pip install --upgrade pip && echo apt-get upgrade\n',
    { code: 'FROM debian:13\nRUN apt-get upgrade -y\n', profile: 'recommended' },
  ],
});
