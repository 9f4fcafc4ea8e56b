import type { Span } from '../../core/text.ts';
import { stringOf } from '../yaml/scalars.ts';
import { asMap, entriesOf, entryOf, get, itemsOf, type YamlMap, type YamlValue } from '../yaml/tree.ts';
import type { Resource } from './document.ts';
import { podTemplatePaths, taskPaths } from './kinds.ts';
import { asInTemplate } from './template.ts';

/** A pod that a workload describes. */
export interface Pod {
  readonly resource: Resource;
  readonly spec: YamlMap;
  /** Metadata of the pods, which is not that of the workload. */
  readonly metadata: YamlMap | undefined;
  /** Keys down to the pod spec, as in `finding.path`. */
  readonly steps: readonly string[];
  /** The key `spec` that holds the pod spec. */
  readonly at: Span;
  readonly securityContext: YamlMap | undefined;
  /** Containers of all three lists, init containers first. */
  readonly containers: readonly Container[];
}

export interface Container {
  readonly pod: Pod;
  readonly node: YamlMap;
  readonly role: 'container' | 'init' | 'ephemeral';
  /** An init container that keeps running next to the others (`restartPolicy: Always`). */
  readonly sidecar: boolean;
  readonly name: string;
  /** `container "api"`, `init container "api"`. */
  readonly label: string;
  readonly steps: readonly string[];
  /** Where to point when something is missing: the value of `name`, else the first key. */
  readonly at: Span;
  readonly securityContext: YamlMap | undefined;
}

const LISTS = [
  ['initContainers', 'init', 'init container'],
  ['containers', 'container', 'container'],
  ['ephemeralContainers', 'ephemeral', 'ephemeral container'],
] as const;

interface Place {
  readonly node: YamlValue | undefined;
  readonly steps: readonly string[];
}

/** The pods of an object; `further` are paths that the configuration gives for its kind. */
export function podsOfResource(resource: Resource, further: readonly (readonly string[])[] = []): readonly Pod[] {
  const pods: Pod[] = [];
  for (const path of [...podTemplatePaths(resource, resource.kind.text), ...further]) {
    for (const { node, steps } of follow({ node: resource.root, steps: [] }, path)) {
      const entry = entryOf(node, 'spec');
      const spec = asMap(entry?.value);
      if (!entry || !spec) continue;
      pods.push(toPod(resource, spec, asMap(get(node, 'metadata')), [...steps, 'spec'], entry.key.span));
    }
  }
  return pods;
}

/** The steps of workflows and tasks: containers of pods of which nothing else is known. */
export function taskStepsOf(resource: Resource): readonly Container[] {
  return taskPaths(resource, resource.kind.text).flatMap((path) =>
    follow({ node: resource.root, steps: [] }, path).flatMap(({ node, steps }) => {
      if (node?.kind !== 'map') return [];
      const pod: Pod = {
        resource,
        spec: node,
        metadata: undefined,
        steps,
        at: node.span,
        securityContext: undefined,
        containers: [],
      };
      const container = toContainer(pod, node, { key: '', role: 'container', words: 'step', index: 0 });
      // A container of a template has the template's name.
      const around = steps.findLast((step) => step.endsWith(']'));
      const name = around ? around.slice(around.indexOf('[') + 1, -1) : (steps.at(-1) ?? '');
      return [{ ...container, steps, name, label: `step "${name}"` }];
    }),
  );
}

function follow(from: Place, path: readonly string[]): readonly Place[] {
  const [step, ...rest] = path;
  if (step === undefined) return [from];
  if (step !== '[]') return follow({ node: get(from.node, step), steps: [...from.steps, step] }, rest);
  return itemsOf(from.node).flatMap((node, index) => {
    const name = stringOf(get(node, 'name')) ?? String(index);
    const last = from.steps.at(-1) ?? '';
    return follow({ node, steps: [...from.steps.slice(0, -1), `${last}[${name}]`] }, rest);
  });
}

function toPod(
  resource: Resource,
  spec: YamlMap,
  metadata: YamlMap | undefined,
  steps: readonly string[],
  at: Span,
): Pod {
  const containers: Container[] = [];
  const securityContext = asMap(get(spec, 'securityContext'));
  const pod: Pod = { resource, spec, metadata, steps, at, securityContext, containers };
  for (const [key, role, words] of LISTS) {
    for (const [index, item] of itemsOf(get(spec, key)).entries()) {
      if (item.kind === 'map') containers.push(toContainer(pod, item, { key, role, words, index }));
    }
  }
  return pod;
}

function toContainer(
  pod: Pod,
  node: YamlMap,
  list: { readonly key: string; readonly role: Container['role']; readonly words: string; readonly index: number },
): Container {
  const nameNode = get(node, 'name');
  const written = stringOf(nameNode);
  const name = written === undefined ? String(list.index) : asInTemplate(written, pod.resource.words);
  const first = entriesOf(node)[0]?.key.span ?? node.span;
  return {
    pod,
    node,
    role: list.role,
    sidecar: list.role === 'init' && stringOf(get(node, 'restartPolicy')) === 'Always',
    name,
    label: `${list.words} "${name}"`,
    steps: [...pod.steps, `${list.key}[${name}]`],
    at: nameNode && nameNode.span.end > nameNode.span.start ? nameNode.span : first,
    securityContext: asMap(get(node, 'securityContext')),
  };
}
