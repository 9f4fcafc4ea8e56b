import rule from '../../../src/languages/dockerfile/rules/dl4000-maintainer.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'FROM a\n⟦MAINTAINER⟧ a "b" $c\n',
      fixed: 'FROM a\nLABEL org.opencontainers.image.authors="a \\"b\\" \\$c"\n',
    },
    {
      code: 'FROM a\r\n⟦maintainer⟧ a \\\r\n  b\r\nRUN c\r\n',
      fixed: 'FROM a\r\nLABEL org.opencontainers.image.authors="a   b"\r\nRUN c\r\n',
    },
    '⟦MAINTAINER⟧ a\nFROM b\n',
    { name: 'it is taste', code: 'FROM b\n⟦MAINTAINER⟧ a\n', profile: 'recommended', severity: 'info' },
    { name: "hadolint's view", code: 'FROM b\n⟦MAINTAINER⟧ a\n', profile: 'hadolint', severity: 'error' },
  ],
  accepts: [
    'FROM a\nLABEL maintainer="a"\n',
    'FROM a\nONBUILD MAINTAINER a\n',
    'FROM a\nRUN <<EOF\nMAINTAINER a\nEOF\n',
  ],
});
