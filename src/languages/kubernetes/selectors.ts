import { stringOf } from '../yaml/scalars.ts';
import { entriesOf, get, itemsOf, type YamlNode } from '../yaml/tree.ts';

/** Whether a label selector (`matchLabels`, `matchExpressions`) selects labels. An empty one selects everything. */
export function selects(selector: YamlNode | undefined, labels: YamlNode | undefined): boolean {
  return (
    selectsLabels(get(selector, 'matchLabels'), labels) &&
    itemsOf(get(selector, 'matchExpressions')).every((expression) => meets(expression, labels))
  );
}

/** Whether labels hold every pair of a plain selector, as Services have it. */
export function selectsLabels(wanted: YamlNode | undefined, labels: YamlNode | undefined): boolean {
  return entriesOf(wanted).every(
    ({ key, value }) => (stringOf(value) ?? '') === (stringOf(get(labels, key.text)) ?? '\0'),
  );
}

/** Whether labels meet one expression. */
export function meets(expression: YamlNode, labels: YamlNode | undefined): boolean {
  const have = stringOf(get(labels, stringOf(get(expression, 'key')) ?? ''));
  const values = itemsOf(get(expression, 'values')).flatMap((one) => stringOf(one) ?? []);
  switch (stringOf(get(expression, 'operator'))) {
    case 'In':
      return have !== undefined && values.includes(have);
    case 'NotIn':
      return have === undefined || !values.includes(have);
    case 'Exists':
      return have !== undefined;
    case 'DoesNotExist':
      return have === undefined;
    default:
      return true;
  }
}
