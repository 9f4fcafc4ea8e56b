import rule from '../../../src/languages/dockerfile/rules/dl3006-untagged-base.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    'FROM ⟦debian⟧\n',
    'FROM --platform=linux/amd64 ⟦localhost:5000/team/app⟧ AS b\n',
    { name: 'a stage is no base of itself', code: 'FROM ⟦a⟧ AS a\n' },
    {
      name: 'an image without tags of versions',
      code: 'FROM ⟦gcr.io/distroless/static⟧\n',
      profile: 'recommended',
      severity: 'info',
    },
    {
      name: 'a version in the name',
      code: 'FROM ⟦example.com/distroless/static⟧\n',
      profile: 'recommended',
      severity: 'warning',
    },
    { name: 'an ARG default', code: 'ARG I=node\nFROM ⟦$I⟧\n', says: '`node`' },
    { name: 'CRLF and a continuation', code: 'FROM \\\r\n# c\r\n  ⟦debian⟧ \\\r\n AS b\r\n' },
  ],
  accepts: [
    { code: 'ARG I=node\nFROM $I\n', profile: 'hadolint' },
    'FROM scratch\n',
    'FROM a:1\nFROM b@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n',
    'FROM a:1 AS Base\nFROM base\n',
    'FROM $I\nFROM img-${ARCH}\n',
    'FROM a:${V}\n',
  ],
});
