import { memory } from '../../core/once.ts';
import type { Fix } from '../../core/rule.ts';
import { stringOf } from '../yaml/scalars.ts';
import { get, isShared, resolve, type YamlNode, type YamlScalar } from '../yaml/tree.ts';
import type { KubernetesDocument, Resource } from './document.ts';
import { pathIn } from './facts.ts';
import { schemaOf } from './schema.ts';
import { type SchemaProblem, type Step, validate } from './validate.ts';

/** A problem with the object that has it. */
export type ResourceProblem<Kind extends SchemaProblem['kind'] = SchemaProblem['kind']> = Extract<
  SchemaProblem,
  { kind: Kind }
> & { readonly resource: Resource };

const judged = memory<KubernetesDocument, readonly ResourceProblem[]>();

/** What the schema says against the objects of a file: compared once, asked by several rules. Templates are left out. */
export function schemaProblems<Kind extends SchemaProblem['kind']>(
  doc: KubernetesDocument,
  kind: Kind,
): readonly ResourceProblem<Kind>[] {
  let all = judged.get(doc);
  if (!all) {
    all = doc.template ? [] : doc.resources.flatMap(problemsOf);
    judged.set(doc, all);
  }
  return all.filter((problem): problem is ResourceProblem<Kind> => problem.kind === kind);
}

function problemsOf(resource: Resource): ResourceProblem[] {
  const type = schemaOf(resource.apiVersion.text, resource.kind.text);
  if (!type) return [];
  return validate(resource.root, type, resource.partial).map((problem) => ({ ...problem, resource }));
}

/** Steps as `finding.path` shows them: list items by their name. */
export function pathOf({ resource, steps }: ResourceProblem): string {
  const shown: string[] = [];
  let node: YamlNode | undefined = resource.root;
  for (const step of steps) {
    if (typeof step === 'number') {
      const item: YamlNode | undefined = node?.kind === 'sequence' ? resolve(node.items[step]) : undefined;
      shown.push(`${shown.pop() ?? ''}[${stringOf(get(item, 'name')) ?? step}]`);
      node = item;
    } else {
      shown.push(step);
      node = get(node, step);
    }
  }
  return pathIn(resource, ...shown);
}

/** The last key of a path, as a message names a value. */
export function keyOf(steps: readonly Step[]): string {
  return steps.findLast((step) => typeof step === 'string')?.toString() ?? 'the object';
}

/** An edit of one scalar, unless an alias repeats it elsewhere. */
export function replaceScalar(
  { resource }: ResourceProblem,
  scalar: YamlScalar,
  fix: Omit<Fix, 'edits'> & { readonly text: string },
): { readonly fix?: Fix } {
  if (isShared(resource.document, scalar.span)) return {};
  const { text, ...rest } = fix;
  return { fix: { ...rest, edits: [{ span: scalar.span, text }] } };
}
