import rule from '../../../src/languages/project/rules/xf108-npm-script-missing.ts';
import { testRule } from '../../support/test-rule.ts';

const files = { 'package.json': '{"scripts": {"build": "tsc", "start:prod": "node a.js"}}' };
const others = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`a${n}/package.json`, '{}']));
const head = 'FROM node:24\nWORKDIR /a\nCOPY . .\n';

testRule(rule, {
  reports: [
    { code: `${head}RUN ⟦npm run biuld⟧\n`, files, says: 'did you mean `build`?' },
    { code: `${head}RUN npm ci && ⟦npm run lint⟧ -- --fix\n`, files },
    { code: `${head}CMD [⟦"npm", "start"⟧]\n`, files, says: 'has no script `start`, so this CMD fails' },
    { code: `${head}ENTRYPOINT [⟦"npm", "run", "start:dev"⟧]\n`, files },
    { name: 'among very many', code: `${head}RUN ⟦npm test⟧\n`, files: { ...others, ...files } },
    { name: 'CRLF', code: `${head.replaceAll('\n', '\r\n')}RUN ⟦npm test⟧\r\n`, files },
  ],
  accepts: [
    { code: `${head}RUN npm run build\n`, files },
    { code: `${head}RUN npm run lint --if-present\n`, files },
    { code: `${head}RUN npm run $X\n`, files },
    { code: `${head}RUN npm run\n`, files },
    { code: `${head}CMD ["npm", "start"]\n`, files: { ...files, 'server.js': '' } },
    { code: `${head}RUN npm -w api run lint\n`, files },
    { code: `${head}RUN npm run lint\n`, files: { 'package.json': '{"workspaces": ["a"]}' } },
    { code: `${head}RUN npm run lint\n` },
    { code: 'FROM node:24\nWORKDIR /a\nRUN git clone https://example.com/a .\nCOPY . .\nRUN npm run lint\n', files },
  ],
});
