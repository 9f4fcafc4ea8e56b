import rule from '../../../src/languages/dockerfile/rules/dl3016-unpinned-npm-package.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM a:1\nRUN npm install -g ⟦serve⟧ @a/b@1\n',
    'FROM a:1\nRUN npm i ⟦@types/node⟧\n',
    'FROM a:1\nRUN npm install ⟦git+ssh://x/y.git⟧\n',
    'FROM a:1\nONBUILD RUN npm install ⟦a⟧\n',
    {
      code: 'FROM a:1\nRUN npm install --prefix ⟦dir⟧ a@1\n',
      profile: 'hadolint',
      severity: 'warning',
      name: 'a valued option that hadolint does not know',
    },
  ],
  accepts: [
    'FROM a:1\nRUN npm install && npm ci\n',
    'FROM a:1\nRUN npm install a@1 @b/c@latest git://x/y#1 ./d ../e ~/f /g h.tgz $PKG\n',
    'FROM a:1\nRUN npm install --prefix dir a@1\n',
    'FROM a:1\nRUN npm run install a\n',
    { code: 'FROM a:1\nRUN npm i a\n', profile: 'hadolint' },
  ],
});
