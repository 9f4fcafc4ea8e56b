import { defineEngineRule } from '../../core/rule.ts';

export default defineEngineRule({
  id: 'PLM001',
  name: 'unused-ignore',
  title: 'unused ignore comment',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info' },
  aliases: [],
  references: [],
  docs: {
    what: 'A comment or annotation ignores a rule that reports nothing in its scope, or its `until=` date has passed.',
    why: 'A stale ignore hides the next real finding there, and suggests to readers that it is still needed.',
    instead: 'Remove it. If it is too far away, move it to the line above the instruction or node it is meant for.',
  },
  examples: {
    bad: [
      { code: '# plimsoll ignore=DL3000\nFROM debian:13-slim\nUSER 1000\n', line: 1 },
      { code: 'FROM debian:13-slim\n# hadolint ignore=DL3003\nUSER 1000\n', line: 2 },
    ],
    good: [
      {
        code: 'FROM debian:13-slim\n# plimsoll ignore=DL3000 -- the base sets the directory\nWORKDIR app\nUSER 1000\n',
      },
      { code: 'FROM debian:13-slim\nUSER 1000\n' },
    ],
  },
});
