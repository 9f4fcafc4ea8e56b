import { defineRule } from '../../../core/rule.ts';
import { integerOf, stringOf } from '../../yaml/scalars.ts';
import { get, itemsOf } from '../../yaml/tree.ts';
import type { KubernetesDocument } from '../document.ts';
import { isUnknown } from '../document.ts';
import { podWith } from '../examples.ts';
import { containersOf, reportIn } from '../facts.ts';

const PORTS: ReadonlyMap<number, string> = new Map([
  [9229, "Node's inspector"],
  [5005, 'a Java debugger'],
  [2345, 'Delve'],
  [40000, 'Delve'],
  [5678, 'debugpy'],
]);
const FLAGS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\s)--inspect(?:-brk)?(?:[=\s]|$)/, "Node's inspector"],
  [/agentlib:jdwp|-Xrunjdwp/, 'a Java debugger'],
  [/(?:^|[\s/])dlv\s+(?:debug|exec|attach|dap)/, 'Delve'],
  [/-m\s+debugpy|debugpy\s+--listen/, 'debugpy'],
];
const DEVELOPMENT = /(?:^|[/_.-])(?:dev|development|local|debug|test|tests|example|examples)(?:[/_.-]|$)/i;

export default defineRule<KubernetesDocument>({
  id: 'K8S516',
  name: 'debug-port',
  title: 'debugger in a container',
  severity: 'warning',
  since: '0.1.0',
  fixable: 'never',
  profiles: { recommended: 'warning' },
  aliases: [],
  references: [
    'https://nodejs.org/en/learn/getting-started/debugging#security-implications',
    'https://kubernetes.io/docs/tasks/debug/debug-application/',
  ],
  docs: {
    what: 'Command, arguments or environment start a debugger (`--inspect`, JDWP, Delve, debugpy), or a container lists the usual port of one (`info`).',
    why: 'Anyone who can reach the port can run any code in the process, without a password.',
    instead: 'Do not deploy it; enable it in a development overlay.',
    exceptions: 'Files with `dev`, `local`, `debug`, `test` or `example` in their path.',
  },
  examples: {
    bad: [
      { code: podWith('command: [node, --inspect=0.0.0.0, server.js]\n'), line: 9 },
      { code: podWith('ports:\n  - containerPort: 9229\n'), line: 10 },
    ],
    good: [
      { code: podWith('command: [node, server.js]\n') },
      { code: podWith('ports:\n  - containerPort: 9229\n'), path: 'overlays/dev/app.yaml' },
    ],
  },

  needs: ['command', 'args', 'env', ...[...PORTS.keys()].map((port) => `containerPort:${port}`)],
  *check(doc, facts) {
    if (DEVELOPMENT.test(doc.file.path)) return;
    for (const container of containersOf(doc, facts)) {
      const words = ['command', 'args'].flatMap((key) => itemsOf(get(container.node, key)));
      const values = itemsOf(get(container.node, 'env')).flatMap((one) => get(one, 'value') ?? []);
      const texts = [...words, ...values];
      for (const [index, node] of texts.entries()) {
        // `dlv exec` and `-m debugpy` are two words of a list.
        const joined =
          index < words.length ? `${stringOf(node) ?? ''} ${stringOf(words[index + 1]) ?? ''}` : stringOf(node);
        const found = FLAGS.find(([pattern]) => pattern.test(joined ?? ''));
        if (!found || isUnknown(doc, node)) continue;
        yield reportIn(container, [], {
          at: node.span,
          message: `this starts ${found[1]} in ${container.label}, which runs any code sent to it`,
          help: 'move it to a development overlay',
        });
        break;
      }
      for (const port of itemsOf(get(container.node, 'ports'))) {
        const value = get(port, 'containerPort');
        const debugger_ = PORTS.get(integerOf(value) ?? 0);
        if (!value || !debugger_) continue;
        yield reportIn(container, ['ports'], {
          at: value.span,
          message: `port ${stringOf(value)} is the usual port of ${debugger_}, which runs any code sent to it`,
          help: 'move it to a development overlay',
          severity: 'info',
        });
      }
    }
  },
});
