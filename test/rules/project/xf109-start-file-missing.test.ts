import rule from '../../../src/languages/project/rules/xf109-start-file-missing.ts';
import { testRule } from '../../support/test-rule.ts';

const files = { 'server.js': '', 'lib/main.py': '' };
const head = 'FROM node:24\nWORKDIR /a\nCOPY . .\n';

testRule(rule, {
  reports: [
    {
      name: 'beside a source that is nowhere',
      code: 'FROM node:24\nWORKDIR /a\nCOPY . .\nCOPY nowhere.txt ./\nCMD ["node", ⟦"sever.js"⟧]\n',
      files: { 'server.js': '' },
    },
    {
      name: 'a file that was copied by another name',
      code: 'FROM debian:13\nCOPY docker-entrypoint.sh /\nENTRYPOINT [⟦"/entrypoint.sh"⟧]\n',
      files: { 'docker-entrypoint.sh': '' },
      says: 'copied to `/docker-entrypoint.sh`',
    },
    {
      name: 'a file that was copied to another folder',
      code: 'FROM debian:13\nCOPY --chmod=755 entrypoint.sh /usr/local/bin/\nENTRYPOINT [⟦"/entrypoint.sh"⟧, "a"]\n',
      files: { 'entrypoint.sh': '' },
      says: 'copied to `/usr/local/bin/entrypoint.sh`',
    },
    {
      name: 'a file by a slip, started by a shell',
      code: 'FROM debian:13\nWORKDIR /a\nCOPY start.sh .\nCMD ["bash", ⟦"strat.sh"⟧]\n',
      files: { 'start.sh': '' },
    },
    {
      name: 'a single file of an interpreter',
      code: 'FROM python:3.14\nWORKDIR /a\nCOPY main.py .\nCMD ["python", "-u", ⟦"app.py"⟧]\n',
      files: { 'main.py': '' },
    },
    {
      name: 'shell form, behind a wrapper',
      code: 'FROM debian:13\nCOPY run.sh /opt/\nENTRYPOINT exec tini -- ⟦/run.sh⟧\n',
      files: { 'run.sh': '' },
    },
    { code: `${head}RUN npm ci\nCMD ["node", ⟦"sever.js"⟧]\n`, files, says: 'did you mean `server.js`?' },
    {
      code: `${head}ENTRYPOINT ["node", ⟦"/a/index.js"⟧, "--port", "80"]\n`,
      files,
      says: 'nothing copies `/a/index.js` into the image',
    },
    { code: 'FROM python:3.14\r\nCOPY lib /b\r\nWORKDIR /b\r\nCMD ["python", ⟦"./app.py"⟧]\r\n', files },
    {
      name: 'a .dockerignore keeps it out',
      code: `${head}CMD ["node", ⟦"server.js"⟧]\n`,
      files: { ...files, '.dockerignore': '*.js\n' },
    },
  ],
  accepts: [
    {
      name: 'a single file',
      code: 'FROM debian:13\nCOPY entrypoint.sh /\nENTRYPOINT ["/entrypoint.sh"]\n',
      files: { 'entrypoint.sh': '' },
    },
    {
      name: 'a single file by another name',
      code: 'FROM debian:13\nCOPY docker/start.sh /entrypoint.sh\nENTRYPOINT ["sh", "/entrypoint.sh"]\n',
      files: { 'docker/start.sh': '' },
    },
    {
      name: 'a file of the base image',
      code: 'FROM postgres:18\nCOPY init.sh /docker-entrypoint-initdb.d/\nENTRYPOINT ["/usr/local/bin/docker-entrypoint.sh"]\n',
      files: { 'init.sh': '' },
    },
    {
      name: 'a file that a RUN moves',
      code: 'FROM debian:13\nCOPY start.sh /tmp/\nRUN mv /tmp/start.sh /start.sh\nENTRYPOINT ["/start.sh"]\n',
      files: { 'start.sh': '' },
    },
    {
      name: 'a link',
      code: 'FROM debian:13\nCOPY start.sh /usr/local/bin/\nRUN ln -s /usr/local/bin/start.sh /\nENTRYPOINT ["/start.sh"]\n',
      files: { 'start.sh': '' },
    },
    {
      name: 'a file from another stage',
      code: 'FROM debian:13 AS b\nFROM debian:13\nCOPY start.sh /opt/\nCOPY --from=b /start.sh /\nENTRYPOINT ["/start.sh"]\n',
      files: { 'start.sh': '' },
    },
    {
      name: 'a program of the base image',
      code: 'FROM node:24\nCOPY a.js /srv/\nENTRYPOINT ["/usr/local/bin/node", "/srv/a.js"]\n',
      files: { 'a.js': '' },
    },
    {
      name: 'an unknown base image',
      code: 'FROM team/base\nCOPY start.sh /opt/\nENTRYPOINT ["/start.sh"]\n',
      files: { 'start.sh': '' },
    },
    { code: `${head}CMD ["node", "server.js"]\n`, files },
    { code: `${head}CMD ["node", "--require", "sever.js"]\n`, files },
    { code: `${head}CMD ["node", "dist/index.js"]\n`, files },
    { code: `${head}RUN yarn build\nCMD ["node", "index.js"]\n`, files },
    { code: `${head}RUN npx tsc\nCMD ["node", "index.js"]\n`, files },
    { code: `${head}CMD ["node", "index.js"]\n`, files: { ...files, '.gitignore': 'index.js\n' } },
    { code: 'FROM node:24\nWORKDIR /a\nCMD ["node", "index.js"]\n', files },
    { code: 'FROM team/base\nWORKDIR /a\nCOPY . .\nCMD ["node", "index.js"]\n', files },
    { code: 'FROM node:24\nWORKDIR /a\nCOPY --from=b /x .\nCMD ["node", "index.js"]\n', files },
    { code: `${head}CMD test -f index.js && node index.js\n`, files },
    { code: `${head}CMD ["node", "$FILE"]\n`, files },
  ],
});
