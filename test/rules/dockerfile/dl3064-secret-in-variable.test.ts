import rule from '../../../src/languages/dockerfile/rules/dl3064-secret-in-variable.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM a\nENV ⟦TOKEN⟧=https://me:k3yv4lue9@example.com/\nENV ⟦SECRET⟧=YWJj/ZGVm\n',
    'FROM a\nARG ⟦NPM_TOKEN⟧\nENV A=1 ⟦SECRET_KEY⟧=k3yv4lue9\n',
    'FROM a\r\nENV \\\r\n# c\r\n ⟦DB_PASSWORD⟧=abc\r\n',
    'FROM a\nONBUILD ARG ⟦secret⟧\n',
    { code: 'FROM a\nARG ⟦CF_USERNAME⟧\n', profile: 'hadolint' },
    { code: 'FROM a\nENV ⟦TOKEN⟧=sk_live_abcdefghijklmnop\n', says: '`TOKEN` looks like' },
  ],
  accepts: [
    'FROM a\nENV NGROK_CA_KEY assets/client/tls/ngrokroot.key\nENV KEY=~/id API_TOKEN=https://example.com/token SECRET=./s PASSWORD=8080\n',
    'FROM a\nARG PUBLIC_KEY\nENV PASSWORD_FILE=/x\nARG TOKEN_VERSION=1\n',
    'FROM a\nENV USERNAME=x KEYBOARD=us TOKENIZER=y\n',
    'ARG TOKEN\nFROM a\n',
    'FROM a\nENV MYSQL_ALLOW_EMPTY_PASSWORD=yes DB_PASSWORD=\n',
    'FROM a\nENV CA_KEY=/etc/ca.key\n',
  ],
});
