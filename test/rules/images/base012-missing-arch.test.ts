import rule from '../../../src/languages/images/rules/base012-missing-arch.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM --platform=linux/riscv64 ⟦node:24-alpine⟧\n',
    { code: 'FROM --platform=linux/arm/v6 ⟦ubuntu:24.04⟧\n', says: 'only for' },
  ],
  accepts: [
    'FROM --platform=linux/arm64 node:24-alpine\n',
    'FROM --platform=linux/arm/v7 alpine:3.24\n',
    'FROM --platform=$TARGETPLATFORM node:24-alpine\n',
    'FROM --platform=windows/amd64 node:24\n',
    'FROM --platform=linux/riscv64 node:14\n',
    'FROM --platform=linux/riscv64 team/node:24\n',
    'FROM node:24-alpine\n',
  ],
});
