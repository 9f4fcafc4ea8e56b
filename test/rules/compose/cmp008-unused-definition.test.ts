import rule from '../../../src/languages/compose/rules/cmp008-unused-definition.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'services:\n  web:\n    image: a:1\nvolumes:\n  ⟦a⟧:\nsecrets:\n  ⟦b⟧: {file: ./b}\nconfigs:\n  ⟦c⟧: {file: ./c}\n',
    },
  ],
  accepts: [
    'services:\n  web:\n    image: a:1\n    build:\n      context: .\n      secrets: [b]\nsecrets:\n  b: {file: ./b}\n',
    'services:\n  web:\n    image: a:1\n    volumes: \n      - ${V}:/v\nvolumes:\n  a:\n',
    'services:\n  web:\n    image: a:1\nnetworks:\n  default: {name: x}\n  old: {external: {name: y}}\n',
    'services:\n  web:\n    image: a:1\n    extends: {file: b.yaml, service: c}\nvolumes:\n  a:\n',
  ],
});
