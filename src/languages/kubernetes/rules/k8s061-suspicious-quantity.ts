import { defineRule } from '../../../core/rule.ts';
import { stringOf } from '../../yaml/scalars.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown } from '../document.ts';
import { podWith } from '../examples.ts';
import { containersOf, reportIn } from '../facts.ts';
import { parseQuantity, suffixOf } from '../quantity.ts';
import { resourceOf } from '../resources.ts';

const MEBI = 2 ** 20;
const limits = (text: string): string => podWith(`resources:\n  limits:\n    ${text}\n`);

export default defineRule<KubernetesDocument>({
  id: 'K8S061',
  name: 'suspicious-quantity',
  title: 'quantity with a suspicious unit',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning' },
  aliases: [],
  references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory'],
  docs: {
    what: 'Memory or storage in `m` (thousandths of a byte), memory below 4 MiB or above 4 TiB, or a CPU quantity of 100 cores or more.',
    why: 'Kubernetes accepts it: the container is killed at once, or no node ever has room for it.',
    instead: 'Write `Mi` for mebibytes, `m` for thousandths of a core.',
  },
  examples: {
    bad: [
      { code: limits('memory: 400m'), line: 11 },
      { code: limits('cpu: 500'), line: 11 },
    ],
    good: [{ code: limits('memory: 400Mi') }, { code: limits('cpu: 500m') }],
  },

  needs: ['requests', 'limits'],
  *check(doc, facts) {
    for (const container of containersOf(doc, facts)) {
      for (const kind of ['requests', 'limits'] as const) {
        for (const name of ['memory', 'cpu', 'ephemeral-storage']) {
          const node = resourceOf(container, kind, name);
          const text = stringOf(node);
          const amount = text === undefined ? undefined : parseQuantity(text);
          if (!node || text === undefined || amount === undefined || amount <= 0 || isUnknown(doc, node)) continue;
          const wrong = problemOf(name, text, amount);
          if (!wrong) continue;
          yield reportIn(container, ['resources', kind, name], { at: node.span, ...wrong });
        }
      }
    }
  },
});

function problemOf(name: string, text: string, amount: number): { message: string; help: string } | undefined {
  const number = text.replace(/[A-Za-z]+$/, '');
  if (name === 'cpu') {
    if (amount < 100) return undefined;
    return { message: `\`${text}\` of CPU is ${amount} cores`, help: `write \`${number}m\` for thousandths of a core` };
  }
  if (suffixOf(text) === 'm')
    return {
      message: `\`${text}\` of ${name} is thousandths of a byte`,
      help: `write \`${number}Mi\` or \`${number}M\``,
    };
  if (name !== 'memory' || (amount >= 4 * MEBI && amount <= 4 * 2 ** 40)) return undefined;
  const size = amount < 4 * MEBI ? `${Math.round(amount)} bytes` : `${Math.round(amount / 2 ** 40)} TiB`;
  return {
    message: `\`${text}\` of memory is ${size}`,
    help: amount < 4 * MEBI ? `write \`${number}Mi\`` : 'correct the unit',
  };
}
