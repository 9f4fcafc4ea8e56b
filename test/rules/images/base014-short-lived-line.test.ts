import rule from '../../../src/languages/images/rules/base014-short-lived-line.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM ⟦haproxy:3.3⟧\n',
    {
      name: 'Ubuntu between two LTS',
      code: 'FROM ⟦ubuntu:25.10⟧\n',
      today: new Date('2026-03-01T00:00:00Z'),
      says: 'no long-term support',
    },
    { name: 'an odd Node.js', code: 'FROM ⟦node:25⟧\n', today: new Date('2026-03-01T00:00:00Z') },
  ],
  accepts: [
    'FROM node:26\n',
    'FROM ubuntu:26.04\n',
    'FROM node:25\n',
    'FROM haproxy:3.3 AS a\nFROM haproxy:3.4\n',
    'FROM python:3.13\n',
  ],
});
