import { expect, it } from 'vitest';
import rule from '../../../src/languages/dockerfile/rules/dl3064-secret-in-variable.ts';
import { check } from '../../support/check.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'ARG ⟦API_TOKEN⟧\nFROM a:1\n', says: 'provenance' },
    { code: 'ARG API_TOKEN\nFROM a:1\nARG ⟦API_TOKEN⟧\n', name: 'once, where a stage takes it over' },
    { code: 'ARG ⟦API_TOKEN⟧\nFROM a:1\nARG ⟦API_TOKEN⟧\n', profile: 'hadolint' },
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
    'FROM a\nARG GPG_KEY=586EFEF859AF2DB190D84080BDB2011E173C31A2\nENV NGINX_KEY="0x573B FD6B 3D8F BC64 1079  A6AB ABF5 BD82 7BD9 BF62" GPG_KEYS=A035C8C19219BA821ECEA86B64E628F8D684696D\n',
    'FROM a\nENV SIGNING_KEY_ID=7BD9BF62 APT_KEY_FINGERPRINT=a\n',
    'FROM a\nENV MYSQL_ALLOW_EMPTY_PASSWORD=yes DB_PASSWORD=\n',
    'FROM a\nENV CA_KEY=/etc/ca.key\n',
  ],
});

const TOKEN = `ghp_${'k3Jv9qLmZx'.repeat(3)}aB3dE6`;
const FILE = `FROM a:1\nENV GH_TOKEN=${TOKEN} DB_PASSWORD=k3Jv9qLmZx\nENV A_TOKEN=https://me:k3Jv9qLmZx@x.org/ \\\n  B=1\n`;

it.each([
  [{ select: ['DL3064', 'DF014'] }, ['2:14 DF014', '2:55 DL3064', '3:24 DF014']],
  [{ select: ['DL3064'] }, ['2:5 DL3064', '2:55 DL3064', '3:5 DL3064']],
  [{ select: ['hadolint', 'DF014'] }, ['2:14 DF014', '2:5 DL3064', '2:55 DL3064', '3:24 DF014', '3:5 DL3064']],
])('leaves a known token to DF014 where that is on: %j', async (options, expected) => {
  const findings = await check('Dockerfile', FILE, options);
  const own = findings.filter(({ rule: id }) => id === 'DL3064' || id === 'DF014');
  expect(own.map(({ rule: id, start }) => `${start.line}:${start.column} ${id}`).sort()).toEqual(expected);
});
