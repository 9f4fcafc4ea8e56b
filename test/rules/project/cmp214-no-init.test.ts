import rule from '../../../src/languages/project/rules/cmp214-no-init.ts';
import { testRule } from '../../support/test-rule.ts';

const row = (fields: string, dockerfile = '', files: Readonly<Record<string, string>> = {}) => ({
  path: 'compose.yaml',
  code: `services:\n  web:\n${fields.replace(/^(?=.)/gm, '    ')}`,
  files: { ...(dockerfile && { Dockerfile: dockerfile }), ...files },
});
const found = (fields: string, dockerfile = '', files: Readonly<Record<string, string>> = {}) => {
  const one = row(fields, dockerfile, files);
  return { ...one, code: one.code.replace('web', '⟦web⟧'), fixed: `${one.code}    init: true\n` };
};
const built = 'build: .\n';
const script = (text: string) => ({ 'start.sh': text });
const starting = 'FROM team/base\nCOPY start.sh /usr/local/bin/\nENTRYPOINT ["start.sh"]\n';

testRule(rule, {
  reports: [
    {
      ...found(built, 'FROM node:22\nCMD ["npm", "run", "serve"]\n'),
      says: 'PID 1 of service `web` is `npm`, which does not reap orphaned processes',
      severity: 'info',
    },
    {
      name: 'a shell form of a package manager',
      ...found(built, 'FROM node:22-alpine\nCMD yarn start\n'),
      says: '`yarn`',
    },
    { name: 'Compose decides', ...found(`${built}command: pnpm dev\n`, 'FROM node\nCMD ["node", "a.js"]\n') },
    { name: 'a public image', ...found('image: node:22\ncommand: ["npm", "start"]\n') },
    {
      name: 'a shell on Debian',
      ...found(`${built}command: sh -c "python a.py && python b.py"\n`, 'FROM python:3.14-slim AS a\nFROM a\n'),
      says: '`sh`, which does not forward signals to its child processes',
    },
    { name: 'a shell form', ...found(built, 'FROM debian:13\nCMD app --now\n'), says: '`/bin/sh`' },
    { name: 'an entry point in shell form', ...found(`${built}command: x\n`, 'FROM ubuntu\nENTRYPOINT app\n') },
    { name: 'a script', ...found(built, starting, script('#!/bin/bash\nset -e\napp "$@"\n')), says: '`start.sh`' },
    {
      name: 'a script that sh reads',
      ...found(built, 'FROM node:22\nWORKDIR /a\nCOPY . .\nENTRYPOINT ["sh", "start.sh"]\n', script('app\n')),
    },
    {
      name: 'a target',
      ...found('build: {context: ., target: a}\n', 'FROM node AS a\nCMD ["npm", "start"]\nFROM a\nCMD ["x"]\n'),
    },
    { name: 'an entry point of Compose', ...found(`${built}entrypoint: npm\ncommand: start\n`, 'FROM team/a\n') },
  ],
  accepts: [
    row(`${built}init: true\n`, 'FROM node:22\nCMD ["npm", "start"]\n'),
    row(`${built}init: \${INIT}\n`, 'FROM node:22\nCMD ["npm", "start"]\n'),
    row(`${built}pid: host\n`, 'FROM node:22\nCMD ["npm", "start"]\n'),
    row(built, 'FROM node:22\nCMD ["node", "a.js"]\n'),
    row(built, 'FROM node:22\nENTRYPOINT ["tini", "--"]\nCMD ["npm", "start"]\n'),
    row(`${built}command: node a.js\n`, 'FROM node:22\nCMD ["npm", "start"]\n'),
    row(`${built}command: $CMD\n`, 'FROM node:22\nCMD ["npm", "start"]\n'),
    row(built, 'FROM node:22\nCMD ["npm", "install"]\n'),
    { name: 'an unknown base', ...row(built, 'FROM team/node\nCMD ["npm", "start"]\n') },
    { name: 'an unknown image', ...row('image: team/node\ncommand: npm start\n') },
    { name: 'exec', ...row(built, 'FROM debian\nCMD a && exec b\n') },
    { name: 'trap', ...row(built, 'FROM debian\nCMD trap "kill 0" TERM; app & wait\n') },
    { name: 'a shell of Alpine', ...row(built, 'FROM node:22-alpine\nCMD node a.js\n') },
    { name: 'bash', ...row(built, 'FROM debian\nSHELL ["/bin/bash", "-c"]\nCMD a && b\n') },
    { name: 'a script with exec', ...row(built, starting, script('#!/bin/sh\nexec app "$@"\n')) },
    { name: 'a script that reads another', ...row(built, starting, script('#!/bin/sh\n. ./other.sh\n')) },
    { name: 'no shell script', ...row(built, starting, script('#!/usr/bin/env python3\n')) },
    { name: 'a missing Dockerfile', ...row(built) },
    { name: 'Windows', ...row(built, 'FROM mcr.microsoft.com/windows/nanoserver\nENTRYPOINT ["npm", "start"]\n') },
    {
      name: 'extends another file',
      ...row(`${built}extends: {file: a.yaml, service: b}\n`, 'FROM node\nCMD ["npm", "start"]\n'),
    },
    { name: 'a fragment', ...row(built, 'FROM node\nCMD ["npm", "start"]\n'), path: 'compose.override.yaml' },
    {
      name: 'another Compose file of the folder decides',
      ...row(built, 'FROM node\nCMD ["npm", "start"]\n', {
        'compose.override.yaml': 'services: {web: {init: true}}\n',
      }),
    },
  ],
});
