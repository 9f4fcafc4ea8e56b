import rule from '../../../src/languages/dockerfile/rules/df002-stage-name-casing.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'FROM a AS ⟦Bu⟧\nFROM c\nCOPY --from=Bu d e\nRUN --mount=from=BU,target=/x f\n',
      fixed: 'FROM a AS bu\nFROM c\nCOPY --from=bu d e\nRUN --mount=from=bu,target=/x f\n',
    },
    { code: 'FROM a \\\r\n as ⟦B⟧\r\n', fixed: 'FROM a \\\r\n as b\r\n' },
    {
      name: 'the fix of a reference in a continued flag',
      code: 'FROM a AS ⟦B⟧\nFROM c\nRUN --mount=from=B\\\n,target=/d e\n',
      fixed: 'FROM a AS b\nFROM c\nRUN --mount=from=b\\\n,target=/d e\n',
    },
    {
      name: 'no fix where the reference itself is continued',
      code: 'FROM a AS ⟦BC⟧\nFROM c\nRUN --mount=from=B\\\nC,target=/d e\n',
      fixed: 'FROM a AS BC\nFROM c\nRUN --mount=from=B\\\nC,target=/d e\n',
    },
  ],
  accepts: ['FROM a AS b-1\n', 'FROM a AS $B\n'],
});
