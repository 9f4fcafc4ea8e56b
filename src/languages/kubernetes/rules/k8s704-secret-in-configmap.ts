import { describeSecret, isCredentialName, judgeCredential } from '../../../core/credentials.ts';
import { defineRule } from '../../../core/rule.ts';
import { scalarMap } from '../../yaml/scalar-map.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { entriesOf, get } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown } from '../document.ts';
import { pathIn } from '../facts.ts';
import { hasSubstitution } from '../template.ts';

const map = (data: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\ndata:\n${data}`;
const SETTING = /^[ \t]*["']?([\w.-]{1,80})["']?[ \t]*[=:][ \t]*["']?([^\s"'#][^\r\n"'#]{0,200})["']?[ \t]*(?:#.*)?$/gm;
/** Settings files; lines in scripts, code and prose only look like settings. */
const SETTINGS_FILE = /\.(?:env|ini|conf|cnf|cfg|properties|ya?ml|toml)$|^[^.]+$/i;

export default defineRule<KubernetesDocument>({
  id: 'K8S704',
  name: 'secret-in-configmap',
  title: 'credential in a ConfigMap',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning' },
  aliases: ['KSV-0109', 'KSV-01010'],
  references: ['https://kubernetes.io/docs/concepts/configuration/configmap/'],
  docs: {
    what: 'A ConfigMap key, or a line `name=value` in a settings file in it, has the name of a credential and a literal value.',
    why: 'ConfigMaps are readable by many and not encrypted at rest, and this one is in the Git history.',
    instead: 'Use a Secret whose values are not committed.',
    exceptions:
      'Placeholders, paths, switches, common default passwords (`info`), scripts and code. The value is never printed.',
  },
  examples: {
    bad: [
      { code: map('  DB_PASSWORD: k3Jv9qLmZx\n'), line: 6 },
      { code: map('  app.properties: |\n    db.user=app\n    db.password=k3Jv9qLmZx\n'), line: 8 },
    ],
    good: [
      { code: map('  DB_USER: app\n  DB_PASSWORD_FILE: /run/secrets/db\n') },
      { code: map('  run.sh: |\n    PASSWORD=$(cat /run/secrets/db)\n') },
    ],
  },

  needs: ['kind:ConfigMap'],
  *check(doc) {
    for (const resource of doc.resources) {
      if (resource.kind.text !== 'ConfigMap' || resource.group !== '') continue;
      for (const { key, value } of entriesOf(get(resource.root, 'data'))) {
        const text = stringOf(value);
        if (value.kind !== 'scalar' || !text || isUnknown(doc, value)) continue;
        const path = pathIn(resource, 'data', key.text);
        const help = 'move it to a Secret whose values are not committed';
        if (!text.includes('\n')) {
          if (!isCredentialName(key.text)) continue;
          const kind = judgeCredential(text);
          if (!kind) continue;
          const message = `${resource.label} contains a credential in \`${key.text}\` (${describeSecret(text)})`;
          yield { at: value.span, message, help, path, ...(kind === 'sample' && { severity: 'info' }) };
          continue;
        }
        if (!SETTINGS_FILE.test(key.text) || text.startsWith('#!')) continue;
        let places: number[] | undefined;
        for (const match of text.matchAll(SETTING)) {
          const [line, name = '', secret = ''] = match;
          if (!isCredentialName(name) || hasSubstitution(secret) || /[\s(){}[\]<>;]/.test(secret.trim())) continue;
          const kind = judgeCredential(secret.trim());
          places ??= kind && scalarMap(value, doc.yaml.text);
          const start = match.index + line.indexOf(secret, line.indexOf(name) + name.length);
          if (!kind || !places) continue;
          yield {
            at: {
              start: places[start] ?? value.span.start,
              end: (places[start + secret.trimEnd().length - 1] ?? value.span.end - 1) + 1,
            },
            message: `${resource.label} contains a credential in \`${name}\` of \`${key.text}\` (${describeSecret(secret.trim())})`,
            help,
            path,
            ...(kind === 'sample' && { severity: 'info' }),
          };
        }
      }
    }
  },
});
