import rule from '../../../src/languages/shell/rules/sc2148-no-shebang.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: ['⟦a⟧', '⟦# b⟧\na', { code: '⟦a⟧\n#!/bin/sh' }],
  accepts: [
    '#!/bin/sh\na',
    '#!/usr/bin/python\na',
    '# shellcheck shell=sh\na',
    '# b\n# shellcheck shell=bash\na',
    '#/bin/sh\na',
    { code: 'a', path: 'lib/a.bash' },
    { code: 'FROM a\nRUN b', path: 'Dockerfile' },
  ],
});
