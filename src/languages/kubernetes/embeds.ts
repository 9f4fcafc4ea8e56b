import type { Document } from '../../core/document.ts';
import { type ImageUse, imagesDocument } from '../images/document.ts';
import { shellDocument } from '../shell/document.ts';
import { dialectOfProgram } from '../shell/language.ts';
import { scalarMap } from '../yaml/scalar-map.ts';
import { stringOf } from '../yaml/scalars.ts';
import { get, itemsOf, type YamlScalar } from '../yaml/tree.ts';
import { isUnknown, type KubernetesDocument } from './document.ts';
import { pathBelow } from './facts.ts';
import type { Container } from './pods.ts';

/** The images that containers name, and the scripts that they hand to a shell. */
export function embedsOf(doc: KubernetesDocument): readonly Document[] {
  const containers = doc.resources.flatMap((resource) => resource.pods.flatMap((pod) => pod.containers));
  const uses = containers.flatMap((container) => imageUse(doc, container) ?? []);
  const scripts = containers.flatMap((container) => scriptOf(doc, container) ?? []);
  return [...(uses.length > 0 ? [imagesDocument(doc.file, uses)] : []), ...scripts];
}

function imageUse(doc: KubernetesDocument, container: Container): ImageUse | undefined {
  const node = get(container.node, 'image');
  if (node?.kind !== 'scalar' || isUnknown(doc, node)) return undefined;
  const text = stringOf(node);
  if (!text) return undefined;
  const inner = node.style === 'single' || node.style === 'double' ? 1 : 0;
  const span = { start: node.span.start + inner, end: node.span.end - inner };
  const literal = doc.file.text.slice(span.start, span.end) === text;
  return {
    text,
    span: literal ? span : node.span,
    literal,
    role: 'container',
    path: pathBelow(container, 'image'),
  };
}

/** `command: [sh, -c, script]`, or the script in `args` behind `command: [sh, -c]`. */
function scriptOf(doc: KubernetesDocument, container: Container): Document | undefined {
  const words = [...itemsOf(get(container.node, 'command')), ...itemsOf(get(container.node, 'args'))];
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
    return node?.kind === 'scalar' ? script(doc, container, node, { dialect, errexit, pipefail }) : undefined;
  }
  return undefined;
}

function script(
  doc: KubernetesDocument,
  container: Container,
  node: YamlScalar,
  shell: {
    readonly dialect: ReturnType<typeof dialectOfProgram>;
    readonly errexit: boolean;
    readonly pipefail: boolean;
  },
): Document | undefined {
  const map = scalarMap(node, doc.yaml.text);
  if (!map) return undefined;
  const variables = variablesOf(container);
  const holes = doc.holes.some((hole) => hole.start < node.span.end && node.span.start < hole.end);
  return shellDocument({
    file: doc.file,
    text: asShellSees(node.text, variables),
    map,
    ...shell,
    variables,
    origin: 'manifest',
    template: holes || node.text.includes('{{'),
    host: node.span,
  });
}

/**
 * The kubelet puts values in place of `$(NAME)`, and a template in place of its actions. Both become variables of the
 * same width, so that nothing is taken for a constant or for a command.
 */
function asShellSees(text: string, variables: readonly string[]): string {
  return text
    .replace(/\$\(([A-Za-z_][A-Za-z0-9_]*)\)/g, (whole, name: string) =>
      variables.includes(name) ? `\${${name}}` : whole,
    )
    .replace(/PLIMS(?:OLLx*|OL?)?/g, (word) => `\${${'P'.repeat(word.length - 3)}}`);
}

function variablesOf(container: Container): string[] {
  return itemsOf(get(container.node, 'env')).flatMap((one) => stringOf(get(one, 'name')) ?? []);
}
