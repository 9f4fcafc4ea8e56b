import rule from '../../../src/languages/dockerfile/rules/df001-missing-user.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM ⟦node:22⟧\nRUN a\n', severity: 'warning' },
    { code: 'FROM a AS b\nUSER c\nFROM ⟦public.ecr.aws/docker/library/python:3⟧\n', severity: 'warning' },
    { name: 'an unknown base may set a user', code: 'FROM ⟦example.com/base:1⟧\nRUN a\n', severity: 'info' },
    { name: 'the entrypoint may drop root', code: 'FROM ⟦debian:13⟧\nRUN apt-get install -y gosu\n', severity: 'info' },
    { code: 'FROM node:22 AS base\nFROM ⟦base⟧\nONBUILD USER 1\n', severity: 'warning' },
    { code: 'FROM \\\r\n  ⟦scratch⟧\r\n', severity: 'warning' },
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
  ],
});
