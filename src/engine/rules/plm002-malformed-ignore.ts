import { defineEngineRule } from '../../core/rule.ts';

export default defineEngineRule({
  id: 'PLM002',
  name: 'malformed-ignore',
  title: 'malformed ignore comment',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning' },
  aliases: [],
  references: [],
  docs: {
    what: 'A comment begins like an ignore but does not contain a valid list of rules.',
    why: 'hadolint silently drops such a comment, so a single typo in the list re-enables every rule in it.',
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
