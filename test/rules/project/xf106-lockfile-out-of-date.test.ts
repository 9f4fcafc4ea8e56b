import rule from '../../../src/languages/project/rules/xf106-lockfile-out-of-date.ts';
import { testRule } from '../../support/test-rule.ts';

const lock = (packages: object) => JSON.stringify({ lockfileVersion: 3, packages });
const manifest = (dependencies: object) => JSON.stringify({ dependencies });
const OLD = {
  'package.json': manifest({ a: '^2.0.0' }),
  'package-lock.json': lock({ 'node_modules/a': { version: '1.0.0' } }),
};
const others = Object.fromEntries(
  Array.from({ length: 60 }, (_, n) => Object.entries(OLD).map(([name, text]) => [`a${n}/${name}`, text])).flat(),
);
const code = 'FROM node:24\nWORKDIR /a\nCOPY . .\nRUN npm ci\n';

testRule(rule, {
  reports: [
    {
      code: 'FROM node:24\nWORKDIR /a\nCOPY . .\nRUN ⟦npm ci⟧ --omit=dev\n',
      files: OLD,
      says: 'requires `a@^2.0.0`, but `package-lock.json` has `1.0.0`',
    },
    {
      name: 'CRLF and a missing package',
      code: 'FROM node:24\r\nWORKDIR /a\r\nCOPY package*.json ./\r\nRUN ⟦npm ci⟧\r\n',
      files: { 'package.json': manifest({ a: '*' }), 'package-lock.json': lock({}) },
      says: 'no such package',
    },
    { name: 'among very many', code: code.replace('npm ci', '⟦npm ci⟧'), files: { ...others, ...OLD } },
    {
      name: 'a package below',
      path: 'api/Dockerfile',
      code: 'FROM node:24\nCOPY api /a\nRUN cd /a && ⟦npm ci⟧\n',
      files: { 'api/package.json': manifest({ a: '1.0.0' }), 'api/package-lock.json': lock({}) },
    },
  ],
  accepts: [
    { code, files: { ...OLD, 'package.json': manifest({ a: '^1.0.0' }) } },
    { code: code.replace('npm ci', 'npm install'), files: OLD },
    { code: code.replace('COPY . .', 'RUN git clone https://example.com/a .'), files: OLD },
    { code, files: { ...OLD, 'package-lock.json': '{"lockfileVersion": 1}' } },
    { code, files: { ...OLD, 'package.json': 'broken' } },
    { code: code.replace('WORKDIR /a', 'WORKDIR $A'), files: OLD },
  ],
});
