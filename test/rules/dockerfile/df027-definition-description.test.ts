import rule from '../../../src/languages/dockerfile/rules/df027-definition-description.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: '# check=skip=all;experimental=all\n⟦# the version⟧\nARG V=1\nFROM a:$V\nUSER 1\n', profile: 'buildkit' },
    {
      code: '# check=experimental=InvalidDefinitionDescription\n⟦# the version⟧\nARG V=1\nFROM a:$V\n',
      profile: 'buildkit',
      severity: 'warning',
    },
    '# x\r\n⟦# the version⟧\r\nARG V=1\r\nFROM a\r\n',
    'FROM a\n  ⟦# stage⟧\n  FROM b AS c\n  ⟦# Vx⟧\nARG V\n',
  ],
  accepts: [
    'FROM a\n# V is it\nARG V\n# V\nARG V\n',
    '# top\nFROM a\n# c\nRUN b\n',
    '# far\n\nFROM a AS b\n# hadolint ignore=DL3006\nFROM c AS d\n#\nARG E\n',
    { code: '# the version\nARG V=1\nFROM a:$V\nUSER 1\n', profile: 'buildkit' },
    {
      code: '# check=experimental=all;skip=InvalidDefinitionDescription\n# the version\nARG V=1\nFROM a:$V\n',
      profile: 'buildkit',
    },
  ],
});
