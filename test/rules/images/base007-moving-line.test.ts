import rule from '../../../src/languages/images/rules/base007-moving-line.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['FROM ⟦node:24⟧\n', 'FROM ⟦node:lts-slim⟧\n', { code: 'FROM ⟦debian:trixie⟧\n', says: '13.6' }],
  accepts: [
    'FROM node:24.19.0\n',
    'FROM node\n',
    'FROM node:latest\n',
    'FROM team/app:1\n',
    'FROM node:24.1\n',
    'FROM ubuntu:24.04\n',
  ],
});
