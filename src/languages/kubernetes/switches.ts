import type { Span } from '../../core/text.ts';
import { scalarType } from '../yaml/scalars.ts';
import { getIn, type YamlNode } from '../yaml/tree.ts';
import { type Arm, armAt } from './branches.ts';
import type { KubernetesDocument } from './document.ts';

/** The directory of a chart's templates in a path, and what comes before it. */
const TEMPLATE = /^(.*?)(?:^|\/)templates\//;
const CONDITION = /^(if|with|range)\s+(.+)$/;
const VALUE = /^(not\s+)?\$?\.Values((?:\.\w+)+)$/;

/** A value of the chart, and whether a branch wants it to be set. */
interface Wish {
  readonly path: readonly string[];
  readonly wanted: boolean;
}

/** Whether a file is a template of a chart that has conditions. */
export function mayBeSwitched({ template, file }: KubernetesDocument): boolean {
  return template && TEMPLATE.test(file.path) && file.text.includes('.Values.');
}

/** The path of the values of the chart that a template belongs to. */
export function valuesFileOf(path: string): string {
  const chart = TEMPLATE.exec(path)?.[1] ?? '';
  return chart === '' ? 'values.yaml' : `${chart}/values.yaml`;
}

/** By which value the chart leaves a place out, in words; undefined where it does not, or where that is unknown. */
export function switchOf(doc: KubernetesDocument, at: Span): string | undefined {
  if (!doc.values) return undefined;
  for (let arm = armAt(doc, at); arm; arm = arm.outer) {
    for (const { path, wanted } of wishesOf(arm)) {
      const value = getIn(doc.values, path);
      if (value && isSet(value) !== wanted) return `only with \`.Values.${path.join('.')}\`${wanted ? '' : ' off'}`;
    }
  }
  return undefined;
}

/** What has to be set, or not, for an arm to be put in: only plain conditions are read. */
function wishesOf({ words, of }: Arm): readonly Wish[] {
  if (words === 'else' && of) {
    const before = wishesOf(of);
    return before.length === 1 ? before.map(({ path, wanted }) => ({ path, wanted: !wanted })) : [];
  }
  const [, , condition = ''] = CONDITION.exec(words) ?? [];
  const operands = condition.startsWith('and ') ? condition.slice(4).trim().split(/\s+/) : [condition];
  return operands.flatMap((operand) => wishOf(operand) ?? []);
}

function wishOf(operand: string): Wish | undefined {
  const [, negated, path] = VALUE.exec(operand.trim()) ?? [];
  return path === undefined ? undefined : { path: path.slice(1).split('.'), wanted: negated === undefined };
}

/** What Go's templates take for true. */
function isSet(value: YamlNode): boolean {
  if (value.kind === 'map') return value.entries.length > 0;
  if (value.kind === 'sequence') return value.items.length > 0;
  if (value.kind === 'alias') return true;
  const type = scalarType(value);
  if (type === 'null' || value.text === '') return false;
  if (type === 'bool') return /^(?:true|y|yes|on)$/i.test(value.text);
  return !((type === 'int' || type === 'float') && Number(value.text) === 0);
}
