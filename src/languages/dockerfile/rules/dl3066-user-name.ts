import { defineRule } from '../../../core/rule.ts';
import { declarationsOf } from '../declarations.ts';
import type { DockerfileDocument, Instruction } from '../document.ts';
import { lastInChain } from '../facts.ts';

export default defineRule<DockerfileDocument>({
  id: 'DL3066',
  name: 'user-name',
  title: 'USER with a name instead of a number',
  severity: 'info',
  profiles: { recommended: 'info', hadolint: 'info' },
  since: '0.1.0',
  fixable: 'never',
  aliases: [],
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  docs: {
    what: 'The USER of the image is a name instead of a number.',
    why: 'Kubernetes cannot verify that a named user is not root: with `runAsNonRoot: true` and no `runAsUser` it refuses to start the container.',
    instead: 'Use the user ID: `USER 1000`. `id -u <name>` in the image prints it.',
    exceptions:
      'Variables and `root` are not checked here. Only the last USER of the image is checked; the profile `hadolint` reports every one.',
  },
  examples: {
    bad: [
      { code: 'FROM node:22-slim\nUSER node\n', line: 2 },
      { code: 'FROM debian:13-slim AS base\nUSER app:app\nFROM base\nCMD ["app"]\n', line: 2 },
    ],
    good: [
      { code: 'FROM node:22-slim\nUSER 1000:1000\n' },
      { code: 'FROM node:22-slim\nARG UID=1000\nUSER $UID\n' },
      { code: 'FROM node:22-slim\nUSER node\nRUN id\nUSER 1000\n' },
    ],
  },
  needs: ['USER:name'],

  *check(doc, { profile }) {
    const last = doc.stages.at(-1);
    const shipped = last && lastInChain(last, 'USER');
    const users = profile === 'hadolint' ? doc.instructions.filter(({ keyword }) => keyword === 'USER') : [shipped];
    for (const user of users) {
      if (!user || (profile === 'hadolint' ? isKnownToHadolint(doc, user) : isKnown(user))) continue;
      yield {
        at: user.args.span,
        message: `\`${user.args.raw}\` is a name: Kubernetes can only check \`runAsNonRoot\` for a numeric user`,
        help: 'use the numeric ID of this user: USER <uid>',
      };
    }
  },
});

function isKnown({ args }: Instruction): boolean {
  return args.raw.includes('$') || /^(?:\d*|root)(?::|$)/.test(args.value);
}

/** hadolint excuses a variable only when an ARG before it, of whatever stage, has its name or begins it. */
function isKnownToHadolint(doc: DockerfileDocument, { args, span }: Instruction): boolean {
  if (args.raw === '' || /^\d*(?::|$)/.test(args.raw)) return true;
  const isArg = (name: string): boolean =>
    declarationsOf(doc, name).some(({ keyword, at, isTrigger }) => keyword === 'ARG' && !isTrigger && at < span.start);
  return [...args.raw.matchAll(/\$(?:\{([^{}]+)\}|(\w{1,100}))/g)].some(([, braced, bare = '']) =>
    braced === undefined ? Array.from(bare, (_, end) => bare.slice(0, end + 1)).some(isArg) : isArg(braced),
  );
}
