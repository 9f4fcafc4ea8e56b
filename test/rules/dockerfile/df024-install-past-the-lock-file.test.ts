import rule from '../../../src/languages/dockerfile/rules/df024-install-past-the-lock-file.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      code: 'FROM a\r\nCOPY app/package*.json \\\r\n  ./\r\nRUN cd x && ⟦npm \\\r\n# c\r\n  i --production⟧ && b\r\n',
      fixed: 'FROM a\r\nCOPY app/package*.json \\\r\n  ./\r\nRUN cd x && npm \\\r\n# c\r\n  ci --production && b\r\n',
    },
    'FROM a AS b\nCOPY --from=x ["package-lock.json", "./"]\nFROM b\nRUN ⟦npm install⟧\n',
    'FROM a\nCOPY pnpm-lock.yaml package.json ./\nRUN corepack enable && ⟦pnpm install --prod⟧\n',
    'FROM a\nONBUILD COPY yarn.lock /x/\nONBUILD RUN ⟦yarn install --production⟧\n',
    'FROM a\nCOPY yarn.lock /x/\nRUN <<EOF\nset -e\n⟦yarn⟧\nEOF\n',
  ],
  accepts: [
    'FROM a\nCOPY package-lock.json ./\nRUN npm install -g npm@11 && npm install express && npm ci && npm install .\n',
    'FROM a\nRUN npm install\nCOPY package-lock.json ./\n',
    'FROM a AS b\nCOPY package-lock.json ./\nFROM c\nRUN npm install\n',
    'FROM a\nCOPY . .\nRUN npm install\n',
    'FROM a\nCOPY yarn.lock ./\nRUN yarn --frozen-lockfile && yarn install --immutable && yarn build && yarn --version\n',
    'FROM a\nCOPY pnpm-lock.yaml ./\nRUN pnpm install --frozen-lockfile && pnpm i -g x && npm install\n',
    'FROM a\nCOPY package-lock.json ./\nRUN npm install --no-package-lock\n',
  ],
});
