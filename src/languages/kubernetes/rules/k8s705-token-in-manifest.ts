import { describeSecret, findTokens } from '../../../core/credentials.ts';
import { defineRule } from '../../../core/rule.ts';
import type { KubernetesDocument } from '../document.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S705',
  name: 'token-in-manifest',
  title: 'known token format in a manifest',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://kubernetes.io/docs/concepts/security/secrets-good-practices/'],
  docs: {
    what: 'The file contains text in a known token format: AWS and Google keys, tokens of GitHub, GitLab, Slack, Stripe, npm and Docker, JSON web tokens, private keys.',
    why: 'Bots find such tokens minutes after a push and use them at once.',
    instead: 'Revoke it, then remove it from the file and the Git history.',
    exceptions: 'Documentation values, such as `AKIAIOSFODNN7EXAMPLE`. K8S701 checks container variables.',
  },
  examples: {
    bad: [
      {
        code: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  x: ghp_0123456789abcdefghijABCDEFGHIJ012345\n',
        line: 6,
      },
      {
        code: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  # glpat-abcdefghij0123456789\n',
        line: 5,
      },
    ],
    good: [
      { code: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {x: AKIAIOSFODNN7EXAMPLE}\n' },
      { code: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {x: ghp_short}\n' },
    ],
  },

  *check(doc) {
    const { text } = doc.file;
    for (const { start, end, kind } of findTokens(text)) {
      const before = text.slice(Math.max(0, text.lastIndexOf('\n', start)), start);
      if (/\bvalue["']?\s*:\s*["']?$/.test(before)) continue;
      yield {
        at: { start, end },
        message: `this looks like ${kind} (${describeSecret(text.slice(start, end))})`,
        help: 'revoke it, then remove it from the file and the Git history',
      };
    }
  },
});
