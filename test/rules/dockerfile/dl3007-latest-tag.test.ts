import rule from '../../../src/languages/dockerfile/rules/dl3007-latest-tag.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM node:⟦latest⟧\n',
    'FROM localhost:5000/a:⟦latest⟧ AS b\n',
    'FROM ⟦node:${T:-latest}⟧\n',
    'ARG T=latest\r\nFROM \\\r\n  ⟦node:$T⟧\r\n',
  ],
  accepts: [
    'FROM node:latest-slim\n',
    'FROM node:latest@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n',
    'FROM a:1 AS latest\nFROM latest\n',
    'FROM node:$T\n',
  ],
});
