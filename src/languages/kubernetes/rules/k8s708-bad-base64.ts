import { defineRule } from '../../../core/rule.ts';
import { stringOf } from '../../yaml/scalars.ts';
import { entriesOf, get } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown } from '../document.ts';
import { pathIn } from '../facts.ts';
import { decodeBase64, isBase64 } from '../secrets.ts';

const secret = (data: string): string => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\ndata:\n${data}`;

export default defineRule<KubernetesDocument>({
  id: 'K8S708',
  name: 'bad-base64',
  title: 'invalid base64 in a Secret',
  severity: 'error',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'error' },
  aliases: [],
  references: ['https://kubernetes.io/docs/tasks/configmap-secret/managing-secret-using-config-file/'],
  docs: {
    what: 'A value in `data` of a Secret is not valid base64, or decodes to a single line that ends in a line break.',
    why: 'The API server refuses values it cannot decode. The line break comes from `echo` without `-n` and makes passwords wrong.',
    instead: 'Write the plain value under `stringData`, or encode it with `printf %s … | base64`.',
    exceptions: 'Values filled in elsewhere. Text of several lines may end in a line break.',
  },
  examples: {
    bad: [
      { code: secret('  password: p@ssw0rd!\n'), line: 6 },
      { code: secret('  password: azNKdjlxTG1aeAo=\n'), line: 6, why: 'ends in a line break' },
    ],
    good: [{ code: secret('  password: azNKdjlxTG1aeA==\n') }, { code: secret('  password: ${PASSWORD_B64}\n') }],
  },

  needs: ['kind:Secret'],
  *check(doc) {
    for (const resource of doc.resources) {
      if (resource.kind.text !== 'Secret' || resource.group !== '') continue;
      for (const { key, value } of entriesOf(get(resource.root, 'data'))) {
        const text = stringOf(value);
        if (!text || isUnknown(doc, value) || text.startsWith('ENC[') || /^<.*>$/.test(text)) continue;
        const path = pathIn(resource, 'data', key.text);
        if (!isBase64(text.trim())) {
          const message = `\`data.${key.text}\` of ${resource.label} is not valid base64`;
          yield { at: value.span, message, help: 'write the plain value under `stringData`', path };
          continue;
        }
        const decoded = decodeBase64(text);
        if (decoded === undefined || !/^[^\r\n]+\r?\n$/.test(decoded)) continue;
        yield {
          at: value.span,
          message: `\`data.${key.text}\` of ${resource.label} ends in a line break`,
          help: 'encode it without the line break (`printf %s … | base64`), or use `stringData`',
          severity: 'warning',
          path,
        };
      }
    }
  },
});
