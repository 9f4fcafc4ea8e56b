import { expect, it } from 'vitest';
import rule from '../../../src/languages/dockerfile/rules/dl3025-shell-form-command.ts';
import { check } from '../../support/check.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    { code: 'FROM debian:13\nCMD ⟦set -e && a && nginx -g "b $(c)"⟧\n', says: 'signals to `nginx`' },
    { code: 'FROM team/alpine-arm\nCMD ⟦a $B⟧\n', profile: 'recommended', severity: 'info' },
    {
      code: 'FROM debian:13\nCMD ⟦a $B⟧\n',
      profile: 'recommended',
      severity: 'warning',
      says: 'does not forward signals',
    },
    {
      name: 'BusyBox hands over to the last command',
      code: 'FROM python:3.14-alpine\nCMD ⟦a; exec_like $B 2>&1⟧\n',
      profile: 'recommended',
      severity: 'info',
      says: 'a shell parses this line before it starts `exec_like`',
    },
    { code: 'FROM alpine:3.22\nENTRYPOINT ⟦a $B⟧\n', profile: 'recommended', severity: 'warning', says: 'ignores CMD' },
    { code: 'FROM alpine:3.22\nCMD ⟦trap b TERM; a⟧\n', profile: 'recommended', severity: 'warning' },
    { code: 'FROM alpine:3.22\nCMD ⟦a | b⟧\n', profile: 'recommended', severity: 'warning' },
    { code: 'FROM alpine:3.22\nCMD ⟦a || b⟧\n', profile: 'recommended', severity: 'warning' },
    { code: 'FROM fedora:43\nCMD ⟦a && b⟧\n', profile: 'recommended', severity: 'info' },
    { code: 'FROM fedora:43\nCMD ⟦a 2>&1⟧\n', profile: 'recommended', severity: 'warning' },
    { code: 'FROM a\nCMD ⟦node "a b" c⟧\n', fixed: 'FROM a\nCMD ["node", "a b", "c"]\n' },
    { code: 'FROM a\nENTRYPOINT ⟦node $A⟧\n', fixed: 'FROM a\nENTRYPOINT node $A\n' },
    { code: 'FROM a\nCMD ⟦a && b⟧\n', fixed: 'FROM a\nCMD a && b\n' },
    { code: 'FROM a\nCMD ⟦A=1 b⟧\n', fixed: 'FROM a\nCMD A=1 b\n' },
    {
      name: 'single quotes are no JSON',
      code: "FROM a\nCMD ⟦['a']⟧\n",
      profile: 'hadolint',
      says: 'malformed JSON array',
      fixed: 'FROM a\nCMD ["a"]\n',
    },
    { name: 'a continued line', code: 'FROM a\r\ncmd ⟦node \\\r\n  b⟧\r\n', fixed: 'FROM a\r\ncmd ["node", "b"]\r\n' },
    { code: 'FROM a\nHEALTHCHECK --interval=5s CMD ⟦curl b⟧\n', profile: 'hadolint' },
    { code: 'FROM a\nSHELL ["/bin/bash", "-c"]\nCMD ⟦b⟧\n', profile: 'hadolint' },
  ],
  accepts: [
    'FROM a\nCMD ["a"]\nENTRYPOINT [ "b", "c" ]\n',
    'FROM a\nSHELL ["/bin/bash", "-c"]\nCMD b\n',
    'FROM a AS x\nSHELL ["/bin/bash", "-c"]\nFROM x\nCMD b\n',
    'FROM a\nCMD exec b $C\n',
    'FROM a\nHEALTHCHECK CMD curl b\n',
    { code: 'FROM a\nHEALTHCHECK NONE\n', profile: 'hadolint' },
    'FROM a\nONBUILD CMD b\n',
    'FROM a\nCMD ["a", 1]\n',
  ],
});

it.each([
  [['DL3025'], ['2:5 DL3025', '3:12 DL3025']],
  [['recommended'], ['2:6 DF031', '3:13 DF031']],
  [['hadolint'], ['2:5 DL3025', '3:12 DL3025']],
])('leaves a broken list to DF031 where that is on: %j', async (select, expected) => {
  const findings = await check('Dockerfile', "FROM a\nCMD ['a']\nENTRYPOINT [b]\n", { select });
  const own = findings.filter(({ rule: id }) => id === 'DL3025' || id === 'DF031');
  expect(own.map(({ start, rule: id }) => `${start.line}:${start.column} ${id}`)).toEqual(expected);
});
