import rule from '../../../src/languages/dockerfile/rules/df019-unsigned-packages.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a\nRUN apk add --no-cache ⟦--allow-untrusted⟧ b\n', profile: 'recommended', severity: 'warning' },
    { code: 'FROM a\nRUN apk add ⟦--allow-untrusted⟧ /tmp/b.apk c-1.apk\n', profile: 'recommended', severity: 'info' },
    { code: 'FROM a\nRUN rpm -i ⟦--nosignature⟧ https://x.org/b.rpm\n', profile: 'recommended', severity: 'warning' },
    'FROM a\r\nRUN sudo apt-get \\\r\n  ⟦--force-yes⟧ install b\r\n',
    'FROM a\nONBUILD RUN dnf -y ⟦--nogpgcheck⟧ install b && yum ⟦--setopt=gpgcheck=0⟧ install -y b\n',
    'FROM a\nRUN apt-get -o ⟦APT::Get::AllowUnauthenticated=true⟧ install b\n',
    'FROM a\nRUN <<EOF\nzypper ⟦--no-gpg-checks⟧ in b\nEOF\n',
  ],
  accepts: [
    'FROM a\nRUN apk add b && apt-get -y install b && rpm -i b.rpm\n',
    'FROM a\nRUN echo apk --allow-untrusted && apt-get --allow-unauthenticated=false install b\n',
    'FROM a\nRUN yum --setopt=gpgcheck=1 install b\n',
    'FROM a\nCMD apk add --allow-untrusted b\n',
  ],
});
