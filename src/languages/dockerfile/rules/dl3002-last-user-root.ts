import { defineRule } from '../../../core/rule.ts';
import type { DockerfileDocument, Instruction } from '../document.ts';
import { lastInChain } from '../facts.ts';

const ROOT = /^(?:root|0)(?::|$)/;

export default defineRule<DockerfileDocument>({
  id: 'DL3002',
  name: 'last-user-root',
  title: 'last USER is root',
  severity: 'warning',
  profiles: { recommended: 'warning', hadolint: 'warning' },
  since: '0.1.0',
  fixable: 'sometimes',
  aliases: ['DS-0002', 'CKV_DOCKER_8'],
  references: ['https://docs.docker.com/build/building/best-practices/#user'],
  docs: {
    what: 'The last USER is `root` or `0`, with or without a group.',
    why: 'A process that escapes the container or writes to a mounted volume keeps its user ID: as root it owns the host files it reaches.',
    instead:
      'Run the steps that need root first, then switch users. Prefer a number: Kubernetes can only verify `runAsNonRoot` for numeric users.',
    exceptions:
      'Only the final stage is checked, or the stage it inherits its USER from; the profile `hadolint` checks every stage separately. A USER set from a variable is not reported.',
  },
  examples: {
    bad: [
      { code: 'FROM node:22-slim\nUSER root\nRUN apt-get update\n', line: 2 },
      {
        code: 'FROM node:22-slim\nUSER node\nRUN id\nUSER 0:0\n',
        line: 4,
        fixed: 'FROM node:22-slim\nUSER node\nRUN id\nUSER node\n',
      },
    ],
    good: [
      { code: 'FROM node:22-slim\nUSER root\nRUN id\nUSER 1000\n', why: 'a later USER applies' },
      { code: 'ARG UID=0\nFROM node:22-slim\nARG UID\nUSER $UID\n' },
      { code: 'FROM golang:1 AS build\nUSER root\nFROM scratch\nUSER 1000\n', why: 'not the final stage' },
    ],
  },
  needs: ['USER:root'],

  *check(doc, { profile }) {
    const hadolint = profile === 'hadolint';
    for (const stage of hadolint ? doc.stages : doc.stages.slice(-1)) {
      const users = stage.instructions.filter(({ keyword }) => keyword === 'USER');
      const last = hadolint ? users.at(-1) : lastInChain(stage, 'USER');
      if (!last || !isRoot(last, hadolint)) continue;
      const earlier = users.includes(last) ? users.findLast((user) => !isRoot(user, hadolint)) : undefined;
      yield {
        at: last.args.span,
        message: `this image runs as root: the last USER is \`${last.args.raw}\``,
        help: 'switch to an unprivileged user: USER 1000',
        ...(earlier && {
          related: [{ at: earlier.args.span, message: 'an unprivileged user was set here' }],
          fix: {
            title: `Switch back to \`${earlier.args.raw}\``,
            safety: 'unsafe',
            edits: [{ span: last.args.span, text: earlier.args.raw }],
          },
        }),
      };
    }
  },
});

function isRoot({ args }: Instruction, hadolint: boolean): boolean {
  return ROOT.test(hadolint ? args.raw : args.value);
}
