import rule from '../../../src/languages/images/rules/base002-ending-base.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      name: 'a sample',
      path: 'testdata/Dockerfile',
      today: new Date('2026-12-15T00:00:00Z'),
      code: 'FROM ⟦php:8.2-fpm-trixie⟧\n',
      profile: 'recommended',
      severity: 'info',
    },
    {
      code: 'FROM ⟦php:8.2-fpm-trixie⟧\n',
      says: 'PHP 8.2 ends on 2026-12-31, in 37 days',
      profile: 'recommended',
      severity: 'info',
    },
    {
      name: 'within 30 days',
      code: 'FROM ⟦php:8.2-fpm-trixie⟧\n',
      today: new Date('2026-12-15T00:00:00Z'),
      profile: 'recommended',
      severity: 'warning',
    },
    { code: 'FROM ⟦debian:bookworm⟧\n', says: 'until 2028-06-30' },
    { name: 'the system below', code: 'FROM ⟦node:24-bookworm⟧\n', says: 'Debian 12' },
  ],
  accepts: ['FROM debian:13\n', 'FROM node:14-bookworm\n', 'FROM node:26-slim\n', 'FROM unknown/image:1\n'],
});
