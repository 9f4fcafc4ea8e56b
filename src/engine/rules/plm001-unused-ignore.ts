import { defineEngineRule } from '../../core/rule.ts';

export default defineEngineRule({
  id: 'PLM001',
  name: 'unused-ignore',
  title: 'an ignore that silences nothing',
  severity: 'info',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'info' },
  aliases: [],
  references: [],
  docs: {
    what: 'A comment or annotation ignores a rule that reports nothing where it reaches, or its `until=` day has passed.',
    why: 'A stale ignore hides the next real finding at that place, and readers believe that there is still a reason for it.',
    instead:
      'Remove it. If it stands too far away, move it to the line above the instruction or node that it is meant for.',
  },
  examples: {
    bad: [
      { code: '# plimsoll ignore=DL3000\nFROM debian:13-slim\nUSER 1000\n', line: 1 },
      { code: 'FROM debian:13-slim\n# hadolint ignore=DL3003\nUSER 1000\n', line: 2 },
    ],
    good: [
      { code: 'FROM debian:13-slim\n# plimsoll ignore=DL3000 -- the base sets the folder\nWORKDIR app\nUSER 1000\n' },
      { code: 'FROM debian:13-slim\nUSER 1000\n' },
    ],
  },
});
