import rule from '../../../src/languages/dockerfile/rules/dl3045-copy-to-relative-path.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: "FROM a\nCOPY ['b', ⟦'c']⟧\n", profile: 'hadolint' },
    'FROM a\nCOPY b ⟦c⟧\nWORKDIR /d\nCOPY e f\n',
    'FROM a\r\nCOPY \\\r\n ["b", ⟦"./"⟧]\r\n',
    'FROM a AS x\nFROM x\nCOPY b ⟦.⟧\n',
    { name: 'an unknown base', code: 'FROM a\nCOPY b ⟦c⟧\n', profile: 'recommended', severity: 'warning' },
    {
      name: 'a base whose folder is known',
      code: 'FROM golang:1.27\nCOPY b ⟦c⟧\n',
      profile: 'recommended',
      severity: 'info',
      says: 'the WORKDIR of the base image, `/go` set the directory first: WORKDIR /go',
    },
    { name: 'one of a variant', code: 'FROM solr:9-slim\nCOPY b ⟦c⟧\n', profile: 'recommended', severity: 'info' },
    {
      name: 'the root',
      code: 'FROM node:24\nCOPY b ⟦c⟧\n',
      profile: 'recommended',
      severity: 'info',
      says: 'WORKDIR /app',
    },
    { name: "hadolint's view", code: 'FROM golang:1.27\nCOPY b ⟦c⟧\n', profile: 'hadolint', severity: 'warning' },
  ],
  accepts: [
    "FROM a\nCOPY ['b', 'c']\n",
    'FROM a\nCOPY b /c\nCOPY b $C\nCOPY b "/d"\nCOPY b C:/e\n',
    'FROM a AS x\nWORKDIR /w\nFROM x\nCOPY b .\n',
    'FROM scratch\nCOPY b .\n',
    'FROM a\nONBUILD COPY b .\n',
  ],
});
