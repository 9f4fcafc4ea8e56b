import rule from '../../../src/languages/dockerfile/rules/dl3026-untrusted-registry.ts';
import { testRule } from '../../support/test-rule.ts';

testRule(rule, {
  reports: [
    {
      name: 'mounts of every kind, and the frontend',
      code: '# syntax=⟦e.example/frontend:1⟧\nFROM scratch\nRUN --mount=type=cache,from=⟦e.example/f⟧,target=/x --mount=source=/a,target=/b,from=⟦e.example/g@sha256:0123456789012345678901234567890123456789012345678901234567890123⟧ a\nONBUILD RUN --mount=from=⟦e.example/h⟧,target=/x a\n',
      settings: { trustedRegistries: ['docker.io'] },
    },
    {
      code: 'FROM ⟦a:1⟧\nFROM ⟦b.example:5000/c⟧ AS d\nFROM d\nCOPY --from=⟦e.example/f⟧ g h\n',
      settings: { trustedRegistries: ['good.example', '*.good.example'] },
    },
    {
      code: 'FROM scratch\r\nRUN --mount=type=bind,from=⟦e.example/f:1⟧,target=/x \\\r\n a\r\n',
      settings: { trustedRegistries: ['docker.io'] },
    },
    {
      name: 'a well-known image by its bare name',
      code: 'FROM scratch AS debian\nCOPY --from=⟦nginx⟧ a b\nCOPY --from=debian a b\n',
      settings: { trustedRegistries: ['x.example'] },
    },
    {
      code: 'FROM scratch\nCOPY --from=⟦context⟧ a b\nRUN --mount=from=⟦context⟧,target=/c d\nCOPY --from=0 a b\n',
      settings: { trustedRegistries: ['x.example'] },
      profile: 'hadolint',
    },
  ],
  accepts: [
    { code: '# syntax=docker/dockerfile:1\nFROM x.example/a\n', settings: { trustedRegistries: ['x.example'] } },
    {
      code: 'FROM scratch\nCOPY --from=context a b\nCOPY --from=scratch a b\n',
      settings: { trustedRegistries: ['x.example'] },
    },
    'FROM a\n',
    {
      code: 'FROM x.good.example/a\nFROM good.example:5000/b\nFROM scratch\nFROM $X\nCOPY --from=0 a b\n',
      settings: { trustedRegistries: ['*.good.example', 'good.example:5000'] },
    },
    { code: 'FROM a\nFROM b.example/c\n', settings: { trustedRegistries: ['*'] } },
    { code: 'FROM team.example/a\n', settings: { trustedRegistries: ['team*'] } },
  ],
});
