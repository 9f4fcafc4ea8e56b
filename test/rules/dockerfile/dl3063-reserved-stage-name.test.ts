import rule from '../../../src/languages/dockerfile/rules/dl3063-reserved-stage-name.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM a AS ⟦scratch⟧\n', fixed: 'FROM a AS scratch-stage\n' },
    {
      code: 'FROM a \\\r\n as ⟦Context⟧\r\nFROM context\r\nRUN --mount=target=/b,from=CONTEXT c\r\n',
      fixed: 'FROM a \\\r\n as context-stage\r\nFROM context-stage\r\nRUN --mount=target=/b,from=context-stage c\r\n',
    },
    {
      name: 'the fix leaves its own base alone',
      code: 'FROM scratch AS ⟦scratch⟧\nFROM a\nCOPY --from=scratch b c\n',
      fixed: 'FROM scratch AS scratch-stage\nFROM a\nCOPY --from=scratch-stage b c\n',
    },
    {
      name: 'no fix where FROM scratch may mean the empty image',
      code: 'FROM a AS ⟦scratch⟧\nFROM scratch\n',
      fixed: 'FROM a AS scratch\nFROM scratch\n',
    },
    {
      name: 'no fix where a variable names it',
      code: 'ARG B=context\nFROM a AS ⟦context⟧\nFROM $B\n',
      fixed: 'ARG B=context\nFROM a AS context\nFROM $B\n',
    },
    {
      name: 'no fix where two stages have the name',
      code: 'FROM a AS ⟦context⟧\nFROM b AS ⟦context⟧\n',
      fixed: 'FROM a AS context\nFROM b AS context\n',
    },
    {
      name: 'no fix where a reference is continued inside its flag',
      code: 'FROM a AS ⟦context⟧\nFROM c\nRUN --mount=from=con\\\ntext,target=/d e\n',
      fixed: 'FROM a AS context\nFROM c\nRUN --mount=from=con\\\ntext,target=/d e\n',
    },
  ],
  accepts: ['FROM scratch AS a\n', 'FROM a AS scratchy\n'],
});
