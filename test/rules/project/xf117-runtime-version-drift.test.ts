import rule from '../../../src/languages/project/rules/xf117-runtime-version-drift.ts';
import { testRule } from '../../support/test-rule.ts';

const go = (version: string) => ({ 'go.mod': `module a\r\n\r\ngo ${version}\r\n` });
const others = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`a${n}/go.mod`, 'go 1.20\n']));

testRule(rule, {
  reports: [
    {
      code: 'FROM ⟦golang:1.25-alpine⟧\nCOPY . .\n',
      files: go('1.26'),
      profile: 'recommended',
      severity: 'error',
      says: 'the build fails',
    },
    { name: 'among very many', code: 'FROM ⟦golang:1.26.1⟧\nCOPY . .\n', files: { ...others, ...go('1.27') } },
    { code: 'FROM ⟦golang:1.26.1⟧\nCOPY . .\n', files: go('1.26.2') },
    {
      code: 'ARG V=22\r\nFROM ⟦node:$V⟧\r\nCOPY . .\r\n',
      files: { '.nvmrc': 'v24\n' },
      profile: 'recommended',
      severity: 'warning',
    },
    { code: 'FROM ⟦python:3.14-slim⟧\nCOPY . .\n', files: { '.python-version': '3.12.1\n' }, says: 'specifies 3.12.1' },
  ],
  accepts: [
    { code: 'FROM golang:1.25\nENV GOTOOLCHAIN=auto\nCOPY . .\n', files: go('1.26') },
    { code: 'FROM golang:1.26\nCOPY . .\n', files: go('1.26.2') },
    { code: 'FROM golang:1\nCOPY . .\n', files: go('1.26.2') },
    { code: 'FROM golang:1.27\nCOPY . .\n', files: go('1.26.2') },
    { code: 'FROM golang\nCOPY . .\n', files: go('1.26.2') },
    { code: 'FROM golang:1.25\nRUN go install example.com/a@latest\n', files: go('1.26') },
    { code: 'FROM node:24.1\nCOPY . .\n', files: { '.nvmrc': '24.9.0' } },
    { code: 'FROM node:24\nCOPY . .\n', files: { '.nvmrc': 'lts/*\n' } },
    { code: 'FROM python:3\nCOPY . .\n', files: { '.python-version': '3.12\n' } },
    { code: 'FROM team/node:22\nCOPY . .\n', files: { '.nvmrc': '24' } },
    { path: 'a/Dockerfile', code: 'FROM node:22\nCOPY . .\n', files: { '.nvmrc': '24' } },
  ],
});
