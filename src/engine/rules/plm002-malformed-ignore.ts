import { defineEngineRule } from '../../core/rule.ts';

export default defineEngineRule({
  id: 'PLM002',
  name: 'malformed-ignore',
  title: 'an ignore that cannot be read',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning' },
  aliases: [],
  references: [],
  docs: {
    what: 'A comment begins like an ignore, but does not name a rule in a form that can be read.',
    why: 'hadolint drops such a comment without a word, so that one slip in a list of codes brings all of them back.',
    instead: "Write `# plimsoll ignore=CODE,CODE -- reason`, or hadolint's `# hadolint ignore=CODE,CODE`.",
  },
  examples: {
    bad: [
      { code: 'FROM debian:13-slim\n# plimsoll ignore=\nUSER 1000\n', line: 2 },
      { code: 'FROM debian:13-slim\n# hadolint ignore DL3003\nUSER 1000\n', line: 2 },
    ],
    good: [
      { code: 'FROM debian:13-slim\n# hadolint ignore=DL3000\nWORKDIR app\nUSER 1000\n' },
      { code: 'FROM debian:13-slim\n# plimsoll is the tool that checks this file\nUSER 1000\n' },
    ],
  },
});
