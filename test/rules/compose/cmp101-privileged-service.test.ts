import rule from '../../../src/languages/compose/rules/cmp101-privileged-service.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      name: 'CRLF',
      code: 'services:\r\n  a:\r\n    image: a:1\r\n    privileged: ⟦true⟧\r\n',
      profile: 'recommended',
      severity: 'error',
    },
    'services:\n  a: {image: "a:1", privileged: ⟦"true"⟧}\n',
    { name: 'the default of a variable', code: 'services:\n  a:\n    image: a:1\n    privileged: ⟦${P:-true}⟧\n' },
    {
      name: 'an inherited flag, at the base',
      code: 'services:\n  a:\n    image: a:1\n    privileged: ⟦true⟧\n  b:\n    extends: a\n  c:\n    extends: {service: b}\n',
    },
    {
      name: 'an anchor, once',
      code: 'x-p: &p {privileged: ⟦true⟧}\nservices:\n  a: {image: "a:1", <<: *p}\n  b: {image: "b:1", <<: *p}\n',
    },
    {
      name: 'a debug profile',
      code: 'services:\n  a:\n    image: a:1\n    profiles: [debug]\n    privileged: ⟦true⟧\n',
      profile: 'recommended',
      severity: 'warning',
    },
    { name: 'an override file', path: 'compose.override.yaml', code: 'services:\n  a:\n    privileged: ⟦true⟧\n' },
  ],
  accepts: [
    'services:\n  a:\n    image: a:1\n    privileged: ${P:-false}\n',
    'services:\n  a:\n    image: a:1\n    privileged: !reset true\n',
    {
      name: 'a comment on the line',
      code: 'services:\n  a:\n    image: a:1\n    privileged: true # plimsoll ignore=CMP101 -- needs it\n',
    },
    {
      name: 'x-plimsoll',
      code: 'services:\n  a:\n    image: a:1\n    x-plimsoll: {ignore: [CMP101]}\n    privileged: true\n',
    },
    {
      name: 'x-plimsoll at the root',
      code: 'x-plimsoll: {ignore: privileged-service}\nservices:\n  a:\n    image: a:1\n    privileged: true\n',
    },
  ],
});
