import { dialectOfProgram } from '../shell/dialect.ts';
import type { Dialect, ScriptOrigin, ShellSource } from '../shell/document.ts';
import { scalarMap } from '../yaml/scalar-map.ts';
import { stringOf } from '../yaml/scalars.ts';
import { get, itemsOf, type YamlNode, type YamlScalar } from '../yaml/tree.ts';
import { hasHole, type KubernetesDocument } from './document.ts';
import type { Container } from './pods.ts';

/** The placeholder of a template action, see template.ts, or an action in a file that is not a template. */
const ACTION = /PLIM(?:S(?:O(?:LL?[xX]*)?)?)?|\{\{[^{}\n]*\}\}/g;
const PROBES = ['startupProbe', 'readinessProbe', 'livenessProbe'];
const HOOKS = ['postStart', 'preStop'];

/** Who runs a script. */
interface Place {
  readonly origin: ScriptOrigin;
  /** Whether the kubelet puts values in place of `$(NAME)` before the shell sees the script. */
  readonly expands: boolean;
}

interface Runner extends Place {
  readonly dialect: Dialect;
  readonly errexit: boolean;
  readonly pipefail: boolean;
}

/** The scripts that a container hands to a shell: to start, in `exec` probes, in lifecycle hooks. */
export function scriptsOf(doc: KubernetesDocument, container: Container): readonly ShellSource[] {
  const { node } = container;
  const own = [...itemsOf(get(node, 'command')), ...itemsOf(get(node, 'args'))];
  const exec = (parent: YamlNode | undefined): readonly YamlNode[] => itemsOf(get(get(parent, 'exec'), 'command'));
  const hooks = get(node, 'lifecycle');
  return [
    scriptOf(doc, container, own, { origin: 'manifest', expands: true }),
    ...PROBES.map((key) => scriptOf(doc, container, exec(get(node, key)), { origin: 'healthcheck', expands: true })),
    // Hooks get their words as written.
    ...HOOKS.map((key) => scriptOf(doc, container, exec(get(hooks, key)), { origin: 'exec', expands: false })),
  ].filter((script) => script !== undefined);
}

/** `[sh, -c, script]`, or the script in `args` after `command: [sh, -c]`. */
function scriptOf(
  doc: KubernetesDocument,
  container: Container,
  words: readonly YamlNode[],
  place: Place,
): ShellSource | undefined {
  const [program, ...rest] = words.map((word) => stringOf(word));
  const dialect = program ? dialectOfProgram(program) : 'none';
  if (dialect === 'none') return undefined;
  let errexit = false;
  let pipefail = false;
  for (let index = 0; index < rest.length; index++) {
    const word = rest[index];
    if (word === undefined || !/^[-+][A-Za-z]+$|^--/.test(word)) return undefined;
    if (word.startsWith('--')) continue;
    errexit ||= word.startsWith('-') && word.includes('e');
    // `-o` and clusters that hold it take their option from the next word.
    if (word.includes('o')) {
      index += 1;
      pipefail ||= rest[index] === 'pipefail';
      errexit ||= rest[index] === 'errexit';
    }
    if (!word.startsWith('-') || !word.includes('c')) continue;
    const node = words[index + 2];
    const runner = { ...place, dialect, errexit, pipefail };
    return node?.kind === 'scalar' ? script(doc, container, node, runner) : undefined;
  }
  return undefined;
}

function script(
  doc: KubernetesDocument,
  container: Container,
  node: YamlScalar,
  { expands, ...shell }: Runner,
): ShellSource | undefined {
  const map = scalarMap(node, doc.yaml.text);
  if (!map) return undefined;
  const variables = variablesOf(container);
  const source = doc.template ? joined(node.text) : node.text;
  return {
    file: doc.file,
    text: asShellSees(source, expands ? variables : []),
    map,
    ...shell,
    variables,
    // What an action puts in is written for this place, and its name is not a shell name.
    substituted: Array.from(node.text.matchAll(ACTION), ({ 0: { length }, index }) => ({
      start: index,
      end: index + length,
    })),
    template: hasHole(doc, node.span) || node.text.includes('{{'),
    host: node.span,
    // Shell text has quotes, `#` and `: `, which mean something to YAML everywhere but in a literal block.
    quoted: node.style !== 'literal',
    refuses: /[\r\n]/,
  };
}

/** Actions between continued lines leave blank lines in a template, and none in what it makes. The width stays. */
function joined(text: string): string {
  return text.replace(/\\\n(?:[ \t]*\n)+/g, (gap) => `${' '.repeat(gap.length - 2)}\\\n`);
}

/**
 * The kubelet puts values in place of `$(NAME)`, and a template in place of its actions. Both become variables of the
 * same width, so that nothing is taken for a constant or for a command.
 */
function asShellSees(text: string, replaced: readonly string[]): string {
  return text
    .replace(/\$\(([A-Za-z_][A-Za-z0-9_]*)\)/g, (whole, name: string) =>
      replaced.includes(name) ? `\${${name}}` : whole,
    )
    .replace(ACTION, (word) => `\${${'P'.repeat(Math.max(1, word.length - 3))}}`);
}

function variablesOf(container: Container): string[] {
  return itemsOf(get(container.node, 'env')).flatMap((one) => stringOf(get(one, 'name')) ?? []);
}
