import rule from '../../../src/languages/dockerfile/rules/df018-tls-check-off.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM a\nENV A=1 ⟦PYTHONHTTPSVERIFY="0"⟧\nARG ⟦npm_config_strict_ssl=false⟧\n',
    'FROM a\r\nENV \\\r\n# c\r\n  ⟦PIP_TRUSTED_HOST pypi.example.com⟧\r\n',
    'FROM a\nONBUILD ENV ⟦NODE_TLS_REJECT_UNAUTHORIZED=0⟧\n',
    'FROM a\nRUN export ⟦GIT_SSL_NO_VERIFY=1⟧ && ⟦NODE_TLS_REJECT_UNAUTHORIZED=0⟧ npm ci\n',
    'FROM a\nRUN env -i ⟦GIT_SSL_NO_VERIFY=1⟧ git clone b\n',
    'FROM a\nRUN <<EOF\nexport ⟦GIT_SSL_NO_VERIFY=true⟧\nEOF\n',
  ],
  accepts: [
    'FROM a\nENV NODE_TLS_REJECT_UNAUTHORIZED=1 PYTHONHTTPSVERIFY=1 GIT_SSL_NO_VERIFY=0 PIP_TRUSTED_HOST=\n',
    'FROM a\nENV GIT_SSL_NO_VERIFY=$X\nARG PIP_TRUSTED_HOST\n',
    'FROM a\nRUN echo NODE_TLS_REJECT_UNAUTHORIZED=0 && PIP_TRUSTED_HOST=$H pip install b\n',
    'FROM a\nENV PIP_TRUSTED_HOST=localhost:3141\n',
  ],
});
