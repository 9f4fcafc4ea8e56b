import rule from '../../../src/languages/project/rules/cmp213-hidden-dependencies.ts';
import { testRule } from '../../support/test-rule.ts';

const node = 'FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm ci\nCMD ["node", "a.js"]\n';
const row = (service: string, dockerfile = node, files: Readonly<Record<string, string>> = {}) => ({
  path: 'compose.yaml',
  code: `services:\n  web:\n${service.replace(/^(?=.)/gm, '    ')}`,
  files: { 'web/Dockerfile': dockerfile, ...files },
});

testRule(rule, {
  reports: [
    {
      ...row('build: ./web\nvolumes:\n  - ⟦./web:/app⟧\n  - ./logs:/app/logs\n'),
      says: 'hides `/app/node_modules`, which `npm ci` creates in the image of service `web` add a volume for the packages: `- /app/node_modules`',
      severity: 'info',
    },
    { name: 'the folder of the Compose file', ...row('build: web\nvolumes: [⟦".:/app:cached"⟧]\n') },
    {
      name: 'composer',
      ...row(
        'build: {context: web, target: dev}\nvolumes:\n  - ⟦type: bind\n    source: ./web\n    target: /srv/⟧\n',
        'FROM php:8 AS dev\nWORKDIR /srv\nRUN composer install --no-dev\nFROM php:8\n',
      ),
      says: '`/srv/vendor`',
    },
    {
      name: 'a command that starts the program alone',
      ...row('build: ./web\ncommand: npm run dev\nvolumes: [⟦"./web:/app"⟧]\n', 'FROM node\nRUN cd /app && yarn\n'),
      says: '`yarn install`',
    },
    {
      name: 'less grave in a workshop profile',
      ...row('build: ./web\nprofiles: [dev]\nvolumes: [⟦"./web:/app"⟧]\n'),
      severity: 'style',
    },
    {
      name: 'a volume for other packages',
      ...row('build: ./web\nvolumes: [⟦"./web:/app"⟧, "x:/app/a/node_modules"]\n'),
    },
  ],
  accepts: [
    { name: 'an anonymous volume', ...row('build: ./web\nvolumes: ["./web:/app", "/app/node_modules"]\n') },
    { name: 'a named volume', ...row('build: ./web\nvolumes: ["./web:/app", "deps:/app/node_modules/"]\n') },
    {
      name: 'a tmpfs',
      ...row('build: ./web\ntmpfs: /app/node_modules\nvolumes: ["./web:/app"]\n'),
    },
    { name: 'a target that a variable names', ...row('build: ./web\nvolumes: ["./web:/app", "a:${DEPS}"]\n') },
    {
      name: 'a volume in another Compose file of the folder',
      ...row('build: ./web\nvolumes: ["./web:/app"]\n', node, {
        'compose.override.yaml': 'services: {web: {volumes: ["/app/node_modules"]}}\n',
      }),
    },
    {
      name: 'a development profile with such a volume',
      ...row('build: ./web\nprofiles: [dev]\nvolumes: ["./web:/app", "/app/node_modules"]\n'),
    },
    {
      name: 'packages in the repository',
      ...row('build: ./web\nvolumes: ["./web:/app"]\n', node, { 'web/node_modules/a/b.js': '' }),
    },
    { name: 'mounted elsewhere', ...row('build: ./web\nvolumes: ["./web/src:/app/src", "./web:/src"]\n') },
    { name: 'another folder', ...row('build: ./web\nvolumes: ["./conf:/app"]\n') },
    { name: 'installed above', ...row('build: ./web\nvolumes: ["./web:/app/src"]\n') },
    {
      name: 'installed for all',
      ...row('build: ./web\nvolumes: ["./web:/app"]\n', 'FROM node\nWORKDIR /app\nRUN npm i -g a\n'),
    },
    {
      name: 'moved',
      ...row('build: ./web\nvolumes: ["./web:/app"]\n', `${node}RUN mv /app/node_modules /node_modules\n`),
    },
    { name: 'NODE_PATH', ...row('build: ./web\nvolumes: ["./web:/app"]\n', `${node}ENV NODE_PATH=/x\n`) },
    {
      name: 'plug and play',
      ...row('build: ./web\nvolumes: ["./web:/app"]\n', node.replace('npm ci', 'yarn'), { 'web/.yarnrc.yml': '' }),
    },
    {
      name: 'installed at start',
      ...row('build: ./web\ncommand: sh -c "npm ci && npm start"\nvolumes: ["./web:/app"]\n'),
    },
    {
      name: 'an entry point that may install',
      ...row('build: ./web\nvolumes: ["./web:/app"]\n', `${node}ENTRYPOINT ["./start.sh"]\n`),
    },
    {
      name: 'an unknown base with its own entry point',
      ...row('build: ./web\nvolumes: ["./web:/app"]\n', node.replace('node:22', 'team/node')),
    },
    {
      name: 'another stage',
      ...row('build: {context: web, target: a}\nvolumes: ["./web:/app"]\n', `FROM node AS a\n${node}`),
    },
    {
      name: 'extends another file',
      ...row('build: ./web\nextends: {file: a.yaml, service: b}\nvolumes: ["./web:/app"]\n'),
    },
    { name: 'a context that a variable names', ...row('build: $DIR\nvolumes: ["$DIR:/app"]\n') },
    { name: 'a volume', ...row('build: ./web\nvolumes: ["web:/app"]\n') },
    { name: 'an override', ...row('build: ./web\nvolumes: ["./web:/app"]\n'), path: 'compose.override.yaml' },
  ],
});
