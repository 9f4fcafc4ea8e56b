import rule from '../../../src/languages/dockerfile/rules/df001-missing-user.ts';
import { testRule } from '../../support/test-rule.ts';

const START = 'COPY start.sh /usr/local/bin/\nENTRYPOINT ["start.sh"]\n';

testRule(rule, {
  reports: [
    {
      code: 'FROM ⟦node:22⟧\nRUN a\n',
      severity: 'warning',
      says: 'this image runs as root: the final stage has no USER',
    },
    { code: 'FROM a AS b\nUSER c\nFROM ⟦public.ecr.aws/docker/library/python:3⟧\n', severity: 'warning' },
    {
      name: 'an unknown base may set a user',
      code: 'FROM ⟦example.com/base:1⟧\nRUN a\n',
      severity: 'info',
      says: 'the final stage has no USER (unknown whether `example.com/base:1` sets one)',
    },
    {
      name: 'a base that only the build knows',
      code: 'ARG BASE_IMAGE\nFROM ⟦${BASE_IMAGE}⟧\n',
      severity: 'info',
      says: 'this image probably runs as root: the final stage has no USER (unknown whether `${BASE_IMAGE}` sets one)',
    },
    { name: 'the entrypoint may drop root', code: 'FROM ⟦debian:13⟧\nRUN apt-get install -y gosu\n', severity: 'info' },
    { code: 'FROM node:22 AS base\nFROM ⟦base⟧\nONBUILD USER 1\n', severity: 'warning' },
    { code: 'FROM \\\r\n  ⟦scratch⟧\r\nCMD ["/a"]\r\n', severity: 'warning' },
    { name: 'scratch through a stage', code: 'FROM scratch AS a\nENTRYPOINT ["/a"]\nFROM ⟦a⟧\n', severity: 'warning' },
    {
      name: 'the entrypoint of the base drops root',
      code: 'FROM ⟦postgres:18-alpine⟧\nCOPY init.sql /docker-entrypoint-initdb.d/\n',
      severity: 'info',
      says: 'the entrypoint of `postgres:18-alpine` starts as root and switches to `postgres`',
    },
    { name: 'and is replaced', code: 'FROM ⟦postgres:18⟧\nENTRYPOINT ["postgres"]\n', severity: 'warning' },
    { name: 'a server of which nothing more is known', code: 'FROM ⟦nginx:1.31⟧\nCOPY . /a\n', severity: 'info' },
    {
      name: 'a base without an entrypoint',
      code: 'FROM ⟦mcr.microsoft.com/dotnet/aspnet:8.0⟧\n',
      severity: 'warning',
    },
    {
      name: 'a start script that keeps root',
      code: `FROM ⟦debian:13⟧\n${START}`,
      files: { 'start.sh': '#!/bin/sh\nexec server\n' },
      severity: 'warning',
    },
    {
      name: 'a start script that is not there',
      code: `FROM ⟦debian:13⟧\n${START}`,
      severity: 'info',
      says: '`start.sh`',
    },
    {
      name: 'a script of the name elsewhere',
      path: 'a/Dockerfile',
      code: `FROM ⟦debian:13⟧\n${START}`,
      files: { 'b/start.sh': 'exec gosu a b\n' },
      severity: 'info',
    },
    { name: 'a supervisor', code: 'FROM ⟦alpine:3.22⟧\nCMD ["/usr/bin/supervisord", "-n"]\n', severity: 'info' },
    {
      name: 'an option',
      code: 'FROM ⟦alpine:3.22⟧\nCMD ["dnsmasq", "--user=dnsmasq"]\n',
      severity: 'info',
      says: '`--user`',
    },
    { name: 'the option for root', code: 'FROM ⟦alpine:3.22⟧\nCMD ["uwsgi", "--uid", "root"]\n', severity: 'warning' },
    {
      name: 'a script under another name that keeps root',
      code: 'FROM ⟦alpine:3.22⟧\nCOPY ./docker/run /entrypoint.sh\nENTRYPOINT ["/entrypoint.sh"]\n',
      files: { 'docker/run': 'exec server\n' },
      severity: 'warning',
    },
    { name: 'su to root', code: 'FROM ⟦alpine:3.22⟧\nCMD su root -c server\n', severity: 'warning' },
  ],
  accepts: [
    'FROM node:22\nUSER root\n',
    'FROM node:22\nUSER $UID\n',
    'FROM node:22 AS base\nUSER 1\nFROM base\n',
    'FROM nginxinc/nginx-unprivileged:1\n',
    'FROM gcr.io/distroless/base:nonroot\n',
    'FROM mcr.microsoft.com/windows/servercore:ltsc2022\n',
    'RUN a\n',
    'FROM {{ base }}\n',
    { name: 'files to copy from', code: 'FROM alpine AS a\nRUN b\nFROM scratch\nCOPY --from=a /b /\n' },
    { name: 'a base that sets a user', code: 'FROM solr:9-slim\nCOPY a /b\n' },
    { name: 'a name for it', code: 'FROM jenkins/jenkins:lts\nCOPY a /b\n' },
    { name: 'the script drops root', code: `FROM debian:13\n${START}`, files: { 'start.sh': 'exec gosu app "$@"\n' } },
    {
      name: 'in a folder that is copied',
      path: 'web/Dockerfile',
      code: 'FROM alpine\nCOPY . /app\nCMD ["/bin/sh", "/app/docker/run.sh"]\n',
      files: { 'web/docker/run.sh': 'set -- su-exec app "$@"\nexec "$@"\n' },
    },
    {
      name: 'from a context above',
      path: 'docker/Dockerfile',
      code: 'FROM alpine\nCOPY ./scripts/entry /entry\nENTRYPOINT ["/entry"]\n',
      files: { 'scripts/entry': '#!/bin/sh\nexec su app -c server\n' },
    },
    {
      name: 'a script under another name',
      path: 'a/Dockerfile',
      code: 'FROM alpine:3.22\nCOPY ../b/run.sh /entrypoint.sh\nENTRYPOINT ["/entrypoint.sh"]\n',
      files: { 'b/run.sh': 'exec su-exec app server\n' },
    },
    {
      name: 'a script in the file',
      code: 'FROM alpine\nCOPY <<EOF /entrypoint.sh\n#!/bin/sh\nexec su-exec app server\nEOF\nENTRYPOINT ["/entrypoint.sh"]\n',
    },
    {
      name: 'a script that is printed',
      code: 'FROM alpine\nRUN printf \'#!/bin/sh\\nexec su-exec app server\\n\' > /entrypoint.sh\nENTRYPOINT ["/entrypoint.sh"]\n',
    },
    { name: 'an init before it', code: 'FROM debian:13\nENTRYPOINT ["tini", "--", "gosu", "app"]\nCMD ["server"]\n' },
    { name: 'a shell form', code: 'FROM debian:13\nCMD exec setpriv --reuid app server\n' },
    { name: 'a shell that is named', code: 'FROM debian:13\nCMD ["sh", "-c", "exec sudo -u app server"]\n' },
  ],
});
