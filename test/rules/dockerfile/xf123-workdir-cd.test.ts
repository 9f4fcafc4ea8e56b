import rule from '../../../src/languages/dockerfile/rules/xf123-workdir-cd.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      name: 'the npm ci that it breaks',
      code: 'FROM node:14.1.0\nCOPY . /usr/src/goof\nRUN ⟦cd /usr/src/goof⟧\nRUN npm ci\n',
      says: '`npm ci` finds no package.json because `RUN cd` does not persist',
      fixed: 'FROM node:14.1.0\nCOPY . /usr/src/goof\nWORKDIR /usr/src/goof\nRUN npm ci\n',
    },
    {
      name: 'npm install after another RUN',
      code: 'FROM node:22\r\nWORKDIR /a\r\nCOPY package.json package-lock.json /b/\r\nrun ⟦cd /b⟧\r\nRUN node -v\r\nRUN npm install\r\n',
      says: '`npm install` finds no package.json because `RUN cd` does not persist',
      fixed:
        'FROM node:22\r\nWORKDIR /a\r\nCOPY package.json package-lock.json /b/\r\nworkdir /b\r\nRUN node -v\r\nRUN npm install\r\n',
    },
    {
      name: 'a package.json in the old folder is found',
      code: 'FROM node:22\nWORKDIR /a\nCOPY . .\nCOPY b /b\nRUN ⟦cd /b⟧\nRUN npm ci\n',
      says: 'no effect after this RUN',
    },
    {
      name: 'a WORKDIR in between',
      code: 'FROM node:22\nCOPY . /b\nRUN ⟦cd /b⟧\nWORKDIR /c\nRUN npm ci\n',
      says: 'no effect after',
    },
    { name: 'no fix for a relative path', code: 'FROM a\nRUN ⟦cd b⟧\n', fixed: 'FROM a\nRUN cd b\n' },
    { name: 'no fix for a variable', code: 'FROM a\nRUN ⟦cd "$B"⟧\n', fixed: 'FROM a\nRUN cd "$B"\n' },
    { code: 'FROM a\nRUN ⟦cd \\\n  /b⟧\nUSER c\n', fixed: 'FROM a\nWORKDIR /b\nUSER c\n' },
    'FROM a\nRUN <<EOF\n⟦cd /b⟧\nEOF\n',
  ],
  accepts: [
    'FROM a\nRUN cd /b && make\n',
    'FROM a\nRUN cd /b; make\n',
    'FROM a\nRUN (cd /b)\n',
    'FROM a\nRUN echo cd /b\n',
    'FROM a\nRUN cd\n',
    'FROM a\nSHELL ["cmd", "/S", "/C"]\nRUN cd C:\\b\n',
  ],
});
