import { defineRule } from '../../../core/rule.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { entryOf, get } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown } from '../document.ts';
import { pathIn } from '../facts.ts';
import { decodeBase64 } from '../secrets.ts';

const secret = (body: string): string =>
  `apiVersion: v1\nkind: Secret\ntype: kubernetes.io/dockerconfigjson\nmetadata:\n  name: pull\n${body}`;
const LOGIN = Buffer.from('{"auths":{"ghcr.io":{"auth":"YTpiM0p2OXFMbQ=="}}}').toString('base64');
const EMPTY = Buffer.from('{"auths":{}}').toString('base64');

export default defineRule<KubernetesDocument>({
  id: 'K8S706',
  name: 'committed-registry-login',
  title: 'committed registry login',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/'],
  docs: {
    what: 'A Secret of type `kubernetes.io/dockerconfigjson` or `dockercfg` contains a login.',
    why: 'base64 is not encryption: anyone who can read the repository can pull, and often push, images with that account.',
    instead: 'Use SealedSecrets, SOPS or External Secrets, and rotate the login.',
    exceptions: 'Empty values and values filled in elsewhere.',
  },
  examples: {
    bad: [
      { code: secret(`data:\n  .dockerconfigjson: ${LOGIN}\n`), line: 7 },
      { code: secret(`stringData:\n  .dockerconfigjson: '{"auths":{"ghcr.io":{"password":"b3Jv9qLm"}}}'\n`), line: 7 },
    ],
    good: [
      { code: secret(`data:\n  .dockerconfigjson: ${EMPTY}\n`) },
      { code: secret('data:\n  .dockerconfigjson: ${PULL_SECRET}\n') },
    ],
  },

  needs: ['.dockerconfigjson', '.dockercfg'],
  *check(doc) {
    for (const resource of doc.resources) {
      if (resource.kind.text !== 'Secret' || resource.group !== '' || entryOf(resource.root, 'sops')) continue;
      for (const list of ['data', 'stringData']) {
        for (const key of ['.dockerconfigjson', '.dockercfg']) {
          const entry = entryOf(get(resource.root, list), key);
          const text = stringOf(entry?.value);
          if (!entry || !text || isUnknown(doc, entry.value)) continue;
          const json = list === 'data' ? decodeBase64(text) : text;
          const hosts = json === undefined ? [] : hostsIn(json);
          if (hosts.length === 0) continue;
          yield {
            at: entry.key.span,
            message: `${resource.label} contains a registry login for ${hosts.map((host) => `\`${host}\``).join(', ')}`,
            help: 'use SealedSecrets, SOPS or External Secrets, and rotate the login',
            path: pathIn(resource, list, key),
          };
        }
      }
    }
  },
});

/** Registries whose entry has a login. */
function hostsIn(json: string): string[] {
  return [
    ...json.matchAll(/"([^"\s]{1,200})"\s*:\s*\{[^{}]{0,2000}?"(?:auth|password|identitytoken)"\s*:\s*"[^"]{1,}"/g),
  ].map((match) => match[1] ?? '');
}
