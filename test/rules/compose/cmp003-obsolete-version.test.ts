import rule from '../../../src/languages/compose/rules/cmp003-obsolete-version.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      name: 'CRLF',
      code: '⟦version⟧: "3"\r\nservices:\r\n  a:\r\n    image: a:1\r\n',
      fixed: 'services:\r\n  a:\r\n    image: a:1\r\n',
    },
    {
      name: 'a flow mapping has no line of its own',
      code: '{⟦version⟧: "3", services: {a: {image: "a:1"}}}\n',
      fixed: '{version: "3", services: {a: {image: "a:1"}}}\n',
    },
  ],
  accepts: ['services:\n  version:\n    image: a:1\n', { name: 'format 1', code: 'web:\n  image: a:1\n' }],
});
