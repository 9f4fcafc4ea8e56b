import { expect, it } from 'vitest';
import rule from '../../../src/languages/dockerfile/rules/df014-literal-secret.ts';
import { check } from '../../support/check.ts';
import { testRule } from '../../support/test-rule.ts';

const TOKEN = `ghp_${'k3Jv9qLmZx'.repeat(3)}aB3dE6`;
const BODY = `MIIEvQ${'k3Jv9qLmZx'.repeat(5)}`;

testRule(rule, {
  reports: [
    { code: `FROM a\nENV T=⟦${TOKEN}⟧\n`, says: /a GitHub token .*40 characters/ },
    `ARG T=⟦${TOKEN}⟧\nFROM a\nLABEL t="⟦${TOKEN}⟧"\n`,
    `FROM a\r\nRUN echo \\\r\n# c\r\n  ⟦${TOKEN}⟧\r\n`,
    `FROM a\nONBUILD RUN curl -H "Authorization: ⟦${TOKEN}⟧" x.org\n`,
    `FROM a\nCOPY <<EOF /root/.npmrc\ntoken=⟦${TOKEN}⟧\nEOF\n`,
    `FROM a\nRUN echo "⟦-----BEGIN RSA PRIVATE KEY-----⟧\\n${BODY}" > /k\n`,
    { code: 'FROM a\nENV U=postgres://app:⟦k3Jv9qLmZx⟧@db/x\n', profile: 'recommended', severity: 'warning' },
    'FROM a\nRUN pip install --index-url https://ci:⟦k3Jv9qLmZx⟧@pypi.example.com/simple b\n',
    'FROM a\nRUN curl -u bot:⟦k3Jv9qLmZx⟧ https://x.org && mysql --password=⟦k3Jv9qLmZx⟧ -e x\n',
    'FROM a\nRUN export API_KEY="⟦k3Jv9qLmZx⟧" && DB_PASS=⟦k3Jv9qLmZx⟧ ./run\n',
    'FROM a\nRUN ["sshpass", "-p", "⟦k3Jv9qLmZx⟧", "ssh", "host"]\n',
    'FROM a\nCMD ["redis-cli", "--pass", "⟦k3Jv9qLmZx⟧"]\n',
    'FROM a\nENV POSTGRES_PASS=⟦k3Jv9qLmZx⟧\n',
  ],
  accepts: [
    'FROM a\nENV U=postgres://postgres:postgres@db/x V=redis://:$PASS@r W=https://user:<password>@h\n',
    'FROM a\nRUN git clone git@github.com:a/b && git clone ssh://git@x.org:22/a && curl http://h:80/@a\n',
    `FROM a\nRUN grep -q -- "-----BEGIN PRIVATE KEY-----" /k && echo ${TOKEN.slice(0, 12)}\n`,
    'FROM a\nRUN SECRET_KEY=build-only-key make && export TOKEN=$X && mysql --password="$PW" --password changeme\n',
    'FROM a\nRUN adduser --disabled-password --gecos "" app && useradd --password "*" b\n',
    'FROM a\nRUN curl -u "$USER:$PASS" x && curl -u name x && sed -i "s#http://u:.*@#x#" f\n',
    'FROM a\nRUN proxy --aes-pwd proxy-secret --password=db.txt\n',
    'FROM a\nENV AWS=AKIAIOSFODNN7EXAMPLE\nENV API_TOKEN=k3Jv9qLmZx\n',
    `FROM a\n# ${TOKEN} in a comment is not an instruction\nRUN b\n`,
  ],
});

it('never prints the secret', async () => {
  const findings = await check('Dockerfile', `FROM a\nENV T=${TOKEN}\n`, { select: [rule.id] });
  expect(findings).toHaveLength(1);
  expect(JSON.stringify(findings)).not.toContain(TOKEN.slice(0, 8));
});
