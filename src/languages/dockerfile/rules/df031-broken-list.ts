import { defineRule } from '../../../core/rule.ts';
import { brokenListOf } from '../broken-list.ts';
import type { DockerfileDocument } from '../document.ts';
import { allInstructions } from '../facts.ts';

export default defineRule<DockerfileDocument>({
  id: 'DF031',
  name: 'broken-list',
  title: 'malformed JSON array',
  severity: 'error',
  profiles: { recommended: 'error' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/#exec-form'],
  docs: {
    what: 'A bracketed list that is not a valid JSON array: single or typographic quotes, an extra or missing comma, an unquoted string, or an escape that JSON does not support.',
    why: 'The builder does not report an error but reads plain words: a shell tries to run a program called `[npm,`, and `VOLUME` and `COPY` treat brackets and quotes as part of the path.',
    instead: 'Put plain double quotes around each string and a single comma between strings.',
    exceptions: 'Shell tests such as `RUN [ -f /x ]`.',
  },
  examples: {
    bad: [
      {
        code: "FROM node:22-slim\nCMD ['npm', 'start']\n",
        line: 2,
        fixed: 'FROM node:22-slim\nCMD ["npm", "start"]\n',
      },
      { code: 'FROM postgres:18\nVOLUME ["/data",]\n', line: 2, fixed: 'FROM postgres:18\nVOLUME ["/data"]\n' },
      {
        code: 'FROM debian:13-slim\nCOPY ["a b" "/srv/"]\n',
        line: 2,
        fixed: 'FROM debian:13-slim\nCOPY ["a b", "/srv/"]\n',
      },
    ],
    good: [{ code: 'FROM node:22-slim\nCMD ["npm", "start"]\n' }, { code: 'FROM debian:13-slim\nRUN [ -d /srv ]\n' }],
  },
  needs: ['bracket'],

  *check(doc) {
    if (doc.template) return;
    for (const instruction of allInstructions(doc)) {
      const broken = brokenListOf(instruction);
      if (!broken) continue;
      const { at, problem, edits } = broken;
      const isPath = /^(?:VOLUME|COPY|ADD)$/.test(instruction.keyword);
      const effect = isPath ? 'brackets and quotes become part of the path' : 'a shell runs the line unchanged';
      yield {
        at,
        message: `malformed JSON array, so ${effect}: ${problem}`,
        help: `use a JSON array: ${instruction.keyword} ["…", "…"]`,
        ...(edits.length > 0 && { fix: { title: 'Write a JSON array', safety: 'unsafe', edits } }),
      };
    }
  },
});
