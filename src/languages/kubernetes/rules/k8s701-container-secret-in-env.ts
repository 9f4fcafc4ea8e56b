import {
  describeSecret,
  findTokens,
  isCredentialName,
  judgeCredential,
  urlPassword,
} from '../../../core/credentials.ts';
import type { Report } from '../../../core/rule.ts';
import { defineRule } from '../../../core/rule.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { get, itemsOf } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown } from '../document.ts';
import { podWith } from '../examples.ts';
import { containersAndStepsOf, reportIn } from '../facts.ts';
import { hasSubstitution } from '../template.ts';

export default defineRule<KubernetesDocument>({
  id: 'K8S701',
  name: 'container-secret-in-env',
  title: 'credential in a container environment variable',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error', 'kube-linter': 'error' },
  aliases: ['env-var-secret'],
  references: ['https://kubernetes.io/docs/concepts/configuration/secret/'],
  docs: {
    what: 'A variable whose name contains password, secret, token or key has a literal value, a connection string contains a password, or a value looks like a known token.',
    why: 'It stays in the Git history for good, and anyone who may read pods can see it.',
    instead: 'Use `valueFrom.secretKeyRef`, or mount the secret. Rotate a credential that was already pushed.',
    exceptions:
      'Empty values, switches, short numbers, paths, variables and templates. Common default passwords (`changeme`, `example`) are `info`. The value is never printed.',
  },
  examples: {
    bad: [
      { code: podWith('env:\n  - name: DB_PASSWORD\n    value: k3Jv9qLmZx\n'), line: 11 },
      { code: podWith('env:\n  - {name: DATABASE_URL, value: "postgres://app:k3Jv9qLmZx@db/app"}\n'), line: 10 },
    ],
    good: [
      { code: podWith('env:\n  - name: DB_PASSWORD\n    valueFrom: {secretKeyRef: {name: db, key: password}}\n') },
      {
        code: podWith(
          'env:\n  - {name: DB_PASSWORD_FILE, value: /run/secrets/db}\n  - {name: TOKEN_TTL, value: "3600"}\n',
        ),
      },
    ],
  },

  needs: ['value'],
  *check(doc, facts) {
    for (const container of containersAndStepsOf(doc, facts)) {
      for (const variable of itemsOf(get(container.node, 'env'))) {
        const name = stringOf(get(variable, 'name'));
        const node = get(variable, 'value');
        const value = stringOf(node);
        if (!name || !node || !value || isUnknown(doc, node)) continue;
        const exposed = exposedIn(name, value);
        if (!exposed) continue;
        yield reportIn(container, [`env[${name}]`, 'value'], {
          at: node.span,
          message: `\`${name}\` of ${container.label} contains ${exposed.what}`,
          help: 'use `valueFrom.secretKeyRef`',
          ...(exposed.severity && { severity: exposed.severity }),
        });
      }
    }
  },
});

interface Exposed extends Pick<Report, 'severity'> {
  readonly what: string;
}

function exposedIn(name: string, value: string): Exposed | undefined {
  const token = findTokens(value)[0];
  if (token) return { what: `${token.kind} (${token.end - token.start} characters)` };
  const password = urlPassword(value);
  const secret = password ? value.slice(password.start, password.end) : value;
  if ((!password && (!isCredentialName(name) || value.includes('://'))) || hasSubstitution(secret)) return undefined;
  // `YOUR_API_KEY`, `API_KEY_VALUE`: a placeholder, not a value.
  if (/^(?:your|my|the|some)[-_a-z]*$/i.test(secret) || secret.toUpperCase().includes(name.toUpperCase()))
    return undefined;
  const kind = judgeCredential(secret);
  if (!kind) return undefined;
  const what = password ? 'a connection string with a literal password' : 'a literal credential';
  return kind === 'sample'
    ? { what: `${what} that is a common default`, severity: 'info' }
    : { what: `${what} (${describeSecret(secret)})` };
}
