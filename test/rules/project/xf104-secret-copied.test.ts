import rule from '../../../src/languages/project/rules/xf104-secret-copied.ts';
import { testRule } from '../../support/test-rule.ts';

const KEY = '-----BEGIN RSA PRIVATE KEY-----\nabc\n';

testRule(rule, {
  reports: [
    { code: 'FROM a\nCOPY ⟦.⟧ /x\n', files: { 'deploy/id_ed25519': '' }, says: 'a private SSH key' },
    {
      code: 'FROM a\nCOPY ⟦certs⟧ /x\n',
      files: { 'certs/server.key': KEY },
      says: '`certs/server.key`, a private key',
    },
    {
      code: 'FROM a\nADD ⟦.npmrc⟧ /root/\n',
      files: { '.npmrc': '//registry.npmjs.org/:_authToken=npm_abcdefgh123\n' },
    },
    { code: 'FROM a\nCOPY ⟦.⟧ /x\n', files: { '.env': 'A=1\r\nexport API_KEY="abcdef123"\r\n' } },
    {
      name: 'a stage that is not shipped',
      code: 'FROM a AS b\nCOPY ⟦.⟧ /x\nFROM c\n',
      files: { id_rsa: '' },
      profile: 'recommended',
      severity: 'warning',
    },
    {
      name: 'a base of the shipped stage',
      code: 'FROM a AS b\nCOPY ⟦.⟧ /x\nFROM b\n',
      files: { id_rsa: '' },
      profile: 'recommended',
      severity: 'error',
    },
  ],
  accepts: [
    { code: 'FROM a\nCOPY . /x\n', files: { id_rsa: '', '.dockerignore': 'id_rsa\n' } },
    { code: 'FROM a\nCOPY src /x\n', files: { id_rsa: '', 'src/a.js': '' } },
    {
      code: 'FROM a\nCOPY . /x\n',
      files: { 'server.key': '-----BEGIN PUBLIC KEY-----\n', 'ca.pem': '-----BEGIN CERTIFICATE-----' },
    },
    { code: 'FROM a\nCOPY . /x\n', files: { '.npmrc': '//registry.npmjs.org/:_authToken=${NPM_TOKEN}\n' } },
    {
      code: 'FROM a\nCOPY . /x\n',
      files: { '.env': 'PORT=1\nPASSWORD=\nTOKEN=${TOKEN}\nSECRET=changeme123\n# KEY_TOKEN=abcdefgh\n' },
    },
    { code: 'FROM a\nCOPY . /x\n', files: { '.env.example': 'API_KEY=abcdef123\n' } },
    { code: 'FROM a\nCOPY . /x\n', files: { 'test/fixtures/server.key': KEY } },
    { code: 'FROM a\nCOPY . /x\n', files: { 'id_rsa.pub': '' } },
    { code: 'FROM a\nCOPY --from=b . /x\n', files: { id_rsa: '' } },
  ],
});
