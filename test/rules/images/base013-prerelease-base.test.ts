import rule from '../../../src/languages/images/rules/base013-prerelease-base.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM ⟦alpine:edge⟧\n',
    'FROM ⟦alpine:20260805⟧\n',
    'FROM ⟦debian:testing-slim⟧\n',
    'FROM ⟦postgres:19beta3⟧\n',
    'FROM ⟦fedora:rawhide⟧\n',
    'FROM ⟦ubuntu:devel⟧\n',
    'FROM node:24 AS a\nFROM ⟦openjdk:28-ea⟧\n',
  ],
  accepts: [
    'FROM alpine:edge AS a\nFROM alpine\n',
    'FROM team/app:beta\n',
    'FROM busybox\n',
    'FROM nginx:mainline\n',
    'FROM debian:13\n',
    'FROM node:current\n',
  ],
});
