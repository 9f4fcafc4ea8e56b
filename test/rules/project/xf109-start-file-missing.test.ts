import rule from '../../../src/languages/project/rules/xf109-start-file-missing.ts';
import { testRule } from '../../support/test-rule.ts';

const files = { 'server.js': '', 'lib/main.py': '' };
const head = 'FROM node:24\nWORKDIR /a\nCOPY . .\n';

testRule(rule, {
  reports: [
    { code: `${head}RUN npm ci\nCMD ["node", ⟦"sever.js"⟧]\n`, files, says: 'did you mean `server.js`?' },
    {
      code: `${head}ENTRYPOINT ["node", ⟦"/a/index.js"⟧, "--port", "80"]\n`,
      files,
      says: '`/a/index.js` is not in the image',
    },
    { code: 'FROM python:3.14\r\nCOPY lib /b\r\nWORKDIR /b\r\nCMD ["python", ⟦"./app.py"⟧]\r\n', files },
    {
      name: 'a .dockerignore keeps it out',
      code: `${head}CMD ["node", ⟦"server.js"⟧]\n`,
      files: { ...files, '.dockerignore': '*.js\n' },
    },
  ],
  accepts: [
    { code: `${head}CMD ["node", "server.js"]\n`, files },
    { code: `${head}CMD ["node", "--inspect", "sever.js"]\n`, files },
    { code: `${head}CMD ["node", "dist/index.js"]\n`, files },
    { code: `${head}RUN yarn build\nCMD ["node", "index.js"]\n`, files },
    { code: `${head}RUN npx tsc\nCMD ["node", "index.js"]\n`, files },
    { code: `${head}CMD ["node", "index.js"]\n`, files: { ...files, '.gitignore': 'index.js\n' } },
    { code: 'FROM node:24\nWORKDIR /a\nCMD ["node", "index.js"]\n', files },
    { code: 'FROM team/base\nWORKDIR /a\nCOPY . .\nCMD ["node", "index.js"]\n', files },
    { code: 'FROM node:24\nWORKDIR /a\nCOPY --from=b /x .\nCMD ["node", "index.js"]\n', files },
    { code: `${head}CMD node index.js\n`, files },
    { code: `${head}CMD ["node", "$FILE"]\n`, files },
  ],
});
