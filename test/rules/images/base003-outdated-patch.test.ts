import rule from '../../../src/languages/images/rules/base003-outdated-patch.ts';
import { testRule } from '../../support/test-rule.ts';

const SHA = `sha256:${'0123456789abcdef'.repeat(4)}`;

testRule(rule, {
  reports: [
    { code: 'FROM ⟦node:24.1.0⟧\n', fixed: 'FROM node:24.19.0\n' },
    { code: 'FROM ⟦debian:13.1-slim⟧\n', fixed: 'FROM debian:13.6-slim\n' },
    { name: 'a digest keeps what it is', code: `FROM ⟦node:24.1.0@${SHA}⟧\n`, fixed: `FROM node:24.1.0@${SHA}\n` },
  ],
  accepts: [
    'FROM node:24\n',
    'FROM node:24.19.0\n',
    'FROM node:24.99.0\n',
    'FROM node:14.1.0\n',
    'FROM node:24.1.0-bullseye\n',
    'FROM python:3.15.0rc1\n',
    'FROM openjdk:17.0.1\n',
    { name: 'data that is too old', code: 'FROM node:24.1.0\n', today: new Date('2027-10-01T00:00:00Z') },
  ],
});
