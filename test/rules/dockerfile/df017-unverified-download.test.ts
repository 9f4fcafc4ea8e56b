import rule from '../../../src/languages/dockerfile/rules/df017-unverified-download.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM a\nRUN curl ⟦--insecure⟧ https://x.org && wget -q ⟦--no-check-certificate⟧ https://x.org\n',
    'FROM a\r\nRUN sudo curl \\\r\n# c\r\n  ⟦-sk⟧ https://x.org\r\n',
    'FROM a\nRUN pip3.11 install ⟦--trusted-host⟧ pypi.org b && python3 -m pip install ⟦--trusted-host=pypi.org⟧ b\n',
    'FROM a\nONBUILD RUN npm ⟦--strict-ssl=false⟧ ci && yarn config set ⟦strict-ssl⟧ false && npm set ⟦strict-ssl=false⟧\n',
    'FROM a\nRUN git -c ⟦http.sslVerify=false⟧ clone https://x.org/a && git config --global ⟦http.sslverify⟧ "false"\n',
    'FROM a\nRUN yum install -y ⟦--setopt=sslverify=false⟧ b && dnf --setopt ⟦updates.sslverify=0⟧ install -y b\n',
    'FROM a\nRUN <<EOF\ncurl ⟦-k⟧ https://x.org\nEOF\n',
    'FROM a\nRUN ["wget", "⟦--no-check-certificate⟧", "https://x.org"]\n',
  ],
  accepts: [
    'FROM a\nRUN curl -fsSLo k https://x.org && curl -H -k https://x.org && wget -k https://x.org\n',
    'FROM a\nRUN curl -k https://127.0.0.1:8080/ && echo curl -k\n',
    'FROM a\nRUN npm config set strict-ssl true && git config http.sslVerify true && pip install trusted-host\n',
    'FROM a\nHEALTHCHECK CMD curl -k https://example.com/\n',
    'FROM a\nRUN npm config set strict-ssl $STRICT\n',
  ],
});
