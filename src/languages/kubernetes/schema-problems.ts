import { memory } from '../../core/once.ts';
import type { Fix } from '../../core/rule.ts';
import { stringOf } from '../yaml/scalars.ts';
import { get, isShared, resolve, type YamlNode, type YamlScalar } from '../yaml/tree.ts';
import { type DefinedType, definedTypes } from './definitions.ts';
import type { KubernetesDocument, Resource } from './document.ts';
import { pathIn } from './facts.ts';
import { schemaOf } from './schema.ts';
import { type SchemaProblem, type Step, validate } from './validate.ts';

/** A problem with the object that has it. */
export type ResourceProblem<Kind extends SchemaProblem['kind'] = SchemaProblem['kind']> = Extract<
  SchemaProblem,
  { kind: Kind }
> & {
  readonly resource: Resource;
  /** The file that defines the kind, unless it is built in. */
  readonly definition?: string;
};

const judged = memory<KubernetesDocument, readonly ResourceProblem[]>();

/** Schema violations of the objects in a file: checked once, used by several rules. Templates are skipped. */
export function schemaProblems<Kind extends SchemaProblem['kind']>(
  doc: KubernetesDocument,
  kind: Kind,
): readonly ResourceProblem<Kind>[] {
  let all = judged.get(doc);
  if (!all) {
    all = doc.template ? [] : doc.resources.flatMap((resource) => problemsOf(resource, doc));
    judged.set(doc, all);
  }
  return all.filter((problem): problem is ResourceProblem<Kind> => problem.kind === kind);
}

function problemsOf(resource: Resource, doc: KubernetesDocument): ResourceProblem[] {
  const type = schemaOf(resource.apiVersion.text, resource.kind.text);
  if (!type) return customProblems(resource, doc);
  return validate(resource.root, type, resource.partial).map((problem) => ({ ...problem, resource }));
}

/** Of several copies of a definition only what all of them say counts: it is unknown which one a cluster has. */
function customProblems(resource: Resource, doc: KubernetesDocument): ResourceProblem[] {
  const [first, ...others] = definedTypes(doc, resource);
  if (!first || others.length === 0) return first ? problemsBy(first, resource) : [];
  const said = others.map((one) => new Set(problemsBy(one, resource).map(placeOf)));
  return problemsBy(first, resource).filter((problem) => said.every((places) => places.has(placeOf(problem))));
}

function problemsBy({ path, type }: DefinedType, resource: Resource): ResourceProblem[] {
  const problems = type ? validate(resource.root, type, resource.partial) : [];
  return problems.map((problem) => ({ ...problem, resource, definition: path }));
}

/** What distinguishes a problem from others of the same object. */
function placeOf(problem: SchemaProblem): string {
  return `${problem.kind} ${problem.at.start} ${problem.kind === 'missing-field' ? problem.field : ''}`;
}

/** Steps as `finding.path` shows them: list items by their name. */
export function pathOf({ resource, steps }: ResourceProblem): string {
  const shown: string[] = [];
  let node: YamlNode | undefined = resource.root;
  for (const [index, step] of steps.entries()) {
    if (typeof step === 'number') {
      const item: YamlNode | undefined = node?.kind === 'sequence' ? resolve(node.items[step]) : undefined;
      shown.push(`${shown.pop() ?? ''}[${stringOf(get(item, 'name')) ?? step}]`);
      node = item;
    } else {
      shown.push(step);
      // The end of the path is not searched further; it may be one of thousands of keys.
      if (index + 1 < steps.length) node = get(node, step);
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
