import { findTokens, isPlaceholder, judgeCredential } from '../../../core/credentials.ts';
import { defineRule } from '../../../core/rule.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { entriesOf, entryOf, get } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown, type Resource } from '../document.ts';
import { pathIn } from '../facts.ts';
import { decodeBase64 } from '../secrets.ts';

const secret = (body: string): string => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\n${body}`;

export default defineRule<KubernetesDocument>({
  id: 'K8S703',
  name: 'committed-secret',
  title: 'committed Secret',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: [
    'https://kubernetes.io/docs/concepts/configuration/secret/',
    'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
  ],
  docs: {
    what: 'A `kind: Secret` has values in `data` or `stringData`.',
    why: 'base64 is not encryption: the values stay in the Git history for good, readable by anyone with access.',
    instead: 'Use SealedSecrets, SOPS or the External Secrets Operator. Rotate a credential that was already pushed.',
    exceptions:
      'Empty values and values filled in elsewhere, SOPS files, certificates and other public values. Common default passwords are a warning.',
  },
  examples: {
    bad: [
      { code: secret('data:\n  password: azNKdjlxTG1aeA==\n'), line: 6 },
      { code: secret('stringData:\n  user: app\n  password: k3Jv9qLmZx\n'), line: 7 },
    ],
    good: [{ code: secret('stringData:\n  password: ${DB_PASSWORD}\n') }, { code: secret('data: {}\n') }],
  },

  needs: ['kind:Secret'],
  *check(doc) {
    for (const resource of doc.resources) {
      if (resource.kind.text !== 'Secret' || resource.group !== '' || entryOf(resource.root, 'sops')) continue;
      for (const list of ['data', 'stringData']) {
        for (const { key, value } of entriesOf(get(resource.root, list))) {
          const text = stringOf(value);
          if (!text || isUnknown(doc, value) || text.startsWith('ENC[')) continue;
          const kind = judge(resource, key.text, list === 'data' ? decodeBase64(text) : text);
          if (!kind) continue;
          yield {
            at: key.span,
            message: `${resource.label} commits \`${key.text}\` to the Git history`,
            help: 'use SealedSecrets, SOPS or External Secrets, and rotate credentials that were already pushed',
            ...(kind === 'sample' && { severity: 'warning' }),
            path: pathIn(resource, list, key.text),
          };
        }
      }
    }
  },
});

/** Keys with public values, by their last word: names, hosts, certificates. */
const PUBLIC_WORD =
  /^(?:.*account[-_]?name|address|bucket|crt|database|db|email|endpoint|host(?:name)?|login|name(?:space)?|pem|port|pub|region|type|ur[il]|user(?:name)?)$/;

/** Whether the name of a key shows that its value is public: `tls.crt`, `apiUsername`, `auth.username_in`. */
function isPublic(key: string): boolean {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '' && word !== 'in' && word !== 'out');
  const last = words.at(-1) ?? '';
  return PUBLIC_WORD.test(last) || PUBLIC_WORD.test(words.slice(-2).join(''));
}

function judge(resource: Resource, key: string, value: string | undefined): 'real' | 'sample' | undefined {
  if (value === undefined) return 'real';
  const type = stringOf(get(resource.root, 'type'));
  if (type === 'kubernetes.io/service-account-token') return undefined;
  const isPrivate = findTokens(value).some(({ kind }) => kind === 'a private key');
  if (!isPrivate && /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(value)) return undefined;
  if (!isPrivate && (isPublic(key) || isPlaceholder(value))) return undefined;
  return isPrivate ? 'real' : judgeCredential(value, [key]);
}
